// A desk of batches over a folder of its own with real files and a real database, whose work a test may stop where it likes.
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BatchDesk, type DeskDeps, type Submission } from '../../../src/app/batch/batch-desk.ts'
import type { Judges } from '../../../src/app/batch/ports.ts'
import { batchRecordsOf } from '../../../src/storage/batch-records.ts'
import { blobFiles } from '../../../src/storage/node/blob-files.ts'
import { openDatabase } from '../../../src/storage/node/open.ts'
import { bill, ndjson } from '../../app/batch/bills.ts'
import { localJudges, submissionOf } from '../../app/batch/blobs-in-memory.ts'
import { library } from '../../built-in.ts'

export const root = mkdtempSync(join(tmpdir(), 'qingdan-desk-'))
export const FILE = ndjson(...Array.from({ length: 6 }, (_, index) => bill({ id: `D${index}` })))
let houses = 0

/** A folder of its own with files and database; `gate` decides when each piece of work may go on. */
export function houseOf(gate?: (kind: keyof Omit<Judges, 'hands'>) => Promise<void>, more: Partial<DeskDeps> = {}) {
  houses += 1
  const data = join(root, `house-${houses}`)
  mkdirSync(data)
  const blobs = blobFiles(join(data, 'blobs'))
  const records = batchRecordsOf(openDatabase(data))
  const judges = localJudges(blobs, library)
  const gated: Judges = {
    ...judges,
    plan: async (batch) => {
      await gate?.('plan')
      return judges.plan(batch)
    },
    judge: async (batch, index) => {
      await gate?.('judge')
      return judges.judge(batch, index)
    },
    finish: async (batch) => {
      await gate?.('finish')
      return judges.finish(batch)
    },
  }
  let made = 0
  const newId = () => {
    made += 1
    return `${houses}b${made}`
  }
  const deps = {
    blobs,
    records,
    judges: gated,
    courier: undefined,
    now: () => 1000,
    newId,
    log: () => {},
    retentionDays: 1,
    maxBytes: 100_000,
  }
  const desk = new BatchDesk({ ...deps, ...more })
  const hand = (given: Partial<Submission> = {}) => desk.accept(submissionOf(FILE, given))
  const folder = join(data, 'blobs', 'batches')
  return {
    data,
    desk,
    records,
    blobs,
    hand,
    batches: () => readdirSync(folder).sort(),
    files: (id: string) => readdirSync(join(folder, id)).sort(),
  }
}

/** A gate that stops the work at one kind and says when it got there. */
export function stoppedAt(kind: string) {
  let arrive = () => {}
  let open = () => {}
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const opened = new Promise<void>((resolve) => (open = resolve))
  const gate = async (at: string) => {
    if (at !== kind) return
    arrive()
    await opened
  }
  return { arrived, open, gate }
}

export async function ended({ records }: ReturnType<typeof houseOf>, id: string) {
  for (;;) {
    const state = await records.find(id)
    if (state === undefined || state.finishedAt !== null) return state
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

export async function acceptedId(answer: ReturnType<ReturnType<typeof houseOf>['hand']>): Promise<string> {
  const accepted = await answer
  if (!accepted.ok) throw new Error(accepted.problem.code)
  return accepted.value.id
}
