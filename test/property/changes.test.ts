// What must not change when a bill is written otherwise, and what may change only in one direction when more is said.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LineReport, Report } from '../../src/core/findings/report.ts'
import { buildEdition, charge, item, limit } from '../core/build-edition.ts'
import { anyPlan, CLASSES } from './plan.ts'
import { fenText, pose, scaled } from './written.ts'

const RUNS = { numRuns: 150 }
const HAN = /[\u4e00-\u9fff]/

/** A report without the words of its language. */
function wordless(report: Report): unknown {
  const words = new Set(['message', 'calculation', 'name', 'question', 'reason', 'readings'])
  return JSON.parse(JSON.stringify(report, (key, value: unknown) => (words.has(key) ? null : value)))
}
const sorted = (texts: readonly string[]): string[] => texts.toSorted()

describe('the same bill', () => {
  test('gives the same bytes, with members in another order and from an edition built anew', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const [one, other] = [pose(plan), pose(plan)]
        const reversed = Object.fromEntries(Object.entries(other.bill).reverse())
        expect(JSON.stringify(other.built.check(reversed))).toBe(JSON.stringify(one.built.check(one.bill)))
      }),
      RUNS,
    )
  })

  test('differs between the languages in its words only', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { built, bill } = pose(plan)
        const [zh, en] = [built.check(bill, 'zh'), built.check(bill, 'en')]
        expect(wordless(en)).toEqual(wordless(zh))
        const numbers = (report: Report) =>
          report.lines.flatMap((line) => line.findings.map((it) => sorted(it.message.match(/\d+\.\d\d(?!\d)/g) ?? [])))
        expect(numbers(en)).toEqual(numbers(zh))
        const messages = en.lines.flatMap((line) => line.findings.map((it) => it.message))
        expect(messages.filter((message) => HAN.test(message) || message === '')).toEqual([])
      }),
      RUNS,
    )
  })
})

describe('lines', () => {
  test('in another order have the same reports in that order, and the same sums', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { built, bill } = pose(plan)
        const forwards = built.check(bill)
        const backwards = built.check({ ...bill, lines: [...bill.lines].reverse() })
        expect([...backwards.lines].reverse()).toEqual(forwards.lines)
        expect(backwards.summary).toEqual(forwards.summary)
        expect(backwards.verdict).toBe(forwards.verdict)
      }),
      RUNS,
    )
  })

  test('are not touched by another line at a market price', () => {
    const market = { items: [item('coffee', [limit({ type: 'market' })])] }
    fc.assert(
      fc.property(anyPlan, fc.nat(3), (plan, at) => {
        const { built, bill } = pose(plan)
        const alone = built.check(bill)
        const lines = [...bill.lines.slice(0, at), charge('unheard of', '30', { id: 'more' }), ...bill.lines.slice(at)]
        const among = built.check({ ...bill, lines })
        expect(among.lines.filter((line) => line.id !== 'more')).toEqual(alone.lines)
        expect(among.summary.excess).toBe(alone.summary.excess)
      }),
      RUNS,
    )
    expect(buildEdition(market).line(charge('coffee', '30')).verdict).toBe('not-regulated')
  })
})

describe('sizes', () => {
  const unitPrice = fc.integer({ min: 0, max: 999_99 })
  const setting = fc.record({
    price: unitPrice,
    quantity: fc.integer({ min: 1, max: 9999 }),
    fen: fc.integer({ min: 0, max: 9_999_999 }),
    times: fc.integer({ min: 2, max: 50 }),
  })
  const shapes = (price: string) => [
    limit({ type: 'fixed', price, unit: 'kWh' }),
    limit({ type: 'ceiling', price, unit: 'kWh' }),
    limit({ type: 'range', min: '0', max: price, unit: 'kWh' }),
    limit({ type: 'tiers', method: 'slab', by: 'quantity', unit: 'kWh', tiers: [{ price }] }),
  ]

  test('quantity and amount times k: the same verdict, and sums times k', () => {
    fc.assert(
      fc.property(setting, fc.nat(3), ({ price, quantity, fen, times }, which) => {
        const built = buildEdition({ items: [item('a', shapes(fenText(price)).slice(which, which + 1))] })
        const judged = (k: number): LineReport => built.line(charge('a', fenText(fen * k), { quantity: String(quantity * k), unit: 'kWh' }))
        const [one, many] = [judged(1), judged(times)]
        const k = (text: string | null) => fenText(BigInt((text ?? '').replace('.', '')) * BigInt(times))
        expect([many.verdict, many.allowed, many.excess]).toEqual([one.verdict, k(one.allowed), k(one.excess)])
      }),
      RUNS,
    )
  })

  test('a line split into unequal parts allows the same, but for a fen a part', () => {
    const parts = fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 99_999 }), (quantities, price) => {
        const built = buildEdition({ items: [item('a', [limit({ type: 'ceiling', price: scaled(price, 4), unit: 'kWh' })])] })
        const line = (quantity: number) =>
          charge('a', '0', { quantity: scaled(quantity, 3), unit: 'kWh', period: { from: '2023-06-01', to: '2023-06-30' } })
        const whole = built.check({ lines: [line(quantities.reduce((sum, it) => sum + it, 0))] }).summary.allowed
        const split = built.check({ lines: quantities.map(line) }).summary.allowed
        const apart = Math.abs(Number(whole) * 100 - Number(split) * 100)
        expect(Math.round(apart)).toBeLessThanOrEqual(quantities.length)
      }),
      RUNS,
    )
  })

  test('charging more never makes it better', () => {
    const worth = { permitted: 0, undetermined: 1, violation: 2, 'not-regulated': 0 } as const
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 10_000 }), (plan, more) => {
        const { built, bill, expected } = pose(plan)
        const dearer = bill.lines.map((line, place) => ({ ...line, amount: fenText((expected[place]?.charged ?? 0n) + BigInt(more)) }))
        const [before, after] = [built.check(bill).lines, built.check({ ...bill, lines: dearer }).lines]
        for (const [place, line] of before.entries()) {
          const later = after[place]
          if (later === undefined) throw new Error('a line is missing')
          expect(worth[later.verdict]).toBeGreaterThanOrEqual(worth[line.verdict])
        }
      }),
      RUNS,
    )
  })
})

describe('saying more', () => {
  const answers: Record<string, readonly (string | boolean)[]> = {
    etc: [true, false],
    customerClass: CLASSES,
    daysOverdue: ['0', '4', '10'],
    contractAmount: ['0', '123.45', '99999'],
    basePrice: ['0', '0.5', '3'],
  }
  const inFen = (text: string): number => Math.round(Number(text) * 100)

  function checkAnswered(before: LineReport, after: LineReport): void {
    if (before.verdict === 'permitted') expect(['permitted', 'not-regulated']).toContain(after.verdict)
    else if (before.verdict !== 'undetermined') expect(after.verdict).toBe(before.verdict)
    else if (after.verdict !== 'not-regulated') checkWithin(before, after)
  }

  function checkWithin(before: LineReport, after: LineReport): void {
    const open = before.findings.find((it) => it.severity === 'undetermined' && it.least !== null)
    if (open?.least == null) return
    if (after.allowed !== null) expect(inFen(after.allowed)).toBeGreaterThanOrEqual(inFen(open.least))
    if (open.most === null) return
    expect(after.allowed).not.toBeNull()
    expect(inFen(after.allowed ?? '')).toBeLessThanOrEqual(inFen(open.most))
  }

  test('never overturns what was certain, and keeps within what was said to be possible', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...Object.keys(answers)), (plan, fact) => {
        const { built, bill } = pose(plan)
        const before = built.check(bill)
        for (const answer of answers[fact] ?? []) {
          if (fact in bill.facts) return
          const after = built.check({ ...bill, facts: { ...bill.facts, [fact]: answer } })
          for (const [place, line] of before.lines.entries()) {
            const answered = after.lines[place]
            if (answered !== undefined) checkAnswered(line, answered)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  test('what is asked settles it: with every question answered nothing of the facts is open', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(2), (plan, choice) => {
        const { built, bill } = pose(plan)
        let facts = bill.facts
        let report = built.check(bill)
        for (let round = 0; round < 6; round += 1) {
          const asked = report.questions.map((it) => it.fact).filter((fact) => fact in answers && !(fact in facts))
          if (asked.length === 0) break
          for (const fact of asked) facts = { ...facts, [fact]: answers[fact]?.[choice % (answers[fact]?.length ?? 1)] }
          report = built.check({ ...bill, facts })
        }
        const stillOpen = report.lines.flatMap((line) =>
          line.findings.filter((it) => it.code === 'missing-fact').flatMap((it) => it.missing),
        )
        expect(stillOpen.filter((fact) => fact !== 'quantity')).toEqual([])
      }),
      RUNS,
    )
  })
})
