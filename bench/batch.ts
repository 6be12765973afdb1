// npm run bench:batch: what a batch costs beside the floor of its bytes and beside a peer, and how much memory it takes at any length.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judgeStretch } from '../src/app/batch/judge-stretch.ts'
import { Library } from '../src/app/library.ts'
import { loadEdition } from '../src/entry/load-catalogues.ts'
import { CSV_HEADER, csvRows, ndjsonBill } from './batch-files.ts'
import { type Floor, floorOf } from './batch-floor.ts'
import { benchMemory } from './batch-memory.ts'
import { peerRowsPerSecond } from './batch-peer.ts'
import { benchService } from './batch-service.ts'

const BILLS = 3000
/** Rounds before anything is timed: a batch worth waiting for runs compiled code. */
const WARM_UPS = 8
const ROUNDS = 15
const MEMORY_SIZES = [10_000, 100_000, 1_000_000]
const LEAST_OF_FLOOR = 0.5
const LEAST_OF_PEER = 2
const MOST_MEGABYTES = 400
const MOST_WAITING = 3

const library = new Library([loadEdition()])
const terms = { edition: 1, language: 'zh', defaults: {} } as const

const rows: object[] = []
const shares = new Map<string, number>()
let csvRate = 0
for (const form of ['ndjson', 'csv'] as const) {
  const bills = Array.from({ length: BILLS }, (_, index) => (form === 'csv' ? csvRows(index) : ndjsonBill(index))).join('')
  const bytes = new TextEncoder().encode(form === 'csv' ? CSV_HEADER + bills : bills)
  const floor = await floorOf(library, bytes, form)
  const { own, least, share } = await sideBySide(floor)
  const lines = form === 'csv' ? bills.split('\n').length - 1 : BILLS
  shares.set(form, share)
  if (form === 'csv') csvRate = lines / own
  rows.push({
    form,
    bills: BILLS,
    rows: lines,
    'floor ms': ms(least),
    'batch ms': ms(own),
    'of the floor': round(share),
    'rows a second': Math.round(lines / own),
  })
}
console.log(
  'One core, medians of processor time. Floor: the same bytes parsed (JSON.parse, csv-parse) and the same results written (JSON.stringify).',
)
console.table(rows)

const peer = await peerRowsPerSecond()
console.log(`CSV rows a second of one core: ${Math.round(csvRate)}; @cmsgov/hpt-validator: ${Math.round(peer)}`)

for (const [form, share] of shares) verdict(`${form} ≥ ${LEAST_OF_FLOOR} of its floor`, share, share >= LEAST_OF_FLOOR)
verdict(`CSV ≥ ${LEAST_OF_PEER} × the rows a second of hpt-validator`, csvRate / peer, csvRate / peer >= LEAST_OF_PEER)

const wanted = process.argv.slice(2).map(Number)
const folder = await mkdtemp(join(tmpdir(), 'qingdan-bench-'))
try {
  for (const bills of wanted.length > 0 ? wanted : MEMORY_SIZES) {
    const { megabytes, seconds } = await benchMemory(folder, bills)
    console.log(`${bills} bills of NDJSON on the command line: ${Math.round(bills / seconds)} a second`)
    verdict(`peak memory at ${bills} bills ≤ ${MOST_MEGABYTES} MB`, megabytes, megabytes <= MOST_MEGABYTES)
  }
  const most = Math.max(...(wanted.length > 0 ? wanted : MEMORY_SIZES))
  const { billsPerSecond, megabytes, idle, busy } = await benchService(folder, most)
  console.log(`${most} bills of NDJSON over HTTP: ${Math.round(billsPerSecond)} a second`)
  console.log(`a single check of 10 lines, median: ${idle.toFixed(1)} ms at rest, ${busy.toFixed(1)} ms beside the batch`)
  verdict(`peak memory of the service with a batch of ${most} bills ≤ ${MOST_MEGABYTES} MB`, megabytes, megabytes <= MOST_MEGABYTES)
  verdict(`a single check beside a batch ≤ ${MOST_WAITING} × its time at rest`, busy / idle, busy / idle <= MOST_WAITING)
} finally {
  await rm(folder, { recursive: true, force: true })
}

interface Compared {
  readonly own: number
  readonly least: number
  /** Median over the rounds of what the floor took of what we took. */
  readonly share: number
}

/** In turn, and compared round by round, so that whatever else the machine does hits both alike. */
async function sideBySide({ plan, bytes, floor }: Floor): Promise<Compared> {
  const judgeAll = async () => {
    for (const [index, { from, to }] of plan.stretches.entries()) await judgeStretch(library, terms, plan, index, bytes.subarray(from, to))
  }
  for (let round = 0; round < WARM_UPS; round += 1) {
    floor()
    await judgeAll()
  }
  const rounds: { readonly least: number; readonly own: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ least: await processorTime(floor), own: await processorTime(judgeAll) })
  return {
    own: median(rounds.map((it) => it.own)),
    least: median(rounds.map((it) => it.least)),
    share: median(rounds.map((it) => it.least / it.own)),
  }
}

/** Seconds of processor: waiting for a turn on a busy machine is nobody's cost. */
async function processorTime(job: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  await job()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

function median(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN
}

function ms(seconds: number): number {
  return round(seconds * 1000)
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}

function verdict(target: string, value: number, isReached: boolean): void {
  console.log(`${isReached ? 'reached' : 'MISSED '}  ${value.toFixed(2)}  ${target}`)
}
