// Every relief that must be given lowers what its items allow on its first day and its last, and on no day before or after.
import { describe, expect, test } from 'vitest'
import type { Item } from '../../src/core/catalogue/schema/item.ts'
import type { Relief } from '../../src/core/catalogue/schema/rule.ts'
import { billOf, unitOf } from './bill-of.ts'
import { type Circumstances, failing, meeting } from './circumstances.ts'
import { citationFaults, firstProven } from './citations.ts'
import { dayAfter, edition, fenOf, itemById, judge, type Placed, reliefs, TODAY } from './published.ts'

interface Due {
  readonly title: string
  readonly relief: Placed<Relief>
  readonly item: Placed<Item>
  readonly from: string
  readonly to: string
}

/** Each relief with each item it must be given on, in the place where both reach. */
const dues: readonly Due[] = reliefs
  .filter(({ value }) => value.enforceable !== false && value.sameAs === undefined)
  .flatMap((relief) =>
    (relief.value.appliesTo ?? []).flatMap((id) => {
      const item = itemById.get(id)
      const first = relief.value.from ?? edition.compiled.reliefs.find(({ rule }) => rule.id === relief.value.id)?.grounds.from
      const from = first === undefined ? undefined : firstProven(first, relief.value.basis)
      if (item === undefined || from === undefined) return []
      return [{ title: `${relief.value.id} on ${id}`, relief, item, from, to: relief.value.to ?? TODAY }]
    }),
  )

/** In the narrower of the two places, under the relief's conditions and those of the item's limit that holds that day. */
function lineOn({ relief, item }: Due, day: string, amount: string, circumstances?: Circumstances) {
  const limit = item.value.limits.find((it) => it.limit.type !== 'market' && (it.from ?? '') <= day && day <= (it.to ?? TODAY))
  const place =
    relief.jurisdiction.length > item.jurisdiction.length || item.jurisdiction === 'CN' ? relief.jurisdiction : item.jurisdiction
  const bill = billOf({
    description: relief.value.names?.[0] ?? item.value.name.zh,
    amount,
    day,
    jurisdiction: place,
    circumstances: circumstances ?? meeting({ ...limit?.when, ...relief.value.when }),
    role: (relief.value.issuers ?? item.value.issuers)?.find((it) => item.value.issuers?.includes(it) !== false),
    unit: limit === undefined ? undefined : unitOf(limit.limit),
  })
  const report = judge(bill)
  const [line] = report.lines
  if (line === undefined) throw new Error(`${relief.value.id}: no line`)
  return { line, report }
}

const MUCH = '900000000.00'
const isGiven = (due: Due, day: string, circumstances?: Circumstances) =>
  lineOn(due, day, MUCH, circumstances).line.findings.some((it) => it.rule === due.relief.value.id)
/** Days on which the item has a limit of its own to lower; a relief may be older or younger than what is held of its item. */
const limited = ({ item }: Due, day: string) => item.value.limits.some((it) => (it.from ?? '') <= day && day <= (it.to ?? TODAY))
const bothDays = dues.flatMap((due) => [...new Set([due.from, due.to])].filter((day) => limited(due, day)).map((day) => ({ due, day })))

test('there are reliefs that must be given, each on items that are published', () => {
  expect(new Set(dues.map((it) => it.relief.value.id)).size).toBeGreaterThan(12)
  const lost = reliefs.flatMap(({ value }) => (value.appliesTo ?? []).filter((id) => !itemById.has(id)).map((id) => `${value.id}: ${id}`))
  expect(lost).toEqual([])
})

describe('on its first day and its last', () => {
  test('a relief that was due and not given is said by its name, or by one that leaves less payable', () => {
    const missed = bothDays.filter(({ due, day }) => {
      const { line } = lineOn(due, day, MUCH)
      const named = line.findings.find((it) => it.rule !== null)
      const other = reliefs.find(({ value }) => value.id === named?.rule)?.value
      const settled = named === undefined && line.allowed !== null && line.verdict === 'violation'
      const better = other !== undefined && Number(other.payable) <= Number(due.relief.value.payable)
      return !better && !(settled && due.item.value.id !== line.findings.find((it) => it.severity === 'violation')?.item)
    })
    expect(missed.map(({ due, day }) => `${due.title} on ${day}`)).toEqual([])
    expect(bothDays.filter(({ due, day }) => isGiven(due, day)).length / bothDays.length).toBeGreaterThan(0.6)
  })

  test('it lowers what is allowed by its share', () => {
    const given = bothDays.filter(({ due, day }) => isGiven(due, day) && Number(due.relief.value.payable) > 0)
    let compared = 0
    const wrong = given.flatMap(({ due, day }) => {
      const { line } = lineOn(due, day, MUCH)
      const others = [
        ...failing({ ...due.relief.value.when }).map((it) => lineOn(due, day, MUCH, it).line),
        ...[dayAfter(due.from, -1), dayAfter(due.to)].map((other) => lineOn(due, other, MUCH).line),
      ]
      const decided = ({ findings }: typeof line) => JSON.stringify([findings[0]?.item, findings[0]?.limit])
      const full = others.find((it) => decided(it) === decided(line) && it.findings.every((found) => found.rule === null))?.allowed ?? null
      const less = line.allowed
      if (full === null || less === null) return []
      compared += 1
      const share = BigInt(Math.round(Number(due.relief.value.payable) * 100))
      const expected = (2n * fenOf(full) * share + 100n) / 200n
      return fenOf(less) === expected ? [] : [`${due.title} on ${day}: ${full} became ${less}`]
    })
    expect(wrong).toEqual([])
    expect(compared / given.length).toBeGreaterThan(0.5)
  })

  test('given in full it is permitted', () => {
    const refused = bothDays.filter(({ due, day }) => {
      const { allowed } = lineOn(due, day, MUCH).line
      return allowed !== null && isGiven(due, day) && lineOn(due, day, allowed).line.verdict === 'violation'
    })
    expect(refused.map(({ due, day }) => `${due.title} on ${day}`)).toEqual([])
  })

  test('the violation rests on documents in force that day', () => {
    const faults = bothDays.flatMap(({ due, day }) =>
      citationFaults(lineOn(due, day, MUCH).report, day).map((why) => `${due.title}: ${why}`),
    )
    expect(faults).toEqual([])
  })
})

describe('it is not asked for', () => {
  test('the day before and the day after', () => {
    const wrong = dues.flatMap((due) =>
      [dayAfter(due.from, -1), dayAfter(due.to)].filter((day) => day < TODAY && isGiven(due, day)).map((day) => `${due.title} on ${day}`),
    )
    expect(wrong).toEqual([])
  })

  test('where one of its circumstances is known to fail', () => {
    const wrong = dues.flatMap((due) =>
      failing(due.relief.value.when ?? {})
        .filter((it) => isGiven(due, due.from, it))
        .map(() => due.title),
    )
    expect(wrong).toEqual([])
  })

  test('where it only encourages', () => {
    const idle = reliefs.filter(({ value }) => value.enforceable === false)
    expect(idle.length).toBeGreaterThan(0)
    const wrong = idle.flatMap((relief) =>
      (relief.value.appliesTo ?? []).flatMap((id) => {
        const item = itemById.get(id)
        const due = item === undefined ? undefined : { title: id, relief, item, from: relief.value.from ?? TODAY, to: TODAY }
        return due !== undefined && isGiven(due, due.from) ? [relief.value.id] : []
      }),
    )
    expect(wrong).toEqual([])
  })
})
