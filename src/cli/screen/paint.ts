// Colours, only where a person sees them: on a terminal, unless they say otherwise.
import type { Severity, Verdict } from '../../core/findings/report.ts'
import type { Environment } from '../environment.ts'

/** An option outweighs FORCE_COLOR, that outweighs NO_COLOR, and without any of them the terminal decides. */
export function wantsColour(noColour: boolean, env: Environment, isTerminal: boolean): boolean {
  if (noColour) return false
  const forced = env.FORCE_COLOR
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false
  return isTerminal && env.TERM !== 'dumb'
}

const CODES = { plain: '', bold: '1', dim: '2', red: '1;31', green: '32', yellow: '33' } as const
export type Colour = keyof typeof CODES
export type Paint = (colour: Colour, text: string) => string

export function paintIf(coloured: boolean): Paint {
  return (colour, text) => (coloured && colour !== 'plain' && text !== '' ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text)
}

export const COLOUR_OF = {
  violation: 'red',
  undetermined: 'yellow',
  permitted: 'green',
  'not-regulated': 'dim',
  info: 'dim',
} as const satisfies Record<Verdict | Severity, Colour>
