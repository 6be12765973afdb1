// A batch runs to its end: every row answered once, in its place, the same however often it is begun again.
import { describe, expect, test } from 'vitest'
import { blobKeys } from '../../../src/app/batch/keys.ts'
import { memoryRecords } from '../../../src/app/batch/memory-records.ts'
import { isRejected } from '../../../src/app/batch/result-line.ts'
import { runBatch } from '../../../src/app/batch/run-batch.ts'
import { checkInvoice } from '../../../src/app/check-invoice.ts'
import { bill, ndjson } from './bills.ts'
import { localJudges, memoryBlobs, pieces, termsOf } from './blobs-in-memory.ts'
import { library, runWhole } from './run.ts'

const FILE = ndjson(
  bill({ id: 'A', price: '0.45' }),
  '',
  '{"id": }',
  bill({ id: 'B' }),
  { id: 'C', lines: [] },
  bill({ id: 'D', price: '0.40' }),
)

describe('the results', () => {
  test('stand in the order of the file, rejected rows in their place', async () => {
    const { lines, state } = await runWhole(FILE)
    expect(lines.map((line) => [line.row, isRejected(line) ? line.problem.type : line.verdict])).toEqual([
      [1, 'violation'],
      [3, '/problems/unreadable-document'],
      [4, 'permitted'],
      [5, '/problems/invalid-invoice'],
      [6, 'violation'],
    ])
    expect(state).toMatchObject({ status: 'completed', progress: { total: 5, done: 5, rejected: 2 } })
  })

  test('hold the report that a single check gives, and what the bill says of itself', async () => {
    const { lines } = await runWhole(FILE)
    const single = checkInvoice(library, { body: bill({ id: 'A', price: '0.45' }), language: 'en' })
    if (!single.ok) throw new Error('refused')
    expect(lines[0]).toEqual({
      row: 1,
      ...single.value,
      issuer: { name: '甲物业', uscc: null },
      jurisdiction: '650502',
      issuedOn: '2023-04-17',
      billed: ['居民生活电费'],
    })
  })

  test('are the text that JSON itself makes of them, notes and sheets and escapes included', async () => {
    const odd = { ...bill({ id: '"\\\u2028\ud83d', issuer: '单位\n"甲"', price: '0.45' }), payer: { kind: 'individual', name: '\u0007' } }
    const csv = '发票号码,开票日期,收费项目,金额,备注栏\n"X ""1""",2023-04-17,"停车\n费",5.00,另付\n'
    const runs = [
      await runWhole(ndjson(odd, bill({ id: 'B' }))),
      await runWhole(csv, { format: 'csv', defaults: { jurisdiction: '650502' } }),
    ]
    for (const { text, lines } of runs) expect(text).toBe(ndjson(...lines))
    expect(runs[1]?.lines[0]).toMatchObject({ invoice: 'X "1"', unmapped: [{ place: 'row 2, column 5' }] })
  })

  test('name the row, the column and the reason of what was rejected', async () => {
    const csv = '发票号码,开票日期,收费项目,金额\nX,2023-04-17,停车费,五元\nY,2023-04-17,停车费,5.00\n'
    const { lines } = await runWhole(csv, { format: 'csv', defaults: { jurisdiction: '650502' } })
    expect(lines[0]).toEqual({
      row: 2,
      rows: 1,
      problem: {
        type: '/problems/unreadable-document',
        title: 'The document cannot be read',
        status: 422,
        detail: '1 fault(s)',
        errors: [{ pointer: 'row 2, column 4', detail: 'not a plain decimal' }],
      },
    })
    expect(lines[1]).toMatchObject({ row: 3, invoice: 'Y' })
  })
})

describe('a batch that was cut off', () => {
  const many = ndjson(
    ...Array.from({ length: 400 }, (_, index) =>
      bill({ id: `N${index}`, price: index % 7 === 0 ? '0.5' : '0.39', issuer: `单位${'号'.repeat(100)}${index % 3}` }),
    ),
  )

  test.each([0, 1, 2])('after %i stretches goes on to the same results', async (before) => {
    const whole = await runWhole(many)
    expect(whole.stretches).toBeGreaterThan(2)
    const blobs = memoryBlobs()
    const records = memoryRecords()
    await blobs.write(blobKeys.upload('b1'), pieces(many))
    await records.add(termsOf(), undefined)
    const stop = new AbortController()
    const judges = localJudges(blobs, library)
    let done = 0
    const failing = {
      ...judges,
      hands: 1,
      judge: async (...args: Parameters<typeof judges.judge>) => {
        if (done === before) {
          stop.abort()
          throw new Error('cut off')
        }
        done += 1
        return judges.judge(...args)
      },
    }
    const log = () => {}
    const at = async () => {
      const state = await records.find('b1')
      if (state === undefined) throw new Error('lost')
      return state
    }
    await runBatch({ judges: failing, records, now: () => 1, log }, await at(), stop.signal)
    expect((await at()).status).toBe('running')
    await runBatch({ judges, records, now: () => 2, log }, await at(), new AbortController().signal)
    expect(await at()).toMatchObject({ status: 'completed', progress: { total: 400, done: 400 } })
    const texts = async (from: typeof blobs) => {
      const keys = from.keys().filter((key) => key.includes('/results/') || key.endsWith('analysis.json'))
      return Promise.all(keys.map(async (key) => new TextDecoder().decode(await from.read(key, 0, 1e9))))
    }
    expect(await texts(blobs)).toEqual(await texts(whole.blobs))
  })
})

describe('what is told of a batch that fails', () => {
  test('the place in a file that cannot be read', async () => {
    const { state } = await runWhole('a,b\n1,2\n', { format: 'csv' })
    expect(state).toMatchObject({ status: 'failed', problem: { code: 'unreadable-document', errors: [{ pointer: 'row 1, column 1' }] } })
  })

  test('an error of ours goes to the log, not to the caller', async () => {
    const { state, log } = await runWhole('not a workbook', { format: 'xlsx', id: 'x1' })
    expect(state).toMatchObject({ status: 'failed', problem: { code: 'unreadable-document' } })
    expect(log).toEqual([])
    const unknown = await runWhole(FILE, { edition: 99 })
    expect(unknown.state).toMatchObject({ status: 'failed', problem: { code: 'internal' } })
    expect(unknown.log.join()).toContain('edition 99 is not held')
    expect(JSON.stringify(unknown.state.problem)).not.toContain('edition 99')
  })
})
