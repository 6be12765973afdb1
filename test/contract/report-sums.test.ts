// The sums of a report are those of its lines, and its verdict the worst of them: recomputed in whole fen, apart from the engine.
import { expect, test } from 'vitest'
import type { Report, Verdict } from '../../src/core/findings/report.ts'
import { findingsOf, goldenBills } from './golden.ts'

const golden = goldenBills()
const WORST: readonly Verdict[] = ['violation', 'undetermined', 'permitted', 'not-regulated']

const fen = (text: string): bigint => BigInt(text.replace('.', ''))
const yuan = (sum: bigint): string => `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`
const total = (sums: readonly string[]): string => yuan(sums.reduce((all, it) => all + fen(it), 0n))
const worst = (verdicts: readonly string[]): Verdict => WORST.find((it) => verdicts.includes(it)) ?? 'not-regulated'

test.each(golden)('$name: charged, allowed, excess and counts are those of the lines', ({ zh: { summary, lines } }) => {
  const bounded = lines.flatMap((it) => it.allowed ?? [])
  const count = (verdict: Verdict) => lines.filter((it) => it.verdict === verdict).length
  expect(summary).toEqual({
    charged: total(lines.map((it) => it.charged)),
    allowed: bounded.length === 0 ? null : total(bounded),
    excess: total(lines.map((it) => it.excess)),
    lines: lines.length,
    permitted: count('permitted'),
    violation: count('violation'),
    undetermined: count('undetermined'),
    notRegulated: count('not-regulated'),
  })
})

test.each(golden)(
  '$name: what is to be paid back is charged less allowed, never below zero and never above charged',
  ({ zh: { lines } }) => {
    for (const { id, charged, allowed, excess, verdict } of lines) {
      const over = allowed === null ? 0n : fen(charged) - fen(allowed)
      expect(excess, `line ${id}`).toBe(yuan(over > 0n ? over : 0n))
      expect(fen(excess) <= fen(charged), `line ${id}`).toBe(true)
      if (over > 0n) expect(verdict, `line ${id}`).toBe('violation')
    }
  },
)

test('where nothing is wrong with a bill nothing is to be paid back', () => {
  const paidBack = golden.filter(({ zh }) => zh.verdict !== 'violation' && zh.summary.excess !== '0.00')
  expect(paidBack.map(({ name }) => name)).toEqual([])
})

test.each(golden)('$name: the verdict is the worst of its findings, of each line and of the bill', ({ zh }) => {
  for (const line of zh.lines) {
    const severities = line.findings.map((it) => it.severity).filter((it) => it !== 'info')
    if (severities.length > 0) expect(line.verdict, `line ${line.id}`).toBe(worst(severities))
    else expect(['permitted', 'not-regulated'], `line ${line.id}`).toContain(line.verdict)
  }
  const general = zh.findings.map((it) => it.severity)
  expect(zh.verdict).toBe(worst([...zh.lines.map((it) => it.verdict), ...general]))
})

test('what a finding says every answer allows is never more than what it says any allows', () => {
  const crossed = (report: Report) =>
    findingsOf(report).filter(({ least, most }) => least !== null && most !== null && fen(least) > fen(most))
  expect(golden.flatMap(({ name, zh }) => crossed(zh).map((it) => `${name}: ${it.code}`))).toEqual([])
})

test('an open finding brackets what was charged: above what is certain, not above what nothing allows', () => {
  const outside = golden.flatMap(({ name, zh }) =>
    zh.lines
      .filter((line) => line.verdict === 'undetermined')
      .flatMap((line) =>
        line.findings
          .filter(({ severity, least, most }) => severity === 'undetermined' && least !== null && most !== null)
          .filter(({ least, most }) => fen(line.charged) <= fen(least ?? '0.00') || fen(line.charged) > fen(most ?? '0.00'))
          .map((it) => `${name}, line ${line.id}: ${it.code}`),
      ),
  )
  expect(outside).toEqual([])
})
