// Every golden bill with the reports the library gives of it in both languages: what all other doors are held against.
import { checkInvoice } from '../../src/app/check-invoice.ts'
import { Library } from '../../src/app/library.ts'
import type { Language } from '../../src/core/assess/outcome.ts'
import type { Report } from '../../src/core/findings/report.ts'
import { loadEdition } from '../../src/entry/load-catalogues.ts'
import { exampleFiles, readable } from '../golden/examples.ts'

export interface Golden {
  readonly name: string
  readonly bill: Readonly<Record<string, unknown>>
  readonly zh: Report
  readonly en: Report
}

export const LANGUAGES = ['zh', 'en'] as const satisfies readonly Language[]

export function reportOf(library: Library, body: unknown, language: Language = 'zh'): Report {
  const answer = checkInvoice(library, { body, language })
  if (answer.ok) return answer.value
  throw new Error(answer.problem.errors.map((it) => `${it.pointer} ${it.detail.en}`).join('; '))
}

/** Judged by a library of its own, so that no other test's order can colour the answers. */
export function goldenBills(library = new Library([loadEdition()])): readonly Golden[] {
  return exampleFiles().map((file) => {
    const { bill } = readable(file)
    return { name: file.name, bill, zh: reportOf(library, bill, 'zh'), en: reportOf(library, bill, 'en') }
  })
}

/** A sample spread evenly over a list, its first and last among it. */
export function spread<T>(list: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, (_, place) => list[Math.round((place * (list.length - 1)) / (count - 1))]).flatMap((it) => it ?? [])
}

export const findingsOf = (report: Report) => [...report.lines.flatMap((line) => line.findings), ...report.findings]
