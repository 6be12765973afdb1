// Rows in any order give the invoices that the same rows give to whoever holds them all: nothing is rejected for where it stands.
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { cutCsv } from '../../../src/intake/stream/cut-csv.ts'
import type { ByteSource } from '../../../src/intake/stream/plan.ts'
import { regroup } from '../../../src/intake/stream/regroup.ts'
import { takeStretch } from '../../../src/intake/stream/take-stretch.ts'
import type { IntakeFault } from '../../../src/intake/taken.ts'
import { HERE, joined, taken, utf8 } from '../samples.ts'
import { takenInStretches } from './cut.ts'

const TITLES = ['发票号码', '收费单位', '收费单位统一社会信用代码', '开票日期', '收费项目', '金额']
const CODE = '91650100MA77XYT003'
type Cells = readonly string[]

const row = fc
  .record({
    number: fc.constantFrom('A', 'B', 'C', '001', '001', ''),
    name: fc.constantFrom('', '甲', '乙', '丙\n公司'),
    code: fc.constantFrom('', '', CODE, '123'),
    day: fc.constantFrom('2026-04-05', '2026-04-05', '2026-04-05', '2026-04-06'),
    item: fc.constantFrom('停车费', '公摊费, "含税"', '电费', '小计'),
    amount: fc.constantFrom('1.00', '2.00', '3', '五元'),
  })
  .map(({ number, name, code, day, item, amount }): Cells => [number, name, code, day, item, amount])
const blank = fc.constant<Cells>(['', '', '', '', '', ''])
const sums = fc.constant<Cells>(['合计', '', '', '', '', '9.00'])
const anyRows = fc.array(fc.oneof({ weight: 12, arbitrary: row }, { weight: 1, arbitrary: blank }, { weight: 1, arbitrary: sums }), {
  maxLength: 30,
})
/** One invoice that is sound, so that there is something to take. */
const FIRST: Cells = ['Z', '丁', '', '2026-04-05', '停车费', '1.00']

const csv = (rows: readonly Cells[]) =>
  utf8([TITLES, ...rows].map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n'))
const xlsx = (...sheets: readonly (readonly Cells[])[]) =>
  writeXlsx({ sheets: sheets.map((rows, index) => ({ name: `表${index + 1}`, rows: [TITLES, ...rows].map((cells) => [...cells]) })) })

const english = ({ row, faults }: { readonly row: number; readonly faults: readonly IntakeFault[] }) => ({
  row,
  faults: faults.map(({ place, detail }) => ({ place, detail: detail.en })),
})

describe.each(['csv', 'xlsx'] as const)('a table as %s in any order', (kind) => {
  test('gives in stretches what it gives whole, invoice by invoice in the order in which they begin', () =>
    fc.assert(
      fc.asyncProperty(anyRows, fc.integer({ min: 1, max: 900 }), fc.constantFrom(1, 500, 1_000_000), async (rows, target, runBytes) => {
        const bytes = kind === 'csv' ? csv([FIRST, ...rows]) : await xlsx([FIRST, ...rows])
        const whole = await taken(bytes, kind, HERE)
        const { plan, taken: parts } = await takenInStretches(bytes, kind, target, HERE, runBytes)
        expect(parts.invoices.map(({ body, row: at }) => ({ body, row: at }))).toEqual(
          whole.invoices.map(({ body, row: at }) => ({ body, row: at })),
        )
        expect(parts.rejected.map(english)).toEqual(whole.rejected.map(({ row: at, faults }) => ({ row: at, faults })))
        expect(plan.rows).toBe(rows.length + 1)
        const begun = plan.stretches.map((it) => it.row)
        expect(begun, 'a row is found by the stretch it falls into').toEqual(begun.toSorted((a, b) => a - b))
      }),
      { numRuns: kind === 'csv' ? 150 : 40 },
    ))
})

/** Hands the file out in pieces, as a network does, and remembers how much was asked for at once. */
function inPieces(bytes: Uint8Array, most: number): ByteSource {
  return { size: bytes.length, read: async (from, to) => bytes.subarray(from, Math.min(to, from + most)) }
}

describe('a large table', () => {
  const shuffled = (count: number, each: number) => {
    const all = Array.from({ length: count * each }, (_, index): Cells => [`N${index % count}`, '甲', '', '2026-04-05', '停车费', '1.00'])
    // Steps of a length that shares no divisor with the count come by every row once, far from its neighbours.
    return all.map((_, index) => all[(index * 7_919) % all.length] ?? FIRST)
  }

  test('of twenty thousand invoices in no order at all is judged whole: none lost, none rejected', async () => {
    const rows = shuffled(20_000, 2)
    const { plan, taken: parts } = await takenInStretches(csv(rows), 'csv', 100_000, HERE, 500_000)
    expect([plan.rows, plan.invoices, parts.rejected]).toEqual([40_000, 20_000, []])
    expect(parts.invoices).toHaveLength(20_000)
    for (const { body } of parts.invoices) expect(body).toHaveProperty('lines.length', 2)
    const firsts = new Map([...rows.entries()].reverse().map(([index, [number]]) => [number, index + 2]))
    expect(parts.invoices.map((it) => it.row)).toEqual([...firsts.values()].toSorted((a, b) => a - b))
  })

  test('with five thousand invoices apart among others in order is not refused', async () => {
    const rows = [...shuffled(5_000, 1), ...shuffled(5_000, 1), ['last', '甲', '', '2026-04-05', '停车费', '1.00']]
    const { plan, taken: parts } = await takenInStretches(csv(rows), 'csv', 100_000)
    expect([plan.invoices, parts.invoices.length, parts.rejected.length]).toEqual([5_001, 5_001, 0])
  })

  test('is held a run at a time, and the runs are read back share by share', async () => {
    const [runBytes, window] = [300_000, 20_000]
    const bytes = csv(shuffled(5_000, 4))
    const source = inPieces(bytes, window)
    const first = await cutCsv(source, 1)
    if (!first.ok) throw new Error('not planned')
    const [runs, reads]: [number[], number[]] = [[], []]
    const pieces: Uint8Array[] = []
    const plan = await regroup(source, first.plan, {
      target: 50_000,
      runBytes,
      sink: async (lines) => void pieces.push(lines),
      shelf: async (_, lines) => {
        const all: Uint8Array[] = []
        for await (const piece of lines) all.push(piece)
        const run = joined(...all)
        runs.push(run.length)
        return {
          size: run.length,
          read: async (from, to) => {
            reads.push(to - from)
            return run.subarray(from, to)
          },
        }
      },
    })
    expect(runs.length).toBeGreaterThan(4)
    // What comes with one more window is all that a run may have too much.
    expect(Math.max(...runs)).toBeLessThan(runBytes + 3 * window)
    expect(Math.max(...reads)).toBeLessThanOrEqual(65_536)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(300_000)
    expect(plan.invoices).toBe(5_000)
    const grouped = joined(...pieces)
    const parts = plan.stretches.map((it) => takeStretch(plan, it, grouped.subarray(it.from, it.to), HERE))
    expect(parts.flatMap(({ invoices }) => invoices.map(({ body }) => body))).toHaveLength(5_000)
  })

  test('that is one invoice of any length passes through, its rows in their order', async () => {
    const rows = Array.from({ length: 9_000 }, (_, index): Cells => ['A', '甲', '', '2026-04-05', '停车费', `${index}.00`])
    rows.splice(4_500, 0, ['B', '甲', '', '2026-04-05', '停车费', '1.00'])
    const { taken: parts } = await takenInStretches(csv(rows), 'csv', 1_000, HERE, 100_000)
    const amounts = Array.from({ length: 9_000 }, (_, index) => ({ amount: `${index}.00` }))
    expect(parts.invoices).toMatchObject([
      { row: 2, body: { id: 'A', lines: amounts } },
      { row: 4_502, body: { id: 'B' } },
    ])
  })
})

describe('a row that cannot be read', () => {
  const HEAD = '单号,项目,金额'
  const said = async (...rows: readonly string[]) => {
    const { taken: parts } = await takenInStretches(utf8([HEAD, ...rows].join('\n')), 'csv', 1)
    return [
      parts.invoices.map((it) => it.row),
      parts.rejected.map(({ row: at, rows: count, faults }) => `${at} ${count} ${faults.map(({ detail }) => detail.en).join()}`),
    ]
  }
  const OPEN = 'not well-formed CSV: quote not closed'
  const MALFORMED = 'not well-formed CSV: invalid opening quote'
  const INTERRUPTED = 'a row among those of this invoice cannot be read and may be one of them, so it was not checked'
  const rest = Array.from({ length: 5_000 }, (_, index) => `X${index},长长长长长长长长长长长长长长长,1.00`)
  const others = rest.map((_, index) => index + 5)

  test('rejects the invoice it stands in, once and whole, and itself', async () => {
    expect(await said('A,停车费,1.00', '"A,公摊费,2.00', 'A,电费,3.00', ...rest)).toEqual([others, [`2 2 ${INTERRUPTED}`, `3 1 ${OPEN}`]])
    expect(await said('A,停车费,1.00', 'A,公"摊费,2.00', 'A,电费,3.00', 'B,电费,3.00')).toEqual([
      [5],
      [`2 2 ${INTERRUPTED}`, `3 1 ${MALFORMED}`],
    ])
  })

  test('between two invoices rejects neither', async () => {
    expect(await said('A,停车费,1.00', '"A,公摊费,2.00', 'B,电费,3.00', ...rest)).toEqual([[2, 4, ...others], [`3 1 ${OPEN}`]])
  })

  test('stands in its place among rows in no order, and so does one without a number', async () => {
    expect(
      await said('A,停车费,1.00', 'B,停车费,1.00', 'A,公"摊费,2.00', ',电费,3.00', 'A,电费,3.00', 'C,电费,1.00', 'B,电费,1.00'),
    ).toEqual([
      [2, 3, 7],
      [`4 1 ${MALFORMED}`, '5 undefined the row has no invoice number'],
    ])
  })
})

describe('the sheets of a workbook', () => {
  const line = (number: string, name: string): Cells => [number, name, '', '2026-04-05', '停车费', '1.00']
  const said = async (...sheets: readonly (readonly Cells[])[]) => {
    const { plan, taken: parts } = await takenInStretches(await xlsx(...sheets), 'xlsx', 1)
    expect(plan.invoices).toBe(parts.invoices.length + parts.rejected.length)
    return [parts.invoices.length, parts.rejected.map(({ faults }) => `${faults[0]?.place} ${faults[0]?.detail.en.slice(0, 39)}`)]
  }
  const SEVERAL = 'several sheets hold this invoice number'

  test('may number alike where the issuers differ', async () => {
    expect(await said([line('001', '甲'), line('002', '甲')], [line('001', '乙'), line('002', '乙')])).toEqual([4, []])
  })

  test('that hold one number of one issuer, or of nobody, are not put together and not guessed at: what is in both is rejected', async () => {
    expect(await said([line('1', '甲'), line('2', '甲')], [line('2', '甲'), line('3', '甲')])).toEqual([
      2,
      [`表1!A3 ${SEVERAL}`, `表2!A2 ${SEVERAL}`],
    ])
    expect(await said([line('1', ''), line('2', '')], [line('3', '')], [line('1', '')])).toEqual([
      2,
      [`表1!A2 ${SEVERAL}`, `表3!A2 ${SEVERAL}`],
    ])
  })

  test('without numbers are one invoice each', async () => {
    const sheet = (name: string) => ({
      name,
      rows: [
        ['项目', '金额'],
        ['停车费', '1.00'],
        ['电费', '2.00'],
      ],
    })
    const { plan, taken: parts } = await takenInStretches(await writeXlsx({ sheets: [sheet('一'), sheet('二')] }), 'xlsx', 1)
    expect([plan.invoices, parts.invoices.length, plan.grouped]).toEqual([2, 2, undefined])
  })
})
