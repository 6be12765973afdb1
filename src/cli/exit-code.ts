// Exit codes of the command line (contract section 7), and which of several wins.
import type { Verdict } from '../core/findings/report.ts'

export const EXIT = { fine: 0, violation: 1, undetermined: 2, unreadable: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export const EXIT_OF_VERDICT = {
  permitted: EXIT.fine,
  'not-regulated': EXIT.fine,
  violation: EXIT.violation,
  undetermined: EXIT.undetermined,
} as const satisfies Record<Verdict, ExitCode>

/** Worst first: what could not be read may hold anything. */
const WORST_FIRST: readonly ExitCode[] = [EXIT.unreadable, EXIT.violation, EXIT.undetermined, EXIT.fine]

export function worstExit(codes: readonly ExitCode[]): ExitCode {
  return WORST_FIRST.find((code) => codes.includes(code)) ?? EXIT.fine
}
