// What is said of a batch is what a naive reckoning over its bills and results says, whatever the bills and wherever the file is cut.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analysisView } from '../../../src/app/batch/analysis-view.ts'
import { rankedIssuers } from '../../../src/app/batch/issuers-view.ts'
import { packed } from '../../../src/app/batch/packed.ts'
import { isRejected } from '../../../src/app/batch/result-line.ts'
import { anyBatch } from './any-batch.ts'
import {
  type Answered,
  answered,
  boundedOf,
  type Charge,
  chargesOf,
  groupBy,
  hundredthsBelow,
  itemSumsOf,
  keyOf,
  moreFirst,
  type Submitted,
  splitOf,
  sumOf,
  sumsOf,
} from './reckoned.ts'
import { library, runWhole } from './run.ts'

const deps = { regions: library.current().regions, language: 'en' } as const
const target = fc.constantFrom(1, 700, 5000, 1_000_000)

interface Seen {
  readonly bills: readonly Answered[]
  readonly charges: readonly Charge[]
  readonly view: ReturnType<typeof analysisView>
  readonly run: Awaited<ReturnType<typeof runWhole>>
}

/** Holds the claim for random batches, each run with a random cut. */
function always(claim: (seen: Seen, sent: readonly (Submitted | string)[]) => void, numRuns = 25): Promise<void> {
  return fc.assert(
    fc.asyncProperty(anyBatch, target, async ({ sent, text }, cut) => {
      const run = await runWhole(text, {}, cut)
      if (run.analysis === undefined) throw new Error(`not analysed: ${run.log.join()}`)
      const bills = answered(sent, run.lines)
      claim({ bills, charges: chargesOf(bills), view: analysisView('b1', run.analysis, deps), run }, sent)
    }),
    { numRuns },
  )
}

const entries = <T, V>(groups: ReadonlyMap<string, T>, of: (group: T) => V) => new Map([...groups].map(([key, group]) => [key, of(group)]))

test('every line that says something is answered once, in its place', () =>
  always(({ run: { lines, state, analysis } }, sent) => {
    const rows = sent.flatMap((it, index) => (typeof it === 'string' && it.trim() === '' ? [] : [index + 1]))
    expect(lines.map(({ row }) => row)).toEqual(rows)
    const rejected = lines.filter(isRejected).length
    expect(state.progress).toMatchObject({ total: rows.length, done: rows.length, rejected })
    expect(analysis?.tally).toMatchObject({ invoices: rows.length - rejected, rejected })
  }))

test('the summary counts every bill and line once and sums to the fen', () =>
  always(({ bills, charges, view: { summary } }) => {
    const { invoices, charged, excess } = sumsOf(bills)
    expect(summary).toMatchObject({ invoices, charged, excess, issuers: new Set(bills.map(({ line }) => keyOf(line))).size })
    const verdicts = ['violation', 'undetermined', 'permitted', 'not-regulated'] as const
    for (const verdict of verdicts) {
      expect(summary.verdicts[verdict]).toBe(bills.filter(({ line }) => line.verdict === verdict).length)
      expect(summary.lines[verdict]).toBe(charges.filter(({ charge }) => charge.verdict === verdict).length)
    }
  }))

test('months and districts are those the bills name, and add up to the whole', () =>
  always(({ bills, view: { byMonth, byDistrict } }) => {
    const months = entries(
      groupBy(bills, ({ line }) => line.issuedOn.slice(0, 7)),
      sumsOf,
    )
    expect(byMonth).toEqual([...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, sums]) => ({ month, ...sums })))
    const districts = entries(
      groupBy(bills, ({ line }) => line.jurisdiction),
      sumsOf,
    )
    expect(new Map(byDistrict.map(({ jurisdiction, name: _, ...sums }) => [jurisdiction, sums]))).toEqual(districts)
    expect(byDistrict.map(({ name }) => name).filter((name) => name === null)).toEqual([])
    expect(byDistrict.map(({ excess }) => excess)).toEqual(byDistrict.map(({ excess }) => excess).toSorted(moreFirst))
  }))

test('each item has the lines that matched it, dearest first', () =>
  always(({ charges, view: { byItem } }) => {
    const matched = groupBy(
      charges.filter(({ charge }) => charge.match?.item != null),
      ({ charge }) => String(charge.match?.item),
    )
    expect(new Map(byItem.map(({ item, name: _, kind: __, links: ___, ...sums }) => [item, sums]))).toEqual(entries(matched, itemSumsOf))
    expect(byItem.map(({ excess }) => excess)).toEqual(byItem.map(({ excess }) => excess).toSorted(moreFirst))
  }))

test('each finding code has its findings, its lines with their excess, and its first places', () =>
  always(({ bills, charges, view: { byCode } }) => {
    const codes = new Set(
      bills.flatMap(({ line }) => [...line.findings, ...line.lines.flatMap((it) => it.findings)].map(({ code }) => String(code))),
    )
    expect(new Set(byCode.map(({ code }) => String(code)))).toEqual(codes)
    for (const { code, findings, lines, excess, samples } of byCode) {
      const [own, whole] = [
        charges.filter(({ charge }) => charge.findings.some((it) => it.code === code)),
        bills.filter(({ line }) => line.findings.some((it) => it.code === code)),
      ]
      const said = bills
        .flatMap(({ line }) => [line.findings, ...line.lines.map((it) => it.findings)].flat())
        .filter((it) => it.code === code)
      expect([code, findings, lines, excess]).toEqual([code, said.length, own.length, own.length === 0 ? '0.00' : itemSumsOf(own).excess])
      const rows = [...own, ...whole].map(({ line }) => line.row).sort((a, b) => a - b)
      expect(samples.map((place) => Reflect.get(place, 'row'))).toEqual(rows.slice(0, 10))
    }
  }))

test('the largest overcharges are those of all lines, largest first and then in the order of the file', () =>
  always(({ charges, view: { largest } }) => {
    const over = charges.filter(({ charge }) => charge.excess !== '0.00')
    const expected = over.toSorted(
      (a, b) => moreFirst(a.charge.excess, b.charge.excess) || a.line.row - b.line.row || a.position - b.position,
    )
    const gist = expected.slice(0, 100).map(({ line, charge, sent, position }) => ({
      row: line.row,
      sheet: null,
      invoice: line.invoice,
      line: charge.id,
      issuer: keyOf(line),
      description: Reflect.get(sent.lines[position] ?? {}, 'description'),
      charged: charge.charged,
      allowed: charge.allowed ?? '0.00',
      excess: charge.excess,
    }))
    expect(largest.map(({ item: _, code: __, links: ___, ...rest }) => rest)).toEqual(gist)
  }))

describe('issuers', () => {
  test('are those the bills name by code or name, with their sums and their findings', () =>
    always(({ bills, run }) => {
      if (run.analysis === undefined) return
      const ranked = rankedIssuers('b1', run.analysis, 'excess')
      const own = groupBy(bills, ({ line }) => keyOf(line))
      expect(new Set(ranked.map(({ key }) => key))).toEqual(new Set(own.keys()))
      for (const { key, name, uscc, rankByExcess: _, rankByShare: __, codes, links, ...sums } of ranked) {
        const theirs = own.get(key) ?? []
        expect(sums).toEqual(sumsOf(theirs))
        expect({ name, uscc }).toEqual(theirs[0]?.line.issuer)
        expect(links.case).toBe(`/v1/batches/b1/issuers/${key === '' ? '-' : encodeURIComponent(key)}/case`)
        for (const [code, { lines, excess }] of Object.entries(codes)) {
          const charged = chargesOf(theirs).filter(({ charge }) => charge.findings.some((it) => it.code === code))
          expect([code, lines, excess]).toEqual([code, charged.length, charged.length === 0 ? '0.00' : itemSumsOf(charged).excess])
        }
      }
    }))

  test('stand in the rank of those with strictly more before them, by money and by share', () =>
    always(({ run }) => {
      if (run.analysis === undefined) return
      for (const by of ['excess', 'share'] as const) {
        const ranked = rankedIssuers('b1', run.analysis, by)
        for (const { excess, share, rankByExcess, rankByShare } of ranked) {
          expect(rankByExcess).toBe(1 + ranked.filter((it) => moreFirst(it.excess, excess) < 0).length)
          expect(rankByShare).toBe(1 + ranked.filter((it) => it.share > share).length)
        }
        const ranks = ranked.map((it) => (by === 'excess' ? it.rankByExcess : it.rankByShare))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      }
    }))
})

describe('suspicions', () => {
  test('name as near a limit what lies within five hundredths of it, where that is often and a good part', () =>
    always(({ charges, view: { nearLimit } }) => {
      const expected = [...boundedOf(charges).values()].flatMap((all) => {
        const near = all.filter((it) => hundredthsBelow(it) >= 1 && hundredthsBelow(it) <= 5)
        if (near.length < nearLimit.rule.leastLines || near.length / all.length < nearLimit.rule.leastShare) return []
        const byHundredth = [1, 2, 3, 4, 5].map((gap) => near.filter((it) => hundredthsBelow(it) === gap).length)
        return [{ lines: near.length, ofLines: all.length, charged: sumOf(near), byHundredth }]
      })
      const shown = nearLimit.shown.map(({ lines, ofLines, charged, byHundredth }) => ({ lines, ofLines, charged, byHundredth }))
      expect(shown).toHaveLength(expected.length)
      expect(shown).toEqual(expect.arrayContaining(expected))
      expect(nearLimit.clusters).toBe(expected.length)
    }))

  test('name as twice the bills equal in everything, and as one number the bills of an issuer that differ', () =>
    always(({ bills, view: { twice, sameNumber } }) => {
      const rowsOf = (groups: readonly (readonly Answered[])[]) => groups.map((group) => group.slice(0, 10).map(({ line }) => line.row))
      const shownRows = (shown: readonly { readonly places: readonly object[] }[]) =>
        shown.map(({ places }) => places.map((place) => Reflect.get(place, 'row')))
      const again = [...groupBy(bills, ({ sent }) => JSON.stringify(sent)).values()].filter((group) => group.length > 1)
      expect(shownRows(twice.shown)).toEqual(rowsOf(again))
      expect([twice.groups, twice.members]).toEqual([again.length, again.flat().length])
      const named = bills.filter(({ line }) => keyOf(line) !== '')
      const numbers = [...groupBy(named, ({ line }) => `${keyOf(line)} ${line.invoice}`).values()].filter(
        (group) => new Set(group.map(({ sent }) => JSON.stringify(sent))).size > 1,
      )
      expect(shownRows(sameNumber.shown)).toEqual(rowsOf(numbers))
      expect([sameNumber.groups, sameNumber.members]).toEqual([numbers.length, numbers.flat().length])
    }, 40))

  test('name as split the charges for one occasion that go over their cap only together', () =>
    always(({ charges, view: { split } }) => {
      const expected = splitOf(charges)
      const gist = (group: readonly Charge[]) => ({
        count: group.length,
        charged: sumOf(group),
        cap: group[0]?.charge.allowed,
        rows: group.slice(0, 10).map(({ line }) => line.row),
      })
      const shown = split.shown.map(({ count, charged, cap, places }) => ({
        count,
        charged,
        cap,
        rows: places.map((place) => Reflect.get(place, 'row')),
      }))
      expect(shown).toHaveLength(expected.length)
      expect(shown).toEqual(expect.arrayContaining(expected.map(gist)))
      expect([split.groups, split.members]).toEqual([expected.length, expected.flat().length])
    }, 40))
})

test('wherever the file is cut, results and analysis are the same', () =>
  fc.assert(
    fc.asyncProperty(anyBatch, target, async ({ text }, cut) => {
      const [whole, parts] = [await runWhole(text, {}, 1_000_000), await runWhole(text, {}, cut)]
      expect(parts.text).toBe(whole.text)
      const view = ({ analysis }: typeof whole) => (analysis === undefined ? undefined : JSON.stringify(analysisView('b1', analysis, deps)))
      expect(view(parts)).toBe(view(whole))
      expect(packed(parts.analysis?.tally.lineVerdicts ?? {})).toBe(packed(whole.analysis?.tally.lineVerdicts ?? {}))
    }),
    { numRuns: 15 },
  ))
