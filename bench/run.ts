// npm run bench: ratios measured side by side in one run, against the targets they are to reach.
import { Library } from '../src/app/library.ts'
import { loadEdition } from '../src/entry/load-catalogues.ts'
import { benchEngine, benchGrowth, type EngineRow } from './engine.ts'
import { benchHttp } from './http.ts'

const MOST_OF_FLOOR = 3
const MOST_GROWTH = 1.2
const LEAST_OF_BARE = 0.6

const library = new Library([loadEdition()])
const rows = await benchEngine(library)
const growth = await benchGrowth(library, 100, 10_000)
console.log(
  'In process, medians (µs). floor: JSON.parse of the request + JSON.stringify of the report; check: decoded body → report; whole: bytes → bytes.',
)
console.table(
  rows.map((row) => ({
    lines: row.lines,
    floor: round(row.floor),
    check: round(row.check),
    whole: round(row.whole),
    'check ÷ floor': ratio(row.check, row.floor),
    'whole ÷ floor': ratio(row.whole, row.floor),
    'check a line': round(row.check / row.lines),
  })),
)
const http = await benchHttp()
console.log('Over HTTP, a bill of 10 lines, medians (requests a second).')
console.table([{ service: Math.round(http.service), bare: Math.round(http.bare), 'service ÷ bare': ratio(http.service, http.bare) }])

verdict(`check at 10 lines ≤ ${MOST_OF_FLOOR} × its floor`, at(10).check / at(10).floor, (it) => it <= MOST_OF_FLOOR)
verdict(`a line at 10,000 lines ≤ ${MOST_GROWTH} × a line at 100`, growth, (it) => it <= MOST_GROWTH)
verdict(`HTTP ≥ ${LEAST_OF_BARE} of the bare route`, http.service / http.bare, (it) => it >= LEAST_OF_BARE)

function at(lines: number): EngineRow {
  const row = rows.find((it) => it.lines === lines)
  if (row === undefined) throw new Error(`no measurement of ${lines} lines`)
  return row
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}

function ratio(a: number, b: number): number {
  return Number((a / b).toFixed(2))
}

function verdict(target: string, value: number, reached: (value: number) => boolean): void {
  console.log(`${reached(value) ? 'reached' : 'MISSED '}  ${value.toFixed(2)}  ${target}`)
}
