// Replaying bills under another edition: what is new, what is gone, and the money, exact in total whatever is shown one by one.
import { describe, expect, test } from 'vitest'
import { Replay, replay } from '../../src/app/replay.ts'
import { replayReport } from '../../src/app/replay-report.ts'
import type { Edition } from '../../src/core/catalogue/edition.ts'
import type { Item } from '../../src/core/catalogue/schema/item.ts'
import { BILL, buildEdition, charge, ended, item, limit, type Shelf } from '../core/build-edition.ts'

const capped = (price: string): Item => item('bond', [limit({ type: 'ceiling', price })])
const edition = (items: Item[], number = 1, more: Partial<Shelf> = {}): Edition => buildEdition({ items, ...more }, {}, number).edition
const bill = (name: string, amount: string, more: object = {}) => ({
  name,
  body: { ...BILL, issuer: { ...BILL.issuer, name: `${name} Ltd` }, lines: [charge('bond', amount)], ...more },
})
const told = (before: Edition, after: Edition, bills: Parameters<typeof replay>[1], mostBills = 10) =>
  replayReport.strict().parse(replay({ before, after }, bills, { language: 'en', mostBills }))

describe('a cap lowered from 100 to 80', () => {
  const [before, after] = [edition([capped('100')]), edition([capped('80')], 2)]
  const report = told(before, after, [bill('A', '70'), bill('B', '90'), bill('C', '120')])

  test('is a violation more where the charge lies between, and more to pay back where it lay above', () => {
    expect(report.totals).toEqual({
      bills: 3,
      judged: 3,
      unjudged: 0,
      changed: 2,
      new: 1,
      dropped: 0,
      excess: { before: '20.00', after: '50.00', difference: '30.00' },
    })
    expect(report.verdicts).toEqual([{ before: 'permitted', after: 'violation', bills: 1 }])
    expect(report.codes).toEqual([{ code: 'above-limit', new: 1, dropped: 0 }])
    expect([report.before.number, report.after.number]).toEqual([1, 2])
  })

  test('is told by item and by issuer, the largest first, without who is not touched', () => {
    expect(report.items).toEqual([{ item: 'bond', name: 'bond (en)', lines: 3, before: '20.00', after: '50.00', difference: '30.00' }])
    expect(report.issuers.map(({ issuer, difference }) => [issuer, difference])).toEqual(
      [
        ['C Ltd', '20.00'],
        ['B Ltd', '10.00'],
      ].toSorted((a, b) => Number(b[1]) - Number(a[1])),
    )
  })

  test('is told bill by bill and line by line', () => {
    expect(report.bills.map(({ name, verdict, excess }) => [name, verdict.before, verdict.after, excess.difference])).toEqual([
      ['B', 'permitted', 'violation', '10.00'],
      ['C', 'violation', 'violation', '20.00'],
    ])
    const [line] = report.bills[0]?.lines ?? []
    expect(line).toMatchObject({
      id: '1',
      description: 'bond',
      allowed: { before: '100.00', after: '80.00' },
      new: [{ code: 'above-limit', item: 'bond' }],
      dropped: [],
    })
  })

  test('the way back drops what was new, and takes the money back', () => {
    const back = told(after, before, [bill('A', '70'), bill('B', '90'), bill('C', '120')])
    expect([back.totals.new, back.totals.dropped, back.totals.excess.difference]).toEqual([0, 1, '-30.00'])
    expect(back.bills[0]?.lines[0]?.dropped).toEqual(report.bills[0]?.lines[0]?.new)
  })

  test('the totals count bills that are not shown', () => {
    const many = Array.from({ length: 30 }, (_, n) => bill(`N${n}`, '90'))
    const short = told(before, after, many, 2)
    expect([short.bills.length, short.totals.changed, short.totals.excess.difference]).toEqual([2, 30, '300.00'])
    expect(short.issuers).toHaveLength(30)
  })
})

describe('two editions that are one', () => {
  test('differ on no bill, and move no money', () => {
    const one = edition([capped('100')])
    const report = told(one, one, [bill('A', '70'), bill('C', '120')])
    expect([report.totals.changed, report.bills, report.items, report.issuers, report.codes]).toEqual([0, [], [], [], []])
    expect(report.totals.excess).toEqual({ before: '20.00', after: '20.00', difference: '0.00' })
  })
})

describe('a charge', () => {
  test('that ended is another finding of the same item, with all of it to pay back', () => {
    const closed = item('bond', [limit({ type: 'ceiling', price: '100' }, { to: '2022-12-31' })], {
      ended: [ended('abolished', { from: '2023-01-01' })],
    })
    const report = told(edition([capped('100')]), edition([closed], 2), [bill('C', '120')])
    expect(report.codes).toEqual([
      { code: 'above-limit', new: 0, dropped: 1 },
      { code: 'not-in-force', new: 1, dropped: 0 },
    ])
    expect(report.totals.excess.difference).toBe('100.00')
    expect(report.verdicts).toEqual([])
  })

  test('decided by another item moves from the one to the other', () => {
    const other = item('elsewhere', [limit({ type: 'ceiling', price: '80' })], { aliases: ['bond'] })
    const report = told(edition([capped('100')]), edition([other], 2), [bill('C', '120')])
    expect(report.items.map(({ item: id, before, after }) => [id, before, after])).toEqual([
      ['elsewhere', '0.00', '40.00'],
      ['bond', '20.00', '0.00'],
    ])
    expect(report.bills[0]?.lines[0]?.item).toEqual({ before: 'bond', after: 'elsewhere' })
  })
})

describe('a bill that cannot be judged', () => {
  test('under one edition says why, and is in no sum', () => {
    const asked = buildEdition(
      { items: [capped('80')] },
      { facts: [{ name: 'berth', type: 'number', question: { zh: '？', en: '?' } }] },
      2,
    )
    const withFact = bill('F', '120', { facts: { berth: '3' } })
    const report = told(edition([capped('100')]), asked.edition, [withFact, bill('B', '90')])
    expect(report.totals).toMatchObject({ bills: 2, judged: 1, unjudged: 1, excess: { before: '0.00', after: '10.00' } })
    expect(report.unjudged).toMatchObject([{ name: 'F', before: [{ pointer: '/facts/berth' }], after: null }])
  })

  test('under both, whatever it is', () => {
    const one = edition([capped('100')])
    for (const body of [undefined, null, 3, [], {}, { lines: [] }]) {
      const report = told(one, one, [{ name: 'x', body }])
      expect([report.totals.unjudged, report.unjudged[0]?.before?.length]).not.toContain(0)
    }
  })
})

test('bills that come one by one add up to the same', () => {
  const editions = { before: edition([capped('100')]), after: edition([capped('80')], 2) }
  const bills = [bill('A', '70'), bill('B', '90'), bill('C', '120', { jurisdiction: '31' })]
  const one = new Replay(editions, { language: 'zh' })
  for (const it of bills) one.add(it)
  expect(one.report()).toEqual(replay(editions, bills, { language: 'zh' }))
})
