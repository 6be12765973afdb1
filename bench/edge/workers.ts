// Starts Workers on workerd for the benchmarks: the one of wrangler.toml with another entry, or a bare one.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTestHarness, type TestHarness, type TestHarnessOptions } from 'wrangler'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const WORK = join(ROOT, 'dist/bench')
export const COMPATIBILITY_DATE = '2026-10-01'

process.env['WRANGLER_SEND_METRICS'] = 'false'
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'

type Input = TestHarnessOptions['workers'][number]

export async function started(input: Input): Promise<{ harness: TestHarness; url: URL }> {
  const harness = createTestHarness({ root: ROOT, workers: [input] })
  const { url } = await harness.listen()
  return { harness, url }
}

/** wrangler.toml with another entry, its paths written out; what it builds first is built already. */
export function withEntry(
  entry: string,
  vars: Readonly<Record<string, string>> = {},
): { configPath: string; vars: Record<string, string> } {
  const path = join(WORK, `${basename(entry, '.ts')}.toml`)
  const settings = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8')
    .replace(/^main = .*$/m, `main = ${JSON.stringify(join(ROOT, entry))}`)
    .replace(/^\[build\]\n(?:.+\n)+/m, '')
    .replace('QINGDAN_RATE_LIMIT = "600"', 'QINGDAN_RATE_LIMIT = "0"')
    .replaceAll(/"(?:\.\/)?(src|dist)\//g, `"${ROOT}$1/`)
  mkdirSync(WORK, { recursive: true })
  writeFileSync(path, settings)
  return { configPath: path, vars: { QINGDAN_RATE_LIMIT: '0', ...vars } }
}

/** The settings of the bare Worker. */
export function bareConfig(): string {
  const path = join(WORK, 'bare.toml')
  const main = JSON.stringify(join(ROOT, 'bench/edge/bare-worker.ts'))
  mkdirSync(WORK, { recursive: true })
  writeFileSync(path, `name = "bare"\nmain = ${main}\ncompatibility_date = "${COMPATIBILITY_DATE}"\nminify = true\n`)
  return path
}
