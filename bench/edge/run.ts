// npm run bench:edge: the budgets of the Worker, measured on workerd beside a bare Hono Worker in the same run.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { MAX_BUNDLE_BYTES } from '../../src/entry/edge/weigh.ts'
import { benchChecks } from './checks.ts'
import { startUps } from './start-up.ts'
import { ROOT, WORK } from './workers.ts'

const MOST_START_UP = 100
const MOST_A_CHECK = 5

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
const checks = await benchChecks()

console.table({
  'bundle, KB gzip': { service: kilobytes(bundle), bare: kilobytes(bare) },
  'start-up, ms': startUp,
  'a check of 10 lines, ms, median': { service: checks.service.median, bare: checks.bare.median },
  'a check of 10 lines, ms, 99th percentile': { service: checks.service.p99, bare: checks.bare.p99 },
  'first request of an isolate, ms': { service: checks.first },
})
verdict(`bundle ≤ ${MAX_BUNDLE_BYTES / 1000} KB gzip`, kilobytes(bundle), MAX_BUNDLE_BYTES / 1000)
verdict(`start-up ≤ ${MOST_START_UP} ms`, startUp['service'] ?? Number.NaN, MOST_START_UP)
verdict(`a check of 10 lines ≤ ${MOST_A_CHECK} ms at the 99th percentile`, checks.service.p99, MOST_A_CHECK)

function verdict(target: string, value: number, most: number): void {
  console.log(`${value <= most ? 'reached' : 'MISSED '}  ${value.toFixed(2)}  ${target}`)
}
