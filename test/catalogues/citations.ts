// Whether the violations of a report rest on law in force: documents.yaml read once more, apart from the code that chose what to cite.
import type { Report } from '../../src/core/findings/report.ts'
import { documents, fault } from '../golden/cited-documents.ts'
import { TODAY } from './published.ts'

/** What is wrong with the documents that the violations cite, on a bill on which everything happens on one day. */
export function citationFaults(report: Report, day: string): readonly string[] {
  return [...report.lines.flatMap((line) => line.findings), ...report.findings]
    .filter((it) => it.severity === 'violation' && it.code !== 'arithmetic')
    .flatMap(({ code, basis }) =>
      basis.length === 0 ? [`${code} cites nothing`] : basis.flatMap((it) => fault(it.document, day) ?? unread(it.document, day)),
    )
}

/** The first day from which a rule both holds and has a document in force to show for it; undefined where it has none. */
export function firstProven(from: string, basis: readonly { readonly document: string }[]): string | undefined {
  const days = basis.flatMap(({ document }) => {
    const { inForce, published, year } = documents[document] ?? {}
    // A document that reaches back to before it was published accuses nobody until it is there to be read.
    const readable = [inForce ?? [], published ?? []].flat().sort().at(-1)
    return readable ?? (year === undefined || from.startsWith(String(year)) ? [] : `${year}-12-31`)
  })
  return [from, ...days]
    .filter((day) => day >= from && day <= TODAY)
    .sort()
    .find((day) => basis.some(({ document }) => fault(document, day) === undefined && unread(document, day).length === 0))
}

/** A violation may not rest on what nobody could have read that day. */
function unread(document: string, day: string): readonly string[] {
  const published = documents[document]?.published
  return published !== undefined && day < published ? [`${document} was published only on ${published}`] : []
}
