// A replay on a terminal: the totals, whose money moves, and each bill on which the two editions differ.
import type { MovedText } from '../../app/moved-money.ts'
import type { ReplayedBill, ReplayedFinding, ReplayReport } from '../../app/replay-report.ts'
import type { Language } from '../../core/assess/outcome.ts'
import type { Page } from '../screen/page.ts'
import { VERDICTS } from '../words.ts'

const INDENT = 4

export function writeReplay(page: Page, report: ReplayReport, language: Language): void {
  const zh = language === 'zh'
  const { totals, items, issuers, bills, unjudged } = report
  page.line()
  page.paragraph(
    zh
      ? `重新核对 ${totals.bills} 张账单：${totals.changed} 张有变化，新增结论 ${totals.new}，消失 ${totals.dropped}，无法核对 ${totals.unjudged}`
      : `${totals.bills} bills replayed: ${totals.changed} differ, ${totals.new} findings new, ${totals.dropped} dropped, ${totals.unjudged} could not be judged`,
    { colour: 'bold' },
  )
  page.paragraph(movedWords(totals.excess), { label: zh ? '应退金额：' : 'to be paid back: ' })
  for (const { item, name, ...moved } of items)
    page.paragraph([name, item ?? '–', movedWords(moved)].filter((it) => it !== null).join(' · '), { indent: 2 })
  for (const { issuer, ...moved } of issuers)
    page.paragraph(`${issuer ?? (zh ? '（未写明收费方）' : '(issuer not named)')} · ${movedWords(moved)}`, { indent: 2 })
  for (const bill of bills) writeBill(page, bill, language)
  for (const { name, before, after } of unjudged) {
    page.line()
    page.paragraph(name, { label: '! ', colour: 'red' })
    for (const [label, faults] of [
      [zh ? '前：' : 'before: ', before],
      [zh ? '后：' : 'after: ', after],
    ] as const)
      for (const { pointer, detail } of faults ?? []) page.paragraph(`${pointer} ${detail}`, { indent: INDENT, label })
  }
}

function writeBill(page: Page, bill: ReplayedBill, language: Language): void {
  page.line()
  const { before, after } = bill.verdict
  const verdict = before === after ? VERDICTS[after][language] : `${VERDICTS[before][language]} → ${VERDICTS[after][language]}`
  page.paragraph(`${bill.name} · ${verdict} · ${movedWords(bill.excess)}`, { label: '~ ', colour: 'bold' })
  writeFindings(page, '', bill)
  for (const line of bill.lines) writeFindings(page, `${line.id} ${line.description} `, line)
}

function writeFindings(
  page: Page,
  where: string,
  part: { readonly new: readonly ReplayedFinding[]; readonly dropped: readonly ReplayedFinding[] },
): void {
  for (const { code, message } of part.new) page.paragraph(`${where}[${code}] ${message}`, { indent: INDENT, label: '+ ' })
  for (const { code, message } of part.dropped) page.paragraph(`${where}[${code}] ${message}`, { indent: INDENT, label: '- ' })
}

/** `20.00 → 50.00 (+30.00)`. */
function movedWords({ before, after, difference }: MovedText): string {
  return `${before} → ${after} (${difference.startsWith('-') ? '' : '+'}${difference})`
}
