// The order of verdicts, worst first.
import type { Verdict } from './report.ts'

const RANK = { violation: 0, undetermined: 1, permitted: 2, 'not-regulated': 3 } as const satisfies Record<Verdict, number>

/** The worse of two verdicts. */
export function worse(a: Verdict, b: Verdict): Verdict {
  return RANK[a] <= RANK[b] ? a : b
}
