// Every limit of every item, on its first day and its last: what it allows may be charged, one fen more may not, and nobody is accused by mistake.
import { describe, expect, test } from 'vitest'
import type { Limit } from '../../src/core/catalogue/schema/limit.ts'
import { fault } from '../golden/cited-documents.ts'
import { billOfLimit, type LimitDay, limitDays } from './bill-of.ts'
import { citationFaults } from './citations.ts'
import { dayAfter, edition, fenOf, judge, set, TODAY, yuanOf } from './published.ts'
import { reckoned } from './reckoned.ts'

const MUCH = '999999999999.00'
/** Shapes that state a sum once their base and quantity are known. */
const STATING = new Set(['fixed', 'ceiling', 'range', 'percent', 'markup', 'discount', 'tiers', 'free'])

const lineOf = (it: LimitDay, amount: string) => {
  const report = judge(billOfLimit(it, amount))
  const [line] = report.lines
  if (line === undefined) throw new Error(`${it.title}: no line`)
  return { line, report }
}
const probed = limitDays.map((it) => ({ ...it, allowed: lineOf(it, '1.00').line.allowed }))
const bounded = probed.flatMap((it) => (it.allowed === null ? [] : [{ ...it, allowed: it.allowed }]))
const unbounded = probed.filter((it) => it.allowed === null)
const over = bounded.map((it) => ({ ...it, ...lineOf(it, yuanOf(fenOf(it.allowed) + 1n)) }))
/** The limit that a finding shows is the one of the file, member by member. */
const isShown = (limit: Limit, shown: Readonly<Record<string, unknown>> | null) =>
  Object.entries({ ...limit.limit, to: limit.to ?? null }).every(([key, value]) => JSON.stringify(shown?.[key]) === JSON.stringify(value))
const neverHolds = (id: string, index: number) => {
  const grounds = edition.compiled.items.find((it) => it.id === id)?.limits[index]?.grounds
  return (grounds?.from ?? '') > (grounds?.to ?? TODAY)
}
const titles = (list: readonly LimitDay[]) => list.map((it) => it.title)

test('there are hundreds of them, and most of them bound what may be charged', () => {
  expect(limitDays.length).toBeGreaterThan(1000)
  expect(bounded.length / limitDays.length).toBeGreaterThan(0.6)
})

describe('where a bill is bounded', () => {
  test('what is allowed does not move with what is charged', () => {
    const moved = bounded.filter((it) => lineOf(it, it.allowed).line.allowed !== it.allowed || lineOf(it, MUCH).line.allowed !== it.allowed)
    expect(titles(moved)).toEqual([])
  })

  test('charging exactly what is allowed is permitted, or the bill is asked what would settle it', () => {
    const faults = bounded.flatMap((it) => {
      const { line } = lineOf(it, it.allowed)
      if (line.verdict === 'permitted') return []
      const open = line.findings.filter((finding) => finding.severity === 'undetermined')
      const named = open.some((finding) => finding.missing.length > 0 || finding.code === 'contested-reading')
      return line.verdict === 'undetermined' && named ? [] : [`${it.title}: ${line.verdict}`]
    })
    expect(faults).toEqual([])
  })

  test('nearly all are settled: a question at the limit is the exception', () => {
    const open = bounded.filter((it) => STATING.has(it.limit.limit.type) && lineOf(it, it.allowed).line.verdict !== 'permitted')
    expect(open.length / bounded.length).toBeLessThan(0.05)
  })

  test('what every answer allows is permitted without a question', () => {
    const faults = bounded.flatMap((it) =>
      lineOf(it, it.allowed)
        .line.findings.flatMap(({ least }) => least ?? [])
        .filter((least) => lineOf(it, least).line.verdict !== 'permitted')
        .map((least) => `${it.title}: ${least}`),
    )
    expect(faults).toEqual([])
  })

  test('one fen more is a violation by one fen', () => {
    expect(titles(over.filter(({ line }) => line.verdict !== 'violation' || line.excess !== '0.01'))).toEqual([])
  })

  test('the violation rests on documents in force that day, drafts never among them', () => {
    expect(over.flatMap((it) => citationFaults(it.report, it.day).map((why) => `${it.title}: ${why}`))).toEqual([])
  })
})

describe('the sum', () => {
  /** The limit of the file is the one that decided: no other item, no relief, no earlier limit of the same item. */
  const own = over.flatMap((it) => {
    const finding = it.line.findings.find((found) => found.severity === 'violation')
    const decides = finding?.item === it.item.value.id && finding.rule === null && isShown(it.limit, finding.limit)
    return decides && STATING.has(it.limit.limit.type) ? [it] : []
  })

  test('is in nearly every case decided by the limit it was made for', () => {
    const stating = over.filter((it) => STATING.has(it.limit.limit.type))
    expect(own.length / stating.length).toBeGreaterThan(0.93)
  })

  test('is the one a person reckons from the file', () => {
    const wrong = own.flatMap((it) => {
      const { facts = {} } = Object(billOfLimit(it, '1.00').lines[0])
      const expected = reckoned(it.limit, facts)
      return expected !== undefined && yuanOf(expected) === it.allowed ? [] : [`${it.title}: ${it.allowed}, reckoned ${expected}`]
    })
    expect(wrong).toEqual([])
  })
})

describe('where nothing bounds a bill', () => {
  test('no sum is a violation', () => {
    expect(titles(unbounded.filter((it) => lineOf(it, MUCH).line.verdict === 'violation'))).toEqual([])
  })

  test('it is because the sum is set elsewhere, left to the market, or no document of it was in force that day', () => {
    const bare = unbounded.filter(({ item, limit, day }) => {
      const shape = limit.limit
      if (shape.type === 'local-standard')
        return shape.atMost !== undefined && !('of' in shape.atMost && shape.atMost.of === shape.amountFact)
      const held = !neverHolds(item.value.id, item.value.limits.indexOf(limit))
      return held && shape.type !== 'market' && limit.basis.some((it) => fault(it.document, day) === undefined)
    })
    expect(titles(bare)).toEqual([])
  })

  test('a high sum is left open with a reason, or is no matter of the catalogues', () => {
    const silent = unbounded.filter((it) => {
      const { line } = lineOf(it, MUCH)
      if (line.verdict === 'not-regulated') return it.limit.limit.type !== 'market'
      return (
        line.verdict !== 'undetermined' || !line.findings.some((finding) => finding.severity === 'undetermined' && finding.message !== '')
      )
    })
    expect(titles(silent)).toEqual([])
  })
})

test('every limit can hold on some day: its documents are not younger than its last day', () => {
  const never = set.files.flatMap(({ items = [] }) =>
    items.flatMap(({ id, limits }) => limits.flatMap((_, index) => (neverHolds(id, index) ? [`${id} limit ${index}`] : []))),
  )
  expect(never).toEqual([])
})

test('before anything was published there is no verdict: neither permitted nor accused', () => {
  const first = limitDays.filter((it) => it.limit.from !== undefined)
  const faults = first.flatMap((it) => {
    const day = '1949-10-01'
    const { verdict, findings } = lineOf({ ...it, day }, MUCH).line
    const timeless = it.item.value.limits.some((limit) => limit.from === undefined && limit.limit.type === 'market')
    return verdict === 'violation' || (verdict === 'permitted' && !timeless)
      ? [`${it.title}: ${verdict} ${findings.map((f) => f.code)}`]
      : []
  })
  expect(faults).toEqual([])
})

test('a day before its first day a limit is not what decides', () => {
  const dated = limitDays.filter((it) => it.day === it.limit.from)
  const faults = dated.filter((it) => {
    const { line } = lineOf({ ...it, day: dayAfter(it.day, -1) }, MUCH)
    return line.findings.some((found) => found.item === it.item.value.id && found.limit?.['from'] === it.limit.from)
  })
  expect(titles(faults)).toEqual([])
})
