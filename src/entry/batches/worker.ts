// A worker thread: plans batches, judges their stretches and adds them up, one piece of work after the other.
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { analyseBatch } from '../../app/batch/analysis.ts'
import { planBatch, readPlan } from '../../app/batch/plan-batch.ts'
import { workStretch } from '../../app/batch/work-stretch.ts'
import { Library } from '../../app/library.ts'
import type { Plan } from '../../intake/stream/plan.ts'
import { blobFiles } from '../../storage/node/blob-files.ts'
import { openDatabase } from '../../storage/node/open.ts'
import { storeOf } from '../../storage/store.ts'
import { loadEdition, loadRegions } from '../load-catalogues.ts'
import { SURROUNDINGS } from '../surroundings.ts'
import type { WorkPlace } from './pool.ts'
import type { Answered, Done, Work } from './work.ts'

/** On Linux a thread has a priority of its own: single checks in the main thread go first. */
const LOWEST_PRIORITY = 19
/** Plans kept at once: stretches of several batches come in turn. */
const MAX_PLANS = 8

const place: WorkPlace = workerData
const blobs = blobFiles(place.blobs)
let library: Promise<Library> | undefined
const plans = new Map<string, Plan>()

if (process.platform === 'linux') setPriority(LOWEST_PRIORITY)

parentPort?.on('message', (work: Work) => {
  perform(work).then(
    (done) => answer({ ok: true, done }),
    (error: unknown) => answer({ ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})

function answer(answered: Answered): void {
  parentPort?.postMessage(answered)
}

async function perform(work: Work): Promise<Done> {
  const { batch } = work
  if (work.kind === 'plan') return { kind: 'plan', outcome: await planBatch(blobs, batch.id, batch.format) }
  if (work.kind === 'judge') {
    library ??= openLibrary()
    const held = await library
    await held.prepare({ edition: batch.edition })
    return { kind: 'judge', done: await workStretch({ blobs, library: held }, batch, await planOf(batch.id), work.index) }
  }
  await analyseBatch(blobs, batch.id)
  return { kind: 'finish' }
}

async function planOf(id: string): Promise<Plan> {
  const known = plans.get(id)
  if (known !== undefined) return known
  const plan = await readPlan(blobs, id)
  if (plan === undefined) throw new Error(`batch ${id} has no plan`)
  if (plans.size >= MAX_PLANS) plans.clear()
  plans.set(id, plan)
  return plan
}

/** The editions of the data folder, or the catalogue of the program where there is none. */
async function openLibrary(): Promise<Library> {
  if (place.data === undefined) return new Library([loadEdition()])
  const source = storeOf(openDatabase(place.data))
  const opened = await Library.open({ source, regions: loadRegions(), digestOf: SURROUNDINGS.digestOf, whole: true })
  if (opened === undefined) throw new Error('the database holds no edition')
  return opened
}
