// Telling whoever asked that a batch has ended: signed, tried again with growing pauses, given up at last.
import type { BatchRecords, BatchState } from './ports.ts'
import { statusView } from './status-view.ts'

/** Brings a text to an address; refuses addresses it may not reach. Answers with the HTTP status. */
export interface Courier {
  readonly secret: string
  readonly post: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<number>
}

const FIRST_PAUSE_MILLISECONDS = 5_000
const MAX_ATTEMPTS = 8
const PAUSE_FACTOR = 4

export interface CallbackDeps {
  readonly courier: Courier
  readonly records: BatchRecords
  readonly now: () => number
  readonly retentionDays: number
  /** Batches whose receiver is being told: a round that begins meanwhile leaves them alone. */
  readonly underWay: Set<string>
}

/** All at once, so that nobody waits for another's slow receiver. */
export async function deliverCallbacks(deps: CallbackDeps): Promise<void> {
  const due = await deps.records.callbacksDue(deps.now())
  await Promise.all(due.map(({ id }) => tell(deps, id)))
}

async function tell({ courier, records, now, retentionDays, underWay }: CallbackDeps, id: string): Promise<void> {
  if (underWay.has(id)) return
  underWay.add(id)
  try {
    // Another round may have told it between the list of those due and now.
    const batch = await records.find(id)
    if (batch?.callback?.state !== 'pending' || (batch.callback.nextAt ?? now()) > now()) return
    const arrived = await deliver(courier, batch, now(), retentionDays)
    const attempts = batch.callback.attempts + 1
    if (arrived) await records.callbackTried(id, { state: 'delivered', nextAt: null })
    else if (attempts >= MAX_ATTEMPTS) await records.callbackTried(id, { state: 'given-up', nextAt: null })
    else await records.callbackTried(id, { state: 'pending', nextAt: now() + pauseAfter(attempts) })
  } finally {
    underWay.delete(id)
  }
}

/** 5 s, 20 s, 80 s, … seven and a half hours in all. */
export function pauseAfter(attempts: number): number {
  return FIRST_PAUSE_MILLISECONDS * PAUSE_FACTOR ** (attempts - 1)
}

async function deliver(courier: Courier, batch: BatchState, now: number, retentionDays: number): Promise<boolean> {
  if (batch.callbackUrl === null) return false
  const body = JSON.stringify({ event: `batch.${batch.status}`, batch: statusView(batch, now, retentionDays, 'en') })
  const timestamp = String(Math.floor(now / 1000))
  const signature = await signatureOf(courier.secret, timestamp, body)
  const headers = {
    'Content-Type': 'application/json',
    'Qingdan-Batch': batch.id,
    'Qingdan-Signature': `t=${timestamp},v1=${signature}`,
  }
  try {
    const status = await courier.post(batch.callbackUrl, headers, body)
    return status >= 200 && status < 300
  } catch {
    return false
  }
}

/** HMAC-SHA256 of `timestamp.body` in hexadecimal: the time is signed too, so that an old message cannot be sent again. */
export async function signatureOf(secret: string, timestamp: string, body: string): Promise<string> {
  const utf8 = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, utf8.encode(`${timestamp}.${body}`))
  return [...new Uint8Array(signature)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
