// A batch reckoned again the naive way: every answer of a regulator's questions worked out over the bills and their result lines, with no tally in between.

import { isRejected, type ReportLine, type ResultLine } from '../../../src/app/batch/result-line.ts'
import type { LineReport } from '../../../src/core/findings/report.ts'
import type { bill } from './bills.ts'

export type Submitted = ReturnType<typeof bill>

/** A bill as it was sent, with the result it got. */
export interface Answered {
  readonly sent: Submitted
  readonly line: ReportLine
}

export interface Charge extends Answered {
  readonly charge: LineReport
  readonly position: number
}

const fen = (text: string): bigint => BigInt(text.replace('.', ''))
const yuan = (sum: bigint): string => `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`
export const keyOf = ({ issuer }: ReportLine): string => issuer.uscc ?? issuer.name ?? ''

/** The judged among the results, each beside the line of the file it came of. */
export function answered(sent: readonly (Submitted | string)[], lines: readonly ResultLine[]): Answered[] {
  return lines.flatMap((line) => {
    const body = sent[line.row - 1]
    return isRejected(line) || typeof body !== 'object' ? [] : [{ sent: body, line }]
  })
}

export function chargesOf(all: readonly Answered[]): Charge[] {
  return all.flatMap((it) => it.line.lines.map((charge, position) => ({ ...it, charge, position })))
}

export function groupBy<T>(all: readonly T[], key: (it: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const it of all) groups.set(key(it), [...(groups.get(key(it)) ?? []), it])
  return groups
}

const count = <T>(all: readonly T[], is: (it: T) => boolean): number => all.filter(is).length
const total = <T>(all: readonly T[], of: (it: T) => string): string => yuan(all.reduce((sum, it) => sum + fen(of(it)), 0n))

/** What is said of any group of bills. */
export function sumsOf(bills: readonly Answered[]) {
  const charges = chargesOf(bills)
  const violations = count(charges, ({ charge }) => charge.verdict === 'violation')
  return {
    invoices: bills.length,
    lines: charges.length,
    violations,
    undetermined: count(charges, ({ charge }) => charge.verdict === 'undetermined'),
    charged: total(bills, ({ line }) => line.summary.charged),
    excess: total(bills, ({ line }) => line.summary.excess),
    share: Number((charges.length === 0 ? 0 : violations / charges.length).toFixed(6)),
  }
}

export function itemSumsOf(charges: readonly Charge[]) {
  const violations = count(charges, ({ charge }) => charge.verdict === 'violation')
  return {
    lines: charges.length,
    violations,
    undetermined: count(charges, ({ charge }) => charge.verdict === 'undetermined'),
    charged: total(charges, ({ charge }) => charge.charged),
    excess: total(charges, ({ charge }) => charge.excess),
    share: Number((violations / charges.length).toFixed(6)),
  }
}

/** By how many hundredths of its limit a charge stays below it, rounded up; 0 where it reaches it. */
export function hundredthsBelow({ charge }: Charge): number {
  const [allowed, charged] = [Number(charge.allowed) * 100, Number(charge.charged) * 100]
  return Math.ceil(Number((((allowed - charged) / allowed) * 100).toFixed(9)))
}

/** Permitted charges for something that has a limit, by issuer and item. */
export function boundedOf(charges: readonly Charge[]): Map<string, Charge[]> {
  const bounded = charges.filter(
    ({ charge }) => charge.verdict === 'permitted' && charge.match?.item != null && charge.allowed !== null && fen(charge.allowed) > 0n,
  )
  return groupBy(bounded, ({ line, charge }) => `${keyOf(line)}\n${charge.match?.item}`)
}

/** Charges for one occasion that together go over the cap of each. */
export function splitOf(charges: readonly Charge[]): Charge[][] {
  const single = charges.filter(({ charge, sent, position }) => {
    const { quantity = '1' }: { quantity?: string } = sent.lines[position] ?? {}
    const isBounded = charge.verdict === 'permitted' && charge.match?.item != null && charge.allowed !== null
    return isBounded && Number(quantity) === 1 && fen(charge.charged) > 0n && fen(charge.allowed ?? '0') > 0n
  })
  const occasions = groupBy(single, ({ line, sent, charge, position }) => {
    const { period = null, facts = {} }: { period?: object | null; facts?: { object?: string } } = sent.lines[position] ?? {}
    return JSON.stringify([keyOf(line), sent.payer, charge.match?.item, line.issuedOn, period, facts.object ?? null, charge.allowed])
  })
  return [...occasions.values()].filter((group) => fen(total(group, ({ charge }) => charge.charged)) > fen(group[0]?.charge.allowed ?? '0'))
}

export const sumOf = (charges: readonly Charge[]): string => total(charges, ({ charge }) => charge.charged)
export const moreFirst = (a: string, b: string): number => (fen(a) === fen(b) ? 0 : fen(a) > fen(b) ? -1 : 1)
