// Writing one finding of lint on a terminal: where it stands, what is wrong, and the bill that shows it.
import { join, relative } from 'node:path'
import process from 'node:process'
import type { Language } from '../../core/assess/outcome.ts'
import type { Bill } from '../../core/catalogue/lint/bill.ts'
import type { LintFinding } from '../../core/lint.ts'
import type { Page } from '../screen/page.ts'

const INDENT = 4

/** `catalogues/CN/deposit.yaml:12: …` is what editors and terminals open on a click, so this line is never wrapped. */
export function writeFinding(page: Page, finding: LintFinding, folder: string, language: Language): void {
  const file = relative(process.cwd(), join(folder, finding.file)) || finding.file
  const word = SEVERITY_WORDS[finding.severity][language]
  page.line(
    `${page.paint('bold', `${file}:${finding.line}:`)} ${page.paint(finding.severity === 'error' ? 'red' : 'yellow', word)} [${finding.code}] ${finding.detail}`,
  )
  const where = [finding.path, finding.id === undefined ? '' : `(${finding.id})`].filter(Boolean).join(' ')
  page.paragraph(`${finding.sentence[language]}${where === '' ? '' : language === 'zh' ? `：${where}` : `: ${where}`}`, {
    indent: INDENT,
    colour: 'dim',
  })
  if (finding.counterExample === null) return
  const { invoice, shows } = finding.counterExample
  page.paragraph(billText(invoice, language), { indent: INDENT, label: LABELS.bill[language] })
  page.paragraph(shows[language], { indent: INDENT, label: LABELS.shows[language] })
}

const SEVERITY_WORDS = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
} as const satisfies Record<LintFinding['severity'], { zh: string; en: string }>

const LABELS = {
  bill: { zh: '例：', en: 'bill:  ' },
  shows: { zh: '见：', en: 'shows: ' },
} as const

/** The bill on one line: the day, the place, who bills whom, and the line with what it states. */
export function billText({ issuedOn, jurisdiction, issuer, payer, lines }: Bill, language: Language): string {
  const [{ description, quantity, unit, amount, facts = {} }] = lines
  const from = [issuer?.role, issuer?.name].filter(Boolean).join(' ')
  const head = [issuedOn, jurisdiction, from, payer === undefined ? '' : `→ ${payer.kind}`].filter(Boolean).join(' ')
  const much = quantity === undefined ? '' : ` ${quantity} ${unit ?? ''}`.trimEnd()
  const stated = Object.entries(facts).map(([fact, value]) => `${fact} = ${value}`)
  const circumstances = stated.length === 0 ? '' : ` (${stated.join(', ')})`
  const sum = language === 'zh' ? `${amount} 元` : `CNY ${amount}`
  return `${head} | ${description}${much} ${sum}${circumstances}`
}
