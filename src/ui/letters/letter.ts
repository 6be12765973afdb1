// What a claim and a complaint are made of: the violations that were found and nothing else, always in Chinese, for that is who reads them.
import type { Bill } from '../check/bill.ts'
import type { Finding, LineReport, Report } from '../service/answers.ts'

export interface Matter {
  readonly report: Report
  readonly bill: Bill
  readonly rows: readonly number[]
  /** The place by its full name. */
  readonly place: string
}

export interface Point {
  readonly title: string
  readonly paragraphs: readonly string[]
}

export const BLANK = '＿＿＿＿'

/** One point for each line that was found against the rules, then what was found of the bill as a whole. */
export function pointsOf({ report, bill, rows }: Matter): Point[] {
  const lines = report.lines.flatMap((line, place): Point[] => {
    const wrong = line.findings.filter(({ severity }) => severity === 'violation')
    const billed = bill.lines[rows[place] ?? place]
    return wrong.length === 0
      ? []
      : [{ title: titleOf(line, billed?.description || billed?.code || line.id), paragraphs: wrong.flatMap(said) }]
  })
  const whole = report.findings
    .filter(({ severity }) => severity === 'violation')
    .map((finding) => ({ title: '单据整体', paragraphs: said(finding) }))
  return [...lines, ...whole]
}

function titleOf({ charged, allowed, excess }: LineReport, name: string): string {
  const most = allowed === null ? '' : `，最多可收 ${allowed} 元`
  return `“${name}”：实收 ${charged} 元${most}${Number(excess) > 0 ? `，多收 ${excess} 元` : ''}`
}

function said({ message, calculation, basis, verification }: Finding): string[] {
  const articles = basis.map(({ document, title, clause, inForce }) => {
    const named = title === null ? document : `《${title}》（${document}）`
    return `依据：${named}${clause === null ? '' : `，${clause}`}${inForce === null ? '' : `（${inForce} 起施行）`}`
  })
  const caution = verification === 'unconfirmed' ? ['注：所依据的标准尚未与文件原文核对，请以文件原文为准。'] : []
  return [message, ...(calculation === null ? [] : [`计算：${calculation}`]), ...articles, ...caution]
}

/** What was found open is named as open, never as a claim. */
export function openWords({ report }: Matter): string[] {
  const { undetermined } = report.summary
  return undetermined === 0 ? [] : [`另有 ${undetermined} 项因事实不足尚不能断定，不在上述请求之内。`]
}

export function groundWords({ report }: Matter): string {
  return `核对所用目录为第 ${report.edition.number} 版（${report.edition.digest.slice(0, 23)}），报告编号 ${report.id}。`
}

export function dayWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  return year === undefined ? BLANK : `${year}年${Number(month)}月${Number(date)}日`
}

export function numbered(points: readonly Point[]): string[] {
  return points.flatMap(({ title, paragraphs }, place) => [`${place + 1}. ${title}`, ...paragraphs.map((text) => `   ${text}`)])
}
