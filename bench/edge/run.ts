// npm run bench:edge: the budgets of the Worker, measured on workerd beside a bare Hono Worker in the same run, with the catalogues of the program and with 100,000 items more.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { MAX_SCOPES } from '../../src/entry/edge/house.ts'
import { MAX_BUNDLE_BYTES } from '../../src/entry/edge/weigh.ts'
import { loadEdition } from '../../src/entry/load-catalogues.ts'
import { billText } from '../bills.ts'
import { ask, costs } from './checks.ts'
import { databaseOf } from './databases.ts'
import { startUps } from './start-up.ts'
import { countOf, ITEMS, JURISDICTIONS, largeDraft } from './synthetic.ts'
import { type Watched, watched } from './watched.ts'
import { bareConfig, ROOT, WORK, withEntry } from './workers.ts'

const MOST_START_UP = 100
const MOST_A_CHECK = 5
const MOST_RATIO = 1.2
const MOST_MEMORY = 128
/** So many that enough are left of those which nothing else on the machine disturbed. */
const CHECKS = 2000
const LONG_BILL = 100
const LONG_CHECKS = 100
const MEBIBYTE = 2 ** 20

const bundle = join(ROOT, 'dist/worker/worker.js')
const bare = join(WORK, 'bare/worker.js')
execFileSync('npm', ['run', '--silent', 'deploy:check'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
await build({
  entryPoints: [join(ROOT, 'bench/edge/bare-worker.ts')],
  outfile: bare,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2024',
})

const kilobytes = (path: string) => gzipSync(readFileSync(path)).length / 1000
const startUp = await startUps({ service: bundle, bare })

step('start-up measured; the catalogues and 100,000 items more are published to databases')
const { configPath: config } = withEntry('bench/edge/timed-worker.ts')
const few = loadEdition()
const many = largeDraft(few)
const states = { few: await databaseOf(config, 'few'), many: await databaseOf(config, 'many', { edition: many, builtIn: few.digest }) }
step('published; the Workers start')
const workers = {
  few: await watched(config, states.few),
  many: await watched(config, states.many),
  bare: await watched(bareConfig()),
}
try {
  const first = { few: await firstOf(workers.few), many: await firstOf(workers.many) }
  await fetch(new URL('/report', workers.bare.url), { method: 'PUT', body: (await ask(workers.few.url, billText(10))).report })
  await visit(workers.many, [...new Set(many.set.files.map(({ jurisdiction }) => jurisdiction))].slice(-2 * MAX_SCOPES))
  step('checks are measured')
  const short = await costs(workers, billText(10), CHECKS)
  step('bills of 10 lines are; those of 100 follow')
  const long = await costs({ few: workers.few, many: workers.many }, billText(LONG_BILL), LONG_CHECKS)
  print(first, short, long)
} finally {
  await Promise.all(Object.values(workers).map((it) => it.stop()))
}

/** The first request of an isolate puts the service together and loads the edition. Milliseconds. */
async function firstOf({ url }: Watched): Promise<number> {
  return (await ask(url, billText(10))).milliseconds
}

/** Bills from many places, so that the isolate holds as many as it may. */
async function visit({ url }: Watched, places: readonly string[]): Promise<void> {
  for (const place of places) await ask(url, billText(10).replace('"650502"', JSON.stringify(place)))
}

function print(
  first: Readonly<Record<'few' | 'many', number>>,
  short: Awaited<ReturnType<typeof costs<keyof typeof workers>>>,
  long: Awaited<ReturnType<typeof costs<'few' | 'many'>>>,
): void {
  const column = (name: keyof typeof workers) => {
    const { processor, isolate, undisturbed, calm, memory } = short(name)
    return {
      'a check of 10 lines, ms in the isolate, median': round(isolate.median),
      '… in the isolate, 99th percentile': round(isolate.p99),
      '… of checks that never waited for a processor, median': round(undisturbed.median),
      '… of those, 99th percentile': round(undisturbed.p99),
      '… those are so many of all, %': round(calm * 100),
      '… ms of processor of the whole process, median': round(processor.median),
      '… of the whole process, 99th percentile': round(processor.p99),
      ...(name !== 'bare' && { 'first request of an isolate, ms': round(first[name]) }),
      ...(name !== 'bare' && { [`a line of ${LONG_BILL}, µs of processor`]: round((long(name).processor.median * 1000) / LONG_BILL) }),
      'memory of the isolate, MiB, most seen': round(memory / MEBIBYTE),
    }
  }
  console.log(
    `few: the ${countOf(few.set.files)} items of the program; many: ${ITEMS} more over ${JURISDICTIONS} jurisdictions, read from D1 by place.`,
  )
  console.table({
    'bundle, KB gzip': { few: round(kilobytes(bundle)), bare: round(kilobytes(bare)) },
    'start-up, ms': { few: round(startUp['service'] ?? Number.NaN), bare: round(startUp['bare'] ?? Number.NaN) },
  })
  console.table({ few: column('few'), many: column('many'), bare: column('bare') })
  const ratio = long('many').processor.median / long('few').processor.median
  verdict(`bundle ≤ ${MAX_BUNDLE_BYTES / 1000} KB gzip`, kilobytes(bundle), MAX_BUNDLE_BYTES / 1000)
  verdict(`start-up ≤ ${MOST_START_UP} ms`, startUp['service'] ?? Number.NaN, MOST_START_UP)
  verdict(`a check of 10 lines ≤ ${MOST_A_CHECK} ms in the isolate at the 99th percentile`, short('few').isolate.p99, MOST_A_CHECK)
  verdict(`… the same under ${ITEMS} items more`, short('many').isolate.p99, MOST_A_CHECK)
  verdict('… of the checks that never waited for a processor', short('few').undisturbed.p99, MOST_A_CHECK)
  verdict(`… of those, the same under ${ITEMS} items more`, short('many').undisturbed.p99, MOST_A_CHECK)
  verdict(`a line under ${ITEMS} items more ≤ ${MOST_RATIO} × a line under few`, ratio, MOST_RATIO)
  const most = Math.max(short('many').memory, long('many').memory) / MEBIBYTE
  verdict(`memory of the isolate ≤ ${MOST_MEMORY} MiB with ${MAX_SCOPES} places held`, most, MOST_MEMORY)
}

/** It takes minutes: whoever waits sees that it goes on. */
function step(done: string): void {
  process.stderr.write(`${new Date().toISOString()} ${done}\n`)
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}

function verdict(target: string, value: number, most: number): void {
  console.log(`${value <= most ? 'reached' : 'MISSED '}  ${value.toFixed(2)}  ${target}`)
}
