// The issuers of a batch, ranked by money and by share of lines: where to look first.
import type { Analysis } from './analysis.ts'
import { yuanText } from './fen.ts'
import type { IssuerTally, Sums } from './tally.ts'

export interface SumsView {
  readonly invoices: number
  readonly lines: number
  readonly violations: number
  readonly undetermined: number
  readonly charged: string
  readonly excess: string
  /** Violations among the lines, from 0 to 1. */
  readonly share: number
}

export interface IssuerView extends SumsView {
  /** As it stands in addresses; the code where the bills give one, else the name. */
  readonly key: string
  readonly name: string | null
  readonly uscc: string | null
  readonly rankByExcess: number
  readonly rankByShare: number
  readonly codes: Readonly<Record<string, { readonly lines: number; readonly excess: string }>>
  readonly links: { readonly case: string }
}

const SHARE_DIGITS = 6

export function sumsView({ invoices, lines, violations, undetermined, charged, excess }: Sums): SumsView {
  return {
    invoices,
    lines,
    violations,
    undetermined,
    charged: yuanText(charged),
    excess: yuanText(excess),
    share: shareOf(violations, lines),
  }
}

export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((part / whole).toFixed(SHARE_DIGITS))
}

/** All issuers in the order asked for; equal ones share a rank, and follow each other by key. */
export function rankedIssuers(id: string, { tally }: Analysis, by: 'excess' | 'share'): readonly IssuerView[] {
  const all = [...tally.issuers]
  const byExcess = ranks(all, (a, b) => compareSizes(b.sums.excess, a.sums.excess))
  const byShare = ranks(all, (a, b) => shareOf(b.sums.violations, b.sums.lines) - shareOf(a.sums.violations, a.sums.lines))
  return (by === 'excess' ? byExcess : byShare).order.map(([key, issuer]) => ({
    key,
    name: issuer.name,
    uscc: issuer.uscc,
    ...sumsView(issuer.sums),
    rankByExcess: byExcess.rankOf.get(key) ?? 0,
    rankByShare: byShare.rankOf.get(key) ?? 0,
    codes: Object.fromEntries(
      [...issuer.codes]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, { lines, excess }]) => [code, { lines, excess: yuanText(excess) }]),
    ),
    links: { case: casePath(id, key) },
  }))
}

export function casePath(id: string, key: string): string {
  return `/v1/batches/${id}/issuers/${key === '' ? '-' : encodeURIComponent(key)}/case`
}

type Entry = readonly [string, IssuerTally]

function ranks(all: readonly Entry[], order: (a: IssuerTally, b: IssuerTally) => number) {
  const sorted = all.toSorted(([keyA, a], [keyB, b]) => order(a, b) || (keyA < keyB ? -1 : 1))
  const rankOf = new Map<string, number>()
  let rank = 0
  sorted.forEach(([key, issuer], index) => {
    const before = sorted[index - 1]
    if (before === undefined || order(before[1], issuer) !== 0) rank = index + 1
    rankOf.set(key, rank)
  })
  return { order: sorted, rankOf }
}

function compareSizes(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
