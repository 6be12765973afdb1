// The service with batches, within this process: blobs and records in memory, judges that work at once, keys of its own.
import { BatchDesk } from '../../src/app/batch/batch-desk.ts'
import { memoryRecords } from '../../src/app/batch/memory-records.ts'
import { createKey } from '../../src/app/keys.ts'
import type { ApiScope } from '../../src/app/ports.ts'
import { resultWorkbook } from '../../src/batch/result-workbook.ts'
import { templateCsv, templateXlsx } from '../../src/batch/template.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { localJudges, memoryBlobs } from '../app/batch/blobs-in-memory.ts'
import { bodyOf, library, service, store } from './service.ts'

let made = 0
const newId = () => {
  made += 1
  return made.toString(16).padStart(24, '0')
}

export const MAX_BATCH = 5_000_000

export async function batchService(retentionDays = 30, scopes: readonly ApiScope[] = ['batch']) {
  const blobs = memoryBlobs()
  const records = memoryRecords()
  const desk = new BatchDesk({
    blobs,
    records,
    judges: localJudges(blobs, library),
    courier: undefined,
    now: Date.now,
    newId,
    log: () => {},
    retentionDays,
    maxBytes: MAX_BATCH,
  })
  const app = service({
    batches: { desk, blobs, canCall: false, pollMilliseconds: 5, workbook: resultWorkbook, templateXlsx, templateCsv },
  })
  const { key } = await createKey(store, SURROUNDINGS, scopes, null)
  const headers = { authorization: `Bearer ${key}`, 'accept-language': 'en' }
  const ask = (path: string, more: Readonly<Record<string, string>> = {}, method = 'GET') =>
    Promise.resolve(app.request(path, { method, headers: { ...headers, ...more } }))
  const send = (body: string | Uint8Array<ArrayBuffer>, type: string, more: Readonly<Record<string, string>> = {}, query = '') =>
    Promise.resolve(app.request(`/v1/batches${query}`, { method: 'POST', body, headers: { ...headers, 'content-type': type, ...more } }))
  /** Sends a file and waits until its batch has ended; answers with where it is. */
  const run = async (body: string | Uint8Array<ArrayBuffer>, type: string, query = '') => {
    const answer = await send(body, type, {}, query)
    if (answer.status !== 202) throw new Error(`refused: ${await answer.text()}`)
    const at = answer.headers.get('location') ?? ''
    const events = await (await ask(`${at}/events`)).text()
    return { at, events, state: await bodyOf(await ask(at)) }
  }
  return { app, desk, blobs, records, ask, send, run, headers }
}
