// The worker threads of a service: there while there is work, let go when there is none, and back when there is some again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterAll, expect, test } from 'vitest'
import { blobKeys } from '../../../src/app/batch/keys.ts'
import { createPool } from '../../../src/entry/batches/pool.ts'
import { blobFiles } from '../../../src/storage/node/blob-files.ts'
import { bill, ndjson } from '../../app/batch/bills.ts'
import { pieces, termsOf } from '../../app/batch/blobs-in-memory.ts'
import { pause } from './killable.ts'

const folder = mkdtempSync(join(tmpdir(), 'qingdan-pool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a worker with nothing to do is let go, and what comes later is done by another', async () => {
  const hired: Worker[] = []
  const onHire = (worker: Worker) => void hired.push(worker)
  process.on('worker', onHire)
  const blobs = blobFiles(folder)
  const pool = createPool({ blobs: folder }, 1)
  try {
    for (const id of ['first', 'second']) {
      const terms = termsOf({ id })
      await blobs.write(blobKeys.upload(id), pieces(ndjson(bill({ id: 'A' }), bill({ id: 'B' }))))
      expect(await pool.plan(terms)).toEqual({ ok: true, invoices: 2, stretches: 1 })
      expect(await pool.judge(terms, 0)).toMatchObject({ index: 0, invoices: 2, rejected: 0 })
      await pool.finish(terms)
      expect(await blobs.size(blobKeys.analysis(id))).toBeGreaterThan(0)
      // A thread that has ended has no number any more.
      while (hired.at(-1)?.threadId !== -1) await pause(50)
    }
    expect(hired).toHaveLength(2)
  } finally {
    process.off('worker', onHire)
    await pool.close()
  }
})
