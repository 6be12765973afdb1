// What a regulator asks of a batch: by finding, item, month and district; the largest overcharges; what stays suspiciously close to a limit, is split or comes twice.
import type { Language } from '../../core/assess/outcome.ts'
import { fullRegionName, type RegionTable } from '../../core/values/region.ts'
import { type Analysis, placeKey } from './analysis.ts'
import { NEAR_HUNDREDTHS } from './count-bill.ts'
import { yuanText } from './fen.ts'
import { casePath, shareOf, sumsView } from './issuers-view.ts'
import type { Group, Groups, SplitGroup } from './suspicions.ts'
import type { NearLimit, Place, Sums } from './tally.ts'

/** Lines below a limit by so little make a cluster when there are at least so many of them… */
const LEAST_NEAR = 5
/** …and they are at least this share of what the issuer charges for the item. */
const LEAST_NEAR_SHARE = 0.2
const MAX_CLUSTERS = 100

export interface ViewDeps {
  readonly regions: RegionTable
  readonly language: Language
}

export function analysisView(id: string, analysis: Analysis, { regions, language }: ViewDeps) {
  const { tally, suspicions, notes, formulas } = analysis
  const place = placeView(analysis)
  return {
    summary: {
      rows: tally.rows,
      invoices: tally.invoices,
      rejected: tally.rejected,
      verdicts: tally.verdicts,
      lines: tally.lineVerdicts,
      charged: yuanText(tally.charged),
      excess: yuanText(tally.excess),
      issuers: tally.issuers.size,
      sumRowsLeftOut: tally.sumRows,
      formulas,
      notes: notes.map((note) => ({ place: note.place, detail: note.detail[language] })),
    },
    byCode: [...tally.codes]
      .map(([code, { findings, lines, excess, samples }]) => ({
        code,
        findings,
        lines,
        excess: yuanText(excess),
        samples: samples.map(place),
      }))
      .sort((a, b) => b.lines - a.lines || (a.code < b.code ? -1 : 1)),
    byItem: [...tally.items]
      .sort(([idA, a], [idB, b]) => bySums(a.sums, b.sums) || (idA < idB ? -1 : 1))
      .map(([item, { name, kind, sums }]) => {
        const { invoices: _, ...view } = sumsView(sums)
        return { item, name, kind, ...view, links: { item: `/v1/items/${encodeURIComponent(item)}` } }
      }),
    byMonth: [...tally.months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, sums]) => ({ month, ...sumsView(sums) })),
    byDistrict: [...tally.districts]
      .sort(([codeA, a], [codeB, b]) => bySums(a, b) || (codeA < codeB ? -1 : 1))
      .map(([jurisdiction, sums]) => ({ jurisdiction, name: fullRegionName(regions, jurisdiction) ?? null, ...sumsView(sums) })),
    largest: tally.largest.map(({ stretch, row, excess, charged, allowed, invoice, issuer, lineId, description, item, code }) => ({
      row,
      sheet: analysis.bills.get(placeKey({ stretch, row }))?.sheet ?? null,
      invoice,
      line: lineId,
      issuer,
      description,
      item,
      code,
      charged: yuanText(charged),
      allowed: yuanText(allowed),
      excess: yuanText(excess),
      links: { case: casePath(id, issuer) },
    })),
    nearLimit: nearView(tally.near.values()),
    split: { ...groupsView(suspicions.split, place, splitSums) },
    twice: groupsView(suspicions.twice, place, () => ({})),
    sameNumber: groupsView(suspicions.sameNumber, place, () => ({})),
  }
}

export type AnalysisView = ReturnType<typeof analysisView>

function bySums(a: Sums, b: Sums): number {
  if (a.excess !== b.excess) return a.excess > b.excess ? -1 : 1
  return b.violations - a.violations || b.lines - a.lines
}

function splitSums({ charged, allowed }: SplitGroup) {
  return { charged: yuanText(charged), cap: yuanText(allowed) }
}

/** The rule of the clusters stands beside them, so that nobody has to guess what was counted. */
function nearView(all: Iterable<NearLimit>) {
  const clusters = [...all]
    .filter(({ near, bounded }) => near >= LEAST_NEAR && near >= bounded * LEAST_NEAR_SHARE)
    .sort((a, b) => b.near - a.near || (a.issuer + a.item < b.issuer + b.item ? -1 : 1))
  return {
    rule: { withinHundredths: NEAR_HUNDREDTHS, leastLines: LEAST_NEAR, leastShare: LEAST_NEAR_SHARE },
    clusters: clusters.length,
    shown: clusters.slice(0, MAX_CLUSTERS).map(({ issuer, item, bounded, near, nearCharged, gaps }) => ({
      issuer,
      item,
      lines: near,
      ofLines: bounded,
      share: shareOf(near, bounded),
      charged: yuanText(nearCharged),
      /** Lines by how many hundredths they stay below the limit, from 1. */
      byHundredth: gaps,
    })),
  }
}

function groupsView<T extends Group, V extends object>(
  { groups, members, shown }: Groups<T>,
  place: (place: Place) => object,
  sums: (group: T) => V,
) {
  return { groups, members, shown: shown.map((group) => ({ count: group.count, ...sums(group), places: group.places.map(place) })) }
}

/** A place with enough of its bill to find it. */
function placeView({ bills }: Analysis) {
  return (it: Place) => {
    const bill = bills.get(placeKey(it))
    const line = it.line < 0 ? undefined : bill?.lines[it.line]
    return {
      row: it.row,
      sheet: bill?.sheet ?? null,
      invoice: bill?.invoice ?? null,
      issuer: bill?.issuer ?? null,
      issuedOn: bill?.issuedOn ?? null,
      ...(it.line < 0 ? {} : { line: line?.id ?? String(it.line + 1), description: line?.description ?? null, item: line?.item ?? null }),
    }
  }
}
