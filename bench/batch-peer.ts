// A validator of price lists of hospitals, on its own sample repeated: rows of CSV a second of one core.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { validateCsv } from '@cmsgov/hpt-validator'

const ROWS = 10_000
const ROUNDS = 3
const HEAD_LINES = 3
const VERSION = 'v2.0.0'

export async function peerRowsPerSecond(): Promise<number> {
  const folder = dirname(dirname(createRequire(import.meta.url).resolve('@cmsgov/hpt-validator')))
  const sample = readFileSync(join(folder, 'test/fixtures/sample-tall-valid.csv'), 'utf8').split(/\r?\n/)
  const data = sample.slice(HEAD_LINES).filter((line) => line !== '')
  const text = [...sample.slice(0, HEAD_LINES), ...Array.from({ length: ROWS }, (_, index) => data[index % data.length] ?? '')].join('\n')
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage()
    const { valid } = await validateCsv(Readable.from([text]), VERSION)
    const { user, system } = process.cpuUsage(start)
    if (!valid) throw new Error('the peer refuses its own sample')
    rates.push(ROWS / ((user + system) / 1e6))
  }
  return Math.max(...rates)
}
