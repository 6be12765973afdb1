// The case file as a page to print: one section a bill, every line with its sums, its reason and its articles.
import type { Language } from '../../core/assess/outcome.ts'
import type { Finding } from '../../core/findings/report.ts'
import type { CaseBill, CaseLine } from './case-file.ts'
import type { IssuerView } from './issuers-view.ts'

export interface CaseHead {
  readonly issuer: IssuerView
  readonly batch: string
  readonly edition: { readonly number: number; readonly digest: string }
  readonly engine: string
}

const WORDS = {
  zh: {
    title: '收费核查案卷',
    issuer: '收费单位',
    uscc: '统一社会信用代码',
    batch: '批次',
    edition: '依据目录版本',
    bills: '单据数',
    lines: '收费行数',
    violations: '违规行数',
    charged: '收取',
    allowed: '应收上限',
    excess: '多收',
    bill: '单据',
    row: '原表行号',
    issuedOn: '开票日期',
    place: '行政区划',
    line: '行',
    description: '收费项目',
    reason: '违规情形与依据',
    total: '多收合计',
    print: '打印',
    none: '—',
    notice: '本案卷由程序依据所列目录版本生成，文件原件请另行核验。',
  },
  en: {
    title: 'Case file',
    issuer: 'Issuer',
    uscc: 'Social credit code',
    batch: 'Batch',
    edition: 'Catalogue edition',
    bills: 'Bills',
    lines: 'Lines',
    violations: 'Violations',
    charged: 'Charged',
    allowed: 'Allowed',
    excess: 'Too much',
    bill: 'Bill',
    row: 'Row of the file',
    issuedOn: 'Issued on',
    place: 'Place',
    line: 'Line',
    description: 'Charge',
    reason: 'Violation and basis',
    total: 'Too much in all',
    print: 'Print',
    none: '—',
    notice: 'Made by a program from the edition named above; the authenticity of the bills is to be verified separately.',
  },
} as const satisfies Record<Language, Readonly<Record<string, string>>>

const STYLE = `
@page { size: A4; margin: 18mm 15mm }
body { font: 10.5pt/1.5 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; color: #111; max-width: 60em; margin: 0 auto; padding: 1em }
h1 { font-size: 18pt; margin: 0 0 .5em } h2 { font-size: 12pt; margin: 1.2em 0 .3em; break-after: avoid }
table { width: 100%; border-collapse: collapse } th, td { border: 1px solid #999; padding: .25em .45em; text-align: left; vertical-align: top }
thead { display: table-header-group } tr { break-inside: avoid } td.sum { text-align: right; white-space: nowrap }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em } dt { color: #555 } dd { margin: 0 }
ul { margin: 0; padding-left: 1.1em } .sums { font-variant-numeric: tabular-nums } .notice { color: #555; font-size: 9pt; margin-top: 2em }
@media print { body { max-width: none; padding: 0 } }
`

/** Nothing but its own style: no script, no image, nothing from elsewhere. */
export const CASE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** Piece by piece, so that a case of thousands of bills is never whole in memory. */
export async function* casePage(head: CaseHead, bills: AsyncIterable<CaseBill>, language: Language): AsyncGenerator<string> {
  const words = WORDS[language]
  const { issuer } = head
  const name = issuer.name ?? issuer.key
  yield `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escaped(words.title)} ${escaped(name)}</title><style>${STYLE}</style></head><body>`
  yield `<h1>${words.title}</h1><dl>${definitions([
    [words.issuer, name],
    [words.uscc, issuer.uscc ?? words.none],
    [words.batch, head.batch],
    [words.edition, `${head.edition.number} · ${head.edition.digest} · ${head.engine}`],
    [words.bills, String(issuer.invoices)],
    [words.lines, String(issuer.lines)],
    [words.violations, String(issuer.violations)],
    [words.total, issuer.excess],
  ])}</dl>`
  for await (const bill of bills) yield billSection(bill, language)
  yield `<p class="notice">${words.notice}</p></body></html>`
}

function definitions(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([term, value]) => `<dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>`).join('')
}

function billSection(bill: CaseBill, language: Language): string {
  const words = WORDS[language]
  const head = [
    `${words.bill} ${bill.invoice ?? words.none}`,
    `${words.row} ${bill.sheet === null ? '' : `${bill.sheet}!`}${bill.row}`,
    `${words.issuedOn} ${bill.issuedOn}`,
    `${words.place} ${bill.jurisdiction}`,
  ]
  const titles = [words.line, words.description, words.charged, words.allowed, words.excess, words.reason]
  const whole = bill.findings.length === 0 ? '' : `<tr><td colspan="5"></td><td>${findingList(bill.findings)}</td></tr>`
  return (
    `<section><h2>${head.map(escaped).join(' · ')}</h2><table><thead><tr>${titles.map((it) => `<th>${it}</th>`).join('')}</tr></thead><tbody>` +
    `${bill.lines.map(lineRow).join('')}${whole}</tbody></table></section>`
  )
}

function lineRow({ id, description, charged, allowed, excess, findings }: CaseLine): string {
  const sums = [charged, allowed ?? '—', excess].map((it) => `<td class="sum sums">${escaped(it)}</td>`).join('')
  return `<tr><td>${escaped(id)}</td><td>${escaped(description)}</td>${sums}<td>${findingList(findings)}</td></tr>`
}

function findingList(findings: readonly Finding[]): string {
  return `<ul>${findings.map(findingItem).join('')}</ul>`
}

function findingItem({ code, message, calculation, basis }: Finding): string {
  const articles = basis.map(({ document, title, clause }) =>
    [document, title === null ? '' : `《${title}》`, clause ?? ''].filter(Boolean).join(' '),
  )
  const parts = [`${code}: ${message}`, ...(calculation === null ? [] : [calculation]), ...articles]
  return `<li>${parts.map(escaped).join('<br>')}</li>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
