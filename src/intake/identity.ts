// Who and where: which identifiers of a bill are sound enough to carry over.
import { usccFault } from '../core/values/uscc.ts'

/** The provinces of GB/T 2260, the only first two digits a jurisdiction can have. */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)
const TAX_BUREAU = /^1(\d{2})\d{8}$/
const AREA = /^\d{6}$/

/** A zero in front is no registering authority: rows of zeros stand in for a code and even satisfy its check character. */
export function isSoundUscc(code: string): boolean {
  return !code.startsWith('0') && usccFault(code) === undefined
}

/** The code where it names a province that exists. */
export function provinceOf(code: string): string | undefined {
  return PROVINCES.has(code) ? code : undefined
}

/** The province of a tax bureau: eleven digits, `1` and then the province. */
export function provinceOfTaxBureau(code: string): string | undefined {
  return provinceOf(TAX_BUREAU.exec(code)?.[1] ?? '')
}

/** A six-digit area code as a jurisdiction: the zeros that pad a city or a province are left off. */
export function jurisdictionOfArea(code: string): string | undefined {
  if (!AREA.test(code) || provinceOf(code.slice(0, 2)) === undefined) return undefined
  return code.replace(/^(\d{2})0000$/, '$1').replace(/^(\d{4})00$/, '$1')
}
