// The least that a file of bills can cost: its bytes parsed and the bytes of its results written, with nothing judged in between.
import { parse } from 'csv-parse/sync'
import { judgeStretch } from '../src/app/batch/judge-stretch.ts'
import type { Library } from '../src/app/library.ts'
import { cutCsv } from '../src/intake/stream/cut-csv.ts'
import { cutNdjson } from '../src/intake/stream/cut-ndjson.ts'
import type { Plan } from '../src/intake/stream/plan.ts'

/** As long as the service cuts the stretches of a large file. */
const STRETCH = 128 * 1024

export interface Floor {
  readonly plan: Plan
  readonly bytes: Uint8Array
  readonly floor: () => void
}

export async function floorOf(library: Library, bytes: Uint8Array, form: 'ndjson' | 'csv'): Promise<Floor> {
  const source = { size: bytes.length, read: async (from: number, to: number) => bytes.subarray(from, to) }
  const planned = await (form === 'csv' ? cutCsv(source, STRETCH) : cutNdjson(source, STRETCH))
  if (!planned.ok) throw new Error('the bench file is refused')
  const { plan } = planned
  const terms = { edition: 1, language: 'zh', defaults: {} } as const
  const results: unknown[][] = []
  for (const [index, { from, to }] of plan.stretches.entries()) {
    const { results: written } = await judgeStretch(library, terms, plan, index, bytes.subarray(from, to))
    const lines = new TextDecoder().decode(written).trimEnd().split('\n')
    results.push(lines.map((line): unknown => JSON.parse(line)))
  }
  const floor = () => {
    plan.stretches.forEach(({ from, to }, index) => {
      const text = new TextDecoder().decode(bytes.subarray(from, to))
      if (form === 'csv') parse(text, { relax_column_count: true })
      else for (const line of text.split('\n')) if (line !== '') JSON.parse(line)
      new TextEncoder().encode((results[index] ?? []).map((it) => JSON.stringify(it)).join('\n'))
    })
  }
  return { plan, bytes, floor }
}
