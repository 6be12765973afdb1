// Time grows with the lines of a bill and not faster, whatever its lines share.
import { describe, expect, test } from 'vitest'
import { library } from '../built-in.ts'
import { reportOf } from '../contract/golden.ts'

const FEW = 500
const MANY = 2000
/** Four times the lines may take twice as long again as they should; a quadratic check takes sixteen times as long. */
const MOST_RATIO = 8

type Line = Readonly<Record<string, unknown>>
const bill = (count: number, line: (place: number) => Line, role = 'non-grid-supplier') => ({
  jurisdiction: '650502',
  issuedOn: '2023-04-17',
  issuer: { role },
  lines: Array.from({ length: count }, (_, place) => line(place)),
})
const fen = (place: number) => (place / 100 + 1).toFixed(2)

interface Kind {
  readonly title: string
  readonly line: (place: number) => Line
  readonly role?: string
}
const KINDS: readonly Kind[] = [
  { title: 'identical names with distinct amounts', line: (place) => ({ description: '居民生活电费', amount: fen(place) }) },
  { title: 'one line over and over', line: () => ({ description: '居民生活电费', amount: '1.00' }) },
  { title: 'names that all differ', line: (place) => ({ description: `第${place}号房水电公摊费`, amount: '1.00' }) },
  { title: 'names like a charge, each spoilt in its own way', line: (place) => ({ description: `居民生${place}活电费`, amount: '1.00' }) },
  {
    title: 'credits, each taken off a line',
    line: (place) =>
      place % 2 === 0 ? { description: '电费', amount: fen(place) } : { description: '电费', amount: `-${fen(place - 1)}`, credit: true },
  },
  { title: 'credits that meet no line', line: (place) => ({ description: '居民生活电费', amount: `-${fen(place)}`, credit: true }) },
  {
    title: 'losses beside their electricity',
    line: (place) => ({ description: place % 2 === 0 ? '居民生活电费' : '线损费', quantity: '3', unit: 'kWh', amount: fen(place) }),
  },
  {
    title: 'add-ons beside their electricity',
    line: (place) => ({ description: place % 2 === 0 ? '电费' : '服务费', amount: fen(place) }),
  },
  {
    title: 'periods that straddle a change',
    line: (place) => ({
      description: '电费',
      quantity: '10',
      unit: 'kWh',
      amount: fen(place),
      period: { from: '2023-03-01', to: '2023-04-10' },
    }),
  },
  {
    title: 'deposits that must not stand together',
    line: (place) => ({
      description: place % 2 === 0 ? '履约保证金' : '工程质量保证金',
      amount: fen(place),
      facts: { contractAmount: '1000000', settlementAmount: '1000000' },
    }),
    role: 'contracting-party',
  },
]

/** Of the processor and not of the clock: what else runs on the machine does not count. */
function milliseconds(body: object): number {
  const before = process.cpuUsage()
  reportOf(library, body)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const ROUNDS = 9
/** In turn, and the least time of each: what the compiler and the garbage collector add is no part of how the check grows. */
function ratio(many: object, few: object): number {
  const least = { many: Number.POSITIVE_INFINITY, few: Number.POSITIVE_INFINITY }
  for (let round = 0; round < ROUNDS; round += 1) {
    least.few = Math.min(least.few, milliseconds(few))
    least.many = Math.min(least.many, milliseconds(many))
  }
  return least.many / least.few
}

describe.each(KINDS)('$title', ({ line, role }) => {
  test('four times the lines take less than eight times the time', { retry: 1, timeout: 60_000 }, () => {
    expect(ratio(bill(MANY, line, role), bill(FEW, line, role))).toBeLessThan(MOST_RATIO)
  })

  test('ten thousand lines are judged, every one of them', { timeout: 60_000 }, () => {
    const body = bill(10_000, line, role)
    const { lines, summary, coverage } = reportOf(library, body)
    expect([lines.length, summary.lines, coverage.examined]).toEqual([10_000, 10_000, 10_000])
  })
})

test('a bill that repeats one line is judged line by line as that line alone, duplicates aside', () => {
  const alone = reportOf(
    library,
    bill(1, () => ({ description: '居民生活电费', quantity: '10', unit: 'kWh', amount: '4.50' })),
  )
  const among = reportOf(
    library,
    bill(500, (place) => ({ description: '居民生活电费', quantity: '10', unit: 'kWh', amount: '4.50', facts: { object: `表${place}` } })),
  )
  const judged = ({ verdict, allowed, excess, calculation }: (typeof alone.lines)[number]) => ({ verdict, allowed, excess, calculation })
  const [first] = alone.lines.map(judged)
  expect(among.lines.map(judged).filter((it) => JSON.stringify(it) !== JSON.stringify(first))).toEqual([])
})
