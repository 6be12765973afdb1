// What was abolished, suspended, exempted or turned into a tax may not be charged from that day on, and until the day before is not called so.
import { describe, expect, test } from 'vitest'
import type { Item } from '../../src/core/catalogue/schema/item.ts'
import { billOf } from './bill-of.ts'
import { meeting } from './circumstances.ts'
import { citationFaults, firstProven } from './citations.ts'
import { chargeOf, dayAfter, edition, itemById, items, judge, type Placed, TODAY } from './published.ts'

type End = NonNullable<Item['ended']>[number]
interface Ending {
  readonly title: string
  readonly item: Placed<Item>
  readonly end: End
  readonly from: string
}

/** With the first day on which a document in force says so: a document that reaches back accuses nobody before it was there. */
const all = items.flatMap((item) => (item.value.ended ?? []).map((end, index) => ({ item, end, index })))
const endings: readonly Ending[] = all.flatMap(({ item, end, index }) => {
  const from = end.from ?? edition.compiled.items.find((it) => it.id === item.value.id)?.ended[index]?.grounds.from
  const proven = from === undefined ? undefined : firstProven(from, end.basis)
  return proven === undefined ? [] : [{ title: `${item.value.id} ${end.how} ${proven}`, item, end, from: proven }]
})

function on({ item, end }: Ending, day: string, role = item.value.issuers?.[0]) {
  const { value, jurisdiction } = item
  const report = judge(billOf({ description: value.name.zh, amount: '1234.56', day, jurisdiction, circumstances: meeting(end.when), role }))
  const [line] = report.lines
  if (line === undefined) throw new Error(`${value.id}: no line`)
  return { line, report }
}

const documentsOf = ({ end }: Ending) => end.basis.map((it) => it.document)
const cites = (ending: Ending, day: string) =>
  on(ending, day).line.findings.some(
    (it) =>
      it.severity === 'violation' &&
      it.item === ending.item.value.id &&
      it.basis.some(({ document }) => documentsOf(ending).includes(document)),
  )
/** Another end of the item, or of the charge, that holds that day in the same circumstances. */
const endedAnyway = ({ item, end }: Ending, day: string) =>
  (item.value.ended ?? []).some((it) => it !== end && (it.from ?? '') <= day && day <= (it.to ?? TODAY))

test('there are many of them, and one that cites nothing accuses nobody', () => {
  expect(endings.length).toBeGreaterThan(100)
  const bare = all.filter(({ end }) => end.basis.length === 0)
  const accused = bare.filter(({ item, end }) => on({ title: '', item, end, from: end.from ?? TODAY }, TODAY).line.verdict === 'violation')
  expect(bare.length + endings.length).toBe(all.length)
  expect(accused.map(({ item }) => item.value.id)).toEqual([])
})

describe('on the day', () => {
  test('the whole sum is to be paid back', () => {
    const left = endings.filter((it) => {
      const { line } = on(it, it.from)
      return line.verdict !== 'violation' || line.allowed !== '0.00' || line.excess !== '1234.56'
    })
    expect(left.map((it) => it.title)).toEqual([])
  })

  test('it is called not in force, or an exemption that was not given', () => {
    const CODE: Readonly<Record<string, string>> = {
      abolished: 'not-in-force',
      suspended: 'not-in-force',
      'replaced-by-tax': 'not-in-force',
      exempted: 'discount-not-applied',
    }
    const other = endings.filter((it) => {
      const codes: readonly string[] = on(it, it.from).line.findings.map((found) => found.code)
      return !codes.includes(CODE[it.end.how] ?? '') && !codes.includes('prohibited')
    })
    expect(other.map((it) => it.title)).toEqual([])
  })

  test('it cites what ended it, in force that day', () => {
    const elsewhere = (it: Ending) =>
      on(it, it.from).line.findings.some((found) => {
        const other = itemById.get(found.item ?? '')
        return found.severity === 'violation' && found.basis.length > 0 && other !== undefined && chargeOf(other) === chargeOf(it.item)
      })
    expect(endings.filter((it) => !cites(it, it.from) && !elsewhere(it)).map((it) => it.title)).toEqual([])
    expect(endings.flatMap((it) => citationFaults(on(it, it.from).report, it.from).map((why) => `${it.title}: ${why}`))).toEqual([])
  })

  test('who may never raise it is not told that it ended', () => {
    const strangers = endings.filter(
      ({ item, end }) => item.value.issuers?.includes('bank') === false && end.when?.['issuer.role'] === undefined,
    )
    const told = strangers.filter((it) => on(it, it.from, 'bank').line.findings.some((found) => found.code === 'not-in-force'))
    expect(told.map((it) => it.title)).toEqual([])
  })
})

test('on its last day it still stands, and the day after it is no longer what accuses', () => {
  const passing = endings.flatMap((it) => (it.end.to === undefined ? [] : [{ ...it, last: it.end.to }]))
  expect(passing.length).toBeGreaterThan(0)
  expect(passing.filter((it) => on(it, it.last).line.verdict !== 'violation').map((it) => it.title)).toEqual([])
  const after = passing.filter((it) => cites(it, dayAfter(it.last)) && !endedAnyway(it, dayAfter(it.last)))
  expect(after.map((it) => it.title)).toEqual([])
})

test('the day before, that end accuses nobody', () => {
  const early = endings.filter((it) => {
    const day = dayAfter(it.from, -1)
    return cites(it, day) && on(it, day).line.findings.some((found) => found.limit === null) && !endedAnyway(it, day)
  })
  expect(early.map((it) => it.title)).toEqual([])
})

test('the day before, no violation rests on a document of later days', () => {
  const faults = endings.flatMap((it) => {
    const day = dayAfter(it.from, -1)
    return citationFaults(on(it, day).report, day).map((why) => `${it.title}: ${why}`)
  })
  expect(faults).toEqual([])
})

test('today what has ended for good is ended still', () => {
  const open = endings.filter((it) => it.end.to === undefined)
  expect(open.filter((it) => on(it, TODAY).line.allowed !== '0.00').map((it) => it.title)).toEqual([])
})
