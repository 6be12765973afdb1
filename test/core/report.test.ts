// The report: sums, verdicts and coverage agree with its lines, and the same bill gives the same bytes.
import { describe, expect, test } from 'vitest'
import { check } from '../../src/core/check.ts'
import { report as reportShape } from '../../src/core/findings/report.ts'
import { worse } from '../../src/core/findings/verdict.ts'
import { parseInvoice } from '../../src/core/invoice/parse.ts'
import { buildScope } from '../../src/core/match/scope.ts'
import { BILL, buildEdition, charge, item, limit, REGIONS } from './build-edition.ts'

const built = buildEdition({
  items: [
    item('fixed', [limit({ type: 'fixed', price: '10' })]),
    item('open', [limit({ type: 'ceiling', price: '10' }, { when: { etc: true } }), limit({ type: 'ceiling', price: '20' })]),
    item('market', [limit({ type: 'market' })]),
  ],
})
const LINES = {
  permitted: charge('fixed', '10'),
  violation: charge('fixed', '12'),
  undetermined: charge('open', '15'),
  'not-regulated': charge('market', '7'),
}
type Verdict = keyof typeof LINES
const of = (...verdicts: Verdict[]) => built.check({ id: 'B1', lines: verdicts.map((it) => LINES[it]) })

test('of every verdict a line: the sums are those of the lines', () => {
  const report = of('permitted', 'violation', 'undetermined', 'not-regulated')
  expect(report).toMatchObject({
    invoice: 'B1',
    verdict: 'violation',
    engine: '1.0.0',
    edition: { number: 1, digest: built.edition.digest },
    summary: { charged: '44.00', allowed: '40.00', excess: '2.00', lines: 4, permitted: 1, violation: 1, undetermined: 1, notRegulated: 1 },
    coverage: { lines: 4, examined: 4 },
  })
  expect(report.lines.map((line) => [line.id, line.verdict])).toEqual([
    ['1', 'permitted'],
    ['2', 'violation'],
    ['3', 'undetermined'],
    ['4', 'not-regulated'],
  ])
  expect(reportShape.parse(report)).toEqual(report)
})

describe('the verdict of the bill is the worst', () => {
  test.each<[Verdict[], Verdict]>([
    [['not-regulated'], 'not-regulated'],
    [['not-regulated', 'permitted'], 'permitted'],
    [['permitted', 'undetermined', 'not-regulated'], 'undetermined'],
    [['undetermined', 'violation', 'permitted'], 'violation'],
  ])('%j: %s', (verdicts, expected) => expect(of(...verdicts).verdict).toBe(expected))

  test('in this order', () => {
    expect(worse('violation', 'undetermined')).toBe('violation')
    expect(worse('permitted', 'undetermined')).toBe('undetermined')
    expect(worse('not-regulated', 'permitted')).toBe('permitted')
  })
})

test('where nothing is bounded nothing is said to be allowed', () => {
  expect(of('not-regulated')).toMatchObject({ summary: { allowed: null, excess: '0.00' }, lines: [{ allowed: null, excess: '0.00' }] })
})

test('a permitted line says what permits it', () => {
  expect(of('permitted').lines[0]).toMatchObject({
    basis: [{ document: 'D', clause: '1', inForce: '2000-01-01' }],
    calculation: '10.00 元',
  })
})

test('a line names the item that decided it, and how it was found', () => {
  expect(of('violation').lines[0]?.match).toMatchObject({
    item: 'fixed',
    name: 'fixed',
    kind: 'administrative-fee',
    jurisdiction: 'CN',
    method: 'exact',
    score: 1,
    alternatives: [],
  })
  expect(built.check({ lines: [LINES.violation] }, 'en').lines[0]?.match?.name).toBe('fixed (en)')
})

test('the same bill gives the same bytes, from an edition built anew and whatever was judged before', () => {
  const text = () => JSON.stringify(of('permitted', 'violation', 'undetermined', 'not-regulated'))
  const first = text()
  of('undetermined')
  expect(text()).toBe(first)
})

test('a bill in which nothing was examined is an error, never permitted', () => {
  const parsed = parseInvoice({ ...BILL, lines: [LINES.permitted] }, built.edition.vocabulary, REGIONS)
  if (!parsed.ok) throw new Error('the bill of the test is faulty')
  const scope = buildScope(built.edition, parsed.invoice.chain)
  expect(() => check({ ...parsed.invoice, lines: [] }, built.edition, scope, 'zh')).toThrow(/nothing was examined/)
})
