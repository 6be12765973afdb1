// How long workerd takes over the global scope of a bundle: what Cloudflare calls the start-up time of a Worker.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COMPATIBILITY_DATE, started, WORK } from './workers.ts'

const ROUNDS = 7

/** A module that runs another inside a request, where the clock can be read before and after. */
const STOP_WATCH = `export default {
  async fetch() {
    const started = performance.now()
    await import('./worker.js')
    return new Response(String(performance.now() - started))
  }
}
`

/** Milliseconds, the median of fresh processes; the bundles take turns. */
export async function startUps(bundles: Readonly<Record<string, string>>): Promise<Readonly<Record<string, number>>> {
  const samples = new Map<string, number[]>(Object.keys(bundles).map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, bundle] of Object.entries(bundles)) samples.get(name)?.push(await once(bundle))
  }
  return Object.fromEntries([...samples].map(([name, taken]) => [name, median(taken)]))
}

async function once(bundle: string): Promise<number> {
  const folder = join(WORK, 'start-up')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  copyFileSync(bundle, join(folder, 'worker.js'))
  writeFileSync(join(folder, 'main.js'), STOP_WATCH)
  const { harness } = await started({
    config: {
      name: 'start-up',
      main: join(folder, 'main.js'),
      no_bundle: true,
      find_additional_modules: true,
      base_dir: folder,
      rules: [{ type: 'ESModule', globs: ['**/*.js'] }],
      compatibility_date: COMPATIBILITY_DATE,
    },
  })
  try {
    return Number(await (await harness.fetch('/')).text())
  } finally {
    await harness.close()
  }
}

function median(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN
}
