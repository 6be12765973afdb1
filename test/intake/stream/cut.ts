// Reading a file the way a batch does: cut into stretches, each taken alone, put together again.
import { expect } from 'vitest'
import { cutCsv } from '../../../src/intake/stream/cut-csv.ts'
import { cutNdjson } from '../../../src/intake/stream/cut-ndjson.ts'
import { cutXlsx } from '../../../src/intake/stream/cut-xlsx.ts'
import type { ByteSource, Plan, Planned } from '../../../src/intake/stream/plan.ts'
import { RUN_BYTES, regroup } from '../../../src/intake/stream/regroup.ts'
import { type TakenStretch, takeStretch } from '../../../src/intake/stream/take-stretch.ts'
import type { IntakeDefaults } from '../../../src/intake/taken.ts'
import { HERE, joined } from '../samples.ts'

export type Kind = 'ndjson' | 'csv' | 'xlsx'

export function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (from, to) => bytes.subarray(from, to) }
}

export interface CutFile {
  readonly planned: Planned
  /** The bytes that the stretches are cut from. */
  readonly source: ByteSource
}

/** As a batch is planned; `runBytes` of rows are held at once where they must be regrouped. */
export async function cutFile(bytes: Uint8Array, kind: Kind, target: number, runBytes = RUN_BYTES): Promise<CutFile> {
  const source = sourceOf(bytes)
  if (kind === 'ndjson') return { planned: await cutNdjson(source, target), source }
  if (kind === 'csv') return regroupedWhereApart(await cutCsv(source, target), source, target, runBytes)
  const pieces: Uint8Array[] = []
  const planned = await cutXlsx(source, target, async (lines) => {
    pieces.push(lines)
  })
  return regroupedWhereApart(planned, sourceOf(joined(...pieces)), target, runBytes)
}

async function regroupedWhereApart(planned: Planned, source: ByteSource, target: number, runBytes: number): Promise<CutFile> {
  if (!planned.ok || !planned.isApart) return { planned, source }
  const pieces: Uint8Array[] = []
  const plan = await regroup(source, planned.plan, {
    target,
    runBytes,
    sink: async (lines) => void pieces.push(lines),
    shelf: async (_, lines) => {
      const run: Uint8Array[] = []
      for await (const piece of lines) run.push(piece)
      return sourceOf(joined(...run))
    },
  })
  return { planned: { ok: true, plan, isApart: true }, source: sourceOf(joined(...pieces)) }
}

export async function planOf(bytes: Uint8Array, kind: Kind, target = 1): Promise<Plan> {
  const { planned } = await cutFile(bytes, kind, target)
  if (!planned.ok) throw new Error(`not planned: ${JSON.stringify(planned.faults)}`)
  return planned.plan
}

/** Everything a batch takes from the file. */
export async function takenInStretches(
  bytes: Uint8Array,
  kind: Kind,
  target = 1,
  defaults: IntakeDefaults = HERE,
  runBytes = RUN_BYTES,
): Promise<{ readonly plan: Plan; readonly taken: TakenStretch }> {
  const { planned, source } = await cutFile(bytes, kind, target, runBytes)
  if (!planned.ok) throw new Error(`not planned: ${JSON.stringify(planned.faults)}`)
  const { plan } = planned
  const parts: TakenStretch[] = []
  for (const stretch of plan.stretches) {
    const part = takeStretch(plan, stretch, await source.read(stretch.from, stretch.to), defaults)
    expect(part.invoices.length + part.rejected.length, 'a stretch holds what the plan says').toBeLessThanOrEqual(stretch.rows)
    parts.push(part)
  }
  const taken = {
    invoices: parts.flatMap(({ invoices }) => invoices),
    rejected: parts.flatMap(({ rejected }) => rejected),
    sums: parts.reduce((sum, { sums }) => sum + sums, 0),
  }
  return { plan, taken }
}
