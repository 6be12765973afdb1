// The last step of a batch: what all stretches add up to, kept as one blob that every question of a regulator is answered from.
import type { IntakeFault } from '../../intake/taken.ts'
import { readText, writeText } from './blob-text.ts'
import { blobKeys } from './keys.ts'
import { mergeTally } from './merge-tally.ts'
import { packed, unpacked } from './packed.ts'
import { readPlan } from './plan-batch.ts'
import type { BlobStore } from './ports.ts'
import { readBills } from './read-results.ts'
import { type StretchTraces, type Suspicions, TraceBook } from './suspicions.ts'
import { emptyTally, type Place, type Tally } from './tally.ts'
import type { StretchAccount } from './work-stretch.ts'

export interface Analysis {
  readonly tally: Tally
  readonly suspicions: Suspicions
  /** The bills that samples and groups name, by {@link placeKey}. */
  readonly bills: ReadonlyMap<string, NamedBill>
  readonly notes: readonly IntakeFault[]
  readonly formulas: number
}

/** Enough of a bill to find it again. */
export interface NamedBill {
  readonly row: number
  readonly sheet: string | null
  readonly invoice: string | null
  readonly issuer: string | null
  readonly issuedOn: string
  readonly lines: readonly { readonly id: string; readonly description: string; readonly item: string | null }[]
}

export function placeKey({ stretch, row }: Pick<Place, 'stretch' | 'row'>): string {
  return `${stretch}:${row}`
}

/** Merges the accounts of all stretches; done again it writes the same. */
export async function analyseBatch(blobs: BlobStore, id: string): Promise<void> {
  const plan = await readPlan(blobs, id)
  if (plan === undefined) throw new Error(`batch ${id} has no plan`)
  const tally = emptyTally()
  const book = new TraceBook()
  for (let index = 0; index < plan.stretches.length; index += 1) {
    const account = await readAccount(blobs, id, index)
    mergeTally(tally, account.tally)
    book.add(account.traces)
  }
  const suspicions = await book.suspicions(() => walkTraces(blobs, id, plan.stretches.length))
  const bills = await nameBills(blobs, id, placesOf(tally, suspicions))
  const analysis: Analysis = { tally, suspicions, bills, notes: plan.notes, formulas: plan.formulas }
  await writeText(blobs, blobKeys.analysis(id), packed(analysis))
}

async function* walkTraces(blobs: BlobStore, id: string, stretches: number): AsyncGenerator<StretchTraces> {
  for (let stretch = 0; stretch < stretches; stretch += 1) yield { stretch, traces: (await readAccount(blobs, id, stretch)).traces }
}

export async function readAccount(blobs: BlobStore, id: string, index: number): Promise<StretchAccount> {
  const text = await readText(blobs, blobKeys.tally(id, index))
  if (text === undefined) throw new Error(`stretch ${index} of batch ${id} was not judged`)
  return unpacked<StretchAccount>(text)
}

export async function readAnalysis(blobs: BlobStore, id: string): Promise<Analysis | undefined> {
  const text = await readText(blobs, blobKeys.analysis(id))
  return text === undefined ? undefined : unpacked<Analysis>(text)
}

function placesOf(tally: Tally, { twice, sameNumber, split }: Suspicions): Place[] {
  const samples = [...tally.codes.values()].flatMap((code) => code.samples)
  const groups = [...twice.shown, ...sameNumber.shown, ...split.shown].flatMap(({ places }) => places)
  return [...samples, ...groups, ...tally.largest]
}

const MAX_NAMED_LINES = 20

/** Lines beyond the first few are not carried: a place names its line by its number. */
async function nameBills(blobs: BlobStore, id: string, places: readonly Place[]): Promise<Map<string, NamedBill>> {
  const named = new Map<string, NamedBill>()
  for await (const { stretch, line } of readBills(blobs, id, places)) {
    const { row, sheet = null, invoice, issuer, issuedOn } = line
    const lines = line.lines
      .slice(0, MAX_NAMED_LINES)
      .map((it, index) => ({ id: it.id, description: line.billed[index] ?? '', item: it.match?.item ?? null }))
    named.set(placeKey({ stretch, row }), { row, sheet, invoice, issuer: issuer.uscc ?? issuer.name, issuedOn, lines })
  }
  return named
}
