// What of every bill is remembered for questions across the whole batch: a few numbers each.
import { textHash } from '../../intake/hash.ts'
import { fenOf } from './fen.ts'
import type { JudgedBill } from './judged-bill.ts'
import { VERDICT_ORDER } from './verdict-order.ts'

/** `[row, place of the verdict in VERDICT_ORDER, hash of the content, hash of issuer and number or 0]`. */
export type BillTrace = readonly [row: number, verdict: number, content: number, number: number]
/** A permitted charge for one occasion: `[hash of who, whom, what and when, row, line from 0, charged fen, allowed fen]`, the sums as text. */
export type PartTrace = readonly [group: number, row: number, line: number, charged: string, allowed: string]

export interface Traces {
  readonly bills: BillTrace[]
  readonly parts: PartTrace[]
}

/** Digits of a report's id that are kept: 52 bits. */
const ID_DIGITS = 13

export function traceBill(traces: Traces, bill: JudgedBill): void {
  const { row, report, issuer } = bill
  const content = Number.parseInt(report.id.slice(0, ID_DIGITS), 16)
  const number = report.invoice === null || issuer.key === '' ? 0 : textHash(`${issuer.key}\n${report.invoice}`)
  traces.bills.push([row, VERDICT_ORDER.indexOf(report.verdict), content, number])
  report.lines.forEach((line, index) => {
    const submitted = bill.invoice.lines[index]
    const item = line.match?.item
    if (submitted === undefined || item == null || line.verdict !== 'permitted' || line.allowed === null) return
    // A charge for a quantity has a limit that grows with it: only what is charged once can be split to stay below a cap.
    if (submitted.quantity !== undefined && !submitted.quantity.equals(1)) return
    const allowed = fenOf(line.allowed)
    const charged = fenOf(line.charged)
    if (charged <= 0n || allowed <= 0n) return
    const { from = '', to = '' } = submitted.period ?? {}
    const object = String(submitted.facts?.['object'] ?? '')
    const group = textHash([issuer.key, bill.payer.key, item, bill.issuedOn, from, to, object, line.allowed].join('\n'))
    traces.parts.push([group, row, index, String(charged), String(allowed)])
  })
}
