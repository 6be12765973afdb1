// The engine agrees with a second, naive reckoning over random catalogues and bills.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyPlan } from './plan.ts'
import { fenText, pose } from './written.ts'

test('verdict, allowed and excess of every line are those of the oracle', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const { built, bill, expected } = pose(plan)
      const report = built.check(bill)
      const shown = report.lines.map(({ verdict, charged, allowed, excess }) => ({ verdict, charged, allowed, excess }))
      expect(shown).toEqual(
        expected.map(({ verdict, charged, allowed, excess }) => ({
          verdict,
          charged: fenText(charged),
          allowed: allowed === undefined ? null : fenText(allowed),
          excess: fenText(excess),
        })),
      )
      expect(report.summary.excess).toBe(fenText(expected.reduce((sum, it) => sum + it.excess, 0n)))
      for (const { verdict } of expected) seen.set(verdict, (seen.get(verdict) ?? 0) + 1)
    }),
    { numRuns: 800 },
  )
  // The plans are worth judging: every verdict comes up, none of them rarely.
  for (const verdict of ['permitted', 'violation', 'undetermined', 'not-regulated'])
    expect(seen.get(verdict) ?? 0, verdict).toBeGreaterThan(10)
})
