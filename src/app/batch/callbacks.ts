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
}

export async function deliverCallbacks({ courier, records, now, retentionDays }: CallbackDeps): Promise<void> {
  for (const batch of await records.callbacksDue(now())) {
    const arrived = await deliver(courier, batch, now(), retentionDays)
    const attempts = (batch.callback?.attempts ?? 0) + 1
    if (arrived) await records.callbackTried(batch.id, { state: 'delivered', nextAt: null })
    else if (attempts >= MAX_ATTEMPTS) await records.callbackTried(batch.id, { state: 'given-up', nextAt: null })
    else await records.callbackTried(batch.id, { state: 'pending', nextAt: now() + pauseAfter(attempts) })
  }
}

/** 5 s, 20 s, 80 s, … about a day in all. */
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
