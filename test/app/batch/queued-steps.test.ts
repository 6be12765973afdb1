// Steps from a queue may come twice, late, in any order and fail on the way: every row is answered once all the same, in the bytes of an undisturbed run.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blobKeys } from '../../../src/app/batch/keys.ts'
import { memoryRecords } from '../../../src/app/batch/memory-records.ts'
import type { BatchRecords } from '../../../src/app/batch/ports.ts'
import { giveUp, type Step, type StepDeps, takeStep } from '../../../src/app/batch/queued-steps.ts'
import { batchRecordsOf } from '../../../src/storage/batch-records.ts'
import { openFile } from '../../../src/storage/node/open.ts'
import { bill, ndjson } from './bills.ts'
import { type MemoryBlobs, memoryBlobs, pieces, termsOf } from './blobs-in-memory.ts'
import { library, runWhole } from './run.ts'

const BILLS = 30
const FILE = ndjson(
  ...Array.from({ length: BILLS }, (_, index) =>
    index % 11 === 4 ? '{' : bill({ id: `Q${index}`, price: index % 4 === 0 ? '0.45' : '0.39', issuer: `单位${index % 3}` }),
  ),
)
const whole = await runWhole(FILE, {}, 900)

interface Mischance {
  /** Which waiting step comes next, whether it comes once more later, and whether it fails half-way. */
  readonly next: number
  readonly again: boolean
  readonly fails: boolean
}

/** Memory is quick, the database is what runs in earnest. */
const KEEPERS: readonly (readonly [string, () => BatchRecords])[] = [
  ['memory', memoryRecords],
  ['the database', () => batchRecordsOf(openFile(':memory:'))],
]

async function queuedBatch(records: BatchRecords) {
  const blobs = memoryBlobs()
  for (const key of [blobKeys.upload('b1'), blobKeys.plan('b1')]) {
    const size = await whole.blobs.size(key)
    await blobs.write(key, pieces(await whole.blobs.read(key, 0, size ?? 0)))
  }
  await records.add(termsOf(), undefined)
  const waiting: Step[] = [{ batch: 'b1', kind: 'plan' }]
  const deps: StepDeps = {
    blobs,
    records,
    library,
    now: () => 5_000,
    send: async (steps) => void waiting.push(...steps),
  }
  return { blobs, records, waiting, deps }
}

/** Works the queue off; a step that fails before it has sent what follows stays in the queue. */
async function workOff({ waiting, deps }: Awaited<ReturnType<typeof queuedBatch>>, mischances: readonly Mischance[]): Promise<void> {
  for (let turn = 0; waiting.length > 0; turn += 1) {
    const { next, again, fails } = mischances[turn] ?? { next: 0, again: false, fails: false }
    const at = next % waiting.length
    const step = waiting[at]
    if (step === undefined) throw new Error('the queue is empty')
    const send = fails ? async () => Promise.reject(new Error('the queue is full')) : deps.send
    const done = await takeStep({ ...deps, send }, step).then(
      () => true,
      () => false,
    )
    if (done && !again) waiting.splice(at, 1)
  }
}

async function resultsOf(blobs: MemoryBlobs): Promise<string> {
  const keys = blobs.keys().filter((key) => key.includes('/results/'))
  return (await Promise.all(keys.map(async (key) => new TextDecoder().decode(await blobs.read(key, 0, 1e9))))).join('')
}

describe.each(KEEPERS)('with the state in %s', (keeper, open) => {
  test('a queue without mischance ends in the same bytes as a run in one go', async () => {
    const batch = await queuedBatch(open())
    await workOff(batch, [])
    expect(await batch.records.find('b1')).toMatchObject({
      status: 'completed',
      startedAt: 5_000,
      finishedAt: 5_000,
      progress: { total: BILLS, done: BILLS, rejected: 3, rows: BILLS },
    })
    expect(await resultsOf(batch.blobs)).toBe(whole.text)
  })

  test('any order, repetition and failure end there too', async () => {
    const mischance = fc.record({ next: fc.nat(40), again: fc.boolean(), fails: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(mischance, { maxLength: 60 }), async (mischances) => {
        const batch = await queuedBatch(open())
        await workOff(batch, mischances)
        expect(await batch.records.find('b1')).toMatchObject({
          status: 'completed',
          progress: { total: BILLS, done: BILLS, rejected: 3, rows: BILLS },
        })
        expect(await resultsOf(batch.blobs)).toBe(whole.text)
        const analysis = (blobs: MemoryBlobs) => blobs.read(blobKeys.analysis('b1'), 0, 1e9)
        expect(Buffer.compare(await analysis(batch.blobs), await analysis(whole.blobs))).toBe(0)
      }),
      { numRuns: keeper === 'memory' ? 25 : 8 },
    )
  })
})

describe('a batch that is no more to be judged', () => {
  test.each<readonly [string, (batch: Awaited<ReturnType<typeof queuedBatch>>) => Promise<unknown>]>([
    ['cancelled', ({ records }) => records.end('b1', 'cancelled', 1, null)],
    ['removed', ({ records }) => records.remove('b1')],
    ['failed', ({ records, deps }) => giveUp({ records, now: deps.now }, { batch: 'b1', kind: 'finish' })],
  ])('because it was %s: no step of it does anything', async (_, end) => {
    const batch = await queuedBatch(memoryRecords())
    await end(batch)
    const before = [batch.blobs.keys(), await batch.records.find('b1')]
    for (const step of [{ kind: 'plan' }, { kind: 'judge', index: 0 }, { kind: 'finish' }] as const)
      await takeStep(batch.deps, { batch: 'b1', ...step })
    expect([batch.blobs.keys(), await batch.records.find('b1')]).toEqual(before)
    expect(batch.waiting).toEqual([{ batch: 'b1', kind: 'plan' }])
  })

  test('removed while a stretch is judged: nothing of it stays', async () => {
    const batch = await queuedBatch(memoryRecords())
    await takeStep(batch.deps, { batch: 'b1', kind: 'plan' })
    const { blobs } = batch
    const removing = {
      ...batch.deps,
      blobs: {
        ...blobs,
        write: async (key: string, content: AsyncIterable<Uint8Array>) => {
          const size = await blobs.write(key, content)
          if (key.includes('/tallies/')) {
            await batch.records.remove('b1')
            await blobs.removeAll(blobKeys.all('b1'))
            await blobs.write(key, pieces('late'))
          }
          return size
        },
      },
    }
    await takeStep(removing, { batch: 'b1', kind: 'judge', index: 0 })
    expect([blobs.keys(), await batch.records.find('b1')]).toEqual([[], undefined])
  })

  test('cancelled while a stretch is judged: it stays cancelled', async () => {
    const batch = await queuedBatch(memoryRecords())
    await takeStep(batch.deps, { batch: 'b1', kind: 'plan' })
    const cancelling = { ...batch.deps, library, blobs: { ...batch.blobs, size: batch.blobs.size } }
    await batch.records.end('b1', 'cancelled', 7, null)
    for (const step of batch.waiting.splice(0)) await takeStep(cancelling, step)
    expect(await batch.records.find('b1')).toMatchObject({ status: 'cancelled', finishedAt: 7 })
    expect(batch.blobs.keys().filter((key) => key.includes('results'))).toEqual([])
  })
})

describe('what stops a batch', () => {
  test('a file that cannot be read fails it with the place', async () => {
    const batch = await queuedBatch(memoryRecords())
    await batch.blobs.removeAll('batches/')
    await batch.blobs.write(blobKeys.upload('b1'), pieces('\n\n'))
    await workOff(batch, [])
    expect(await batch.records.find('b1')).toMatchObject({
      status: 'failed',
      problem: { code: 'unreadable-document', errors: [{ pointer: 'line 1' }] },
    })
  })

  test.each<readonly [Step, string]>([
    [{ batch: 'b1', kind: 'judge', index: 4 }, 'stretch 5'],
    [{ batch: 'b1', kind: 'plan' }, 'plan'],
    [{ batch: 'b1', kind: 'finish' }, 'finish'],
  ])('a step given up fails it and names the step, in both languages', async (step, pointer) => {
    const batch = await queuedBatch(memoryRecords())
    await giveUp(batch.deps, step)
    const state = await batch.records.find('b1')
    expect(state).toMatchObject({ status: 'failed', finishedAt: 5_000, problem: { code: 'internal', errors: [{ pointer }] } })
    expect(state?.problem?.detail.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(state?.problem?.detail.en).not.toMatch(/[\u4e00-\u9fff]/)
  })

  test('a step of a batch that nobody looked through is an error of ours, not a batch without results', async () => {
    const batch = await queuedBatch(memoryRecords())
    await batch.blobs.removeAll(blobKeys.plan('b1').slice(0, -'plan.json'.length))
    await expect(takeStep(batch.deps, { batch: 'b1', kind: 'judge', index: 0 })).rejects.toThrow('b1 has no plan')
    await expect(takeStep(batch.deps, { batch: 'b1', kind: 'finish' })).rejects.toThrow('b1 has no plan')
    expect((await batch.records.find('b1'))?.status).toBe('queued')
  })
})
