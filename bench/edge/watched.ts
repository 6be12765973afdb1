// A Worker on workerd that is watched from outside: the processor time its process takes, and the memory of its isolate.
import { readdirSync, readFileSync } from 'node:fs'
import { unstable_startWorker as startWorker } from 'wrangler'

const HERE = '127.0.0.1'
const MOST_LOOKS = 20
const PAUSE_MILLISECONDS = 1000
const PATIENCE_MILLISECONDS = 30_000
const NANOSECONDS_IN_MILLISECOND = 1e6
/** What wrangler starts the process of the Worker with, and not the one of the proxy before it. */
const OF_THE_WORKER = '--inspector-addr='

export interface Watched {
  readonly url: URL
  /** Milliseconds of processor time that the process of the Worker has taken so far, all its threads together; undefined where the system does not say. */
  readonly spent: () => number | undefined
  /** Milliseconds for which the thread of the isolate was ready to go on and had no processor, so far; undefined where the system does not say. */
  readonly waited: () => number | undefined
  /** Bytes that the isolate holds: its heap, garbage not yet collected among it, with what lies outside of it. */
  readonly held: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** `state` is the folder of its databases; absent: nothing is kept. */
export async function watched(config: string, state?: string): Promise<Watched> {
  const others = new Set(workerds())
  const worker = await startWorker({
    config,
    dev: {
      persist: state ?? false,
      logLevel: 'error',
      server: { hostname: HERE, port: 0 },
      inspector: { hostname: HERE, port: 0 },
      watch: false,
    },
  })
  await worker.ready
  const [url, inspector] = await Promise.all([worker.url, worker.inspectorUrl])
  if (inspector === undefined) throw new Error('wrangler started the Worker without an inspector')
  const watchedProcess = await settled(url, others)
  return {
    url,
    spent: () => (watchedProcess === undefined ? undefined : spentBy(watchedProcess)),
    waited: () => (watchedProcess === undefined ? undefined : waitedBy(watchedProcess)),
    held: () => heldBy(new URL('/ws', inspector.href.replace(/^http/, 'ws'))),
    stop: () => worker.dispose(),
  }
}

/** The process of the Worker just started: wrangler may start it anew before it is content, so it is the one that is there twice in a row. */
async function settled(url: URL, others: ReadonlySet<string>): Promise<string | undefined> {
  let last: string | undefined
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await (await fetch(url)).arrayBuffer()
    const found = workerds().filter((it) => !others.has(it))
    const [only] = found
    if (found.length === 1 && only === last) return only
    last = only
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))
  }
  return undefined
}

/** Connects for this one question: an isolate that is watched all the time works more slowly. */
async function heldBy(address: URL): Promise<number> {
  const asked = await connect(address)
  try {
    const { usedSize = 0, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await asked.call('Runtime.getHeapUsage')
    return usedSize + embedderHeapUsedSize + backingStorageSize
  } finally {
    asked.close()
  }
}

/** Ids of the processes of Workers that this process started; none where there is no /proc. */
function workerds(): string[] {
  try {
    return readdirSync('/proc').filter((id) => /^\d+$/.test(id) && isOurs(id))
  } catch {
    return []
  }
}

function isOurs(id: string): boolean {
  try {
    const [, parent = ''] = /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? []
    return Number(parent) === process.pid && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(OF_THE_WORKER)
  } catch {
    // It has ended meanwhile.
    return false
  }
}

/** The scheduler counts in nanoseconds, thread by thread. */
function spentBy(id: string): number | undefined {
  try {
    const threads = readdirSync(`/proc/${id}/task`).map((thread) => readFileSync(`/proc/${id}/task/${thread}/schedstat`, 'utf8'))
    return threads.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0) / NANOSECONDS_IN_MILLISECOND
  } catch {
    return undefined
  }
}

/** workerd runs isolates on its main thread, which is named like the process. */
function waitedBy(id: string): number | undefined {
  try {
    return Number(readFileSync(`/proc/${id}/task/${id}/schedstat`, 'utf8').split(' ')[1]) / NANOSECONDS_IN_MILLISECOND
  } catch {
    return undefined
  }
}

interface Inspector {
  readonly call: (method: string) => Promise<Readonly<Record<string, number>>>
  readonly close: () => void
}

async function connect(address: URL): Promise<Inspector> {
  // The inspector answers pages of this machine alone, so we say that we are one.
  const socket = new WebSocket(address, { headers: { origin: 'http://localhost' } })
  const waiting = new Map<number, (result: Readonly<Record<string, number>>) => void>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result }: { id?: number; result?: Readonly<Record<string, number>> } = JSON.parse(String(data))
    if (id !== undefined) waiting.get(id)?.(result ?? {})
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('the inspector of the Worker takes no connection')))
  })
  let asked = 0
  return {
    call: (method) => {
      asked += 1
      const id = asked
      socket.send(JSON.stringify({ id, method }))
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`the inspector did not answer ${method}`)), PATIENCE_MILLISECONDS)
        waiting.set(id, (result) => {
          clearTimeout(late)
          resolve(result)
        })
      })
    },
    close: () => socket.close(),
  }
}
