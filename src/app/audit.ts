// The audit log: every act carries the hash of the one before, so that nothing can be taken out or changed unseen.
import { canonicalJson } from '../core/values/canonical.ts'
import type { AuditRecord, Committed, Store, Surroundings } from './ports.ts'

export type Act = Pick<AuditRecord, 'actor' | 'act' | 'subject' | 'digest'>

/** What the first act carries in place of a hash. */
const NOTHING_BEFORE = `sha256:${'0'.repeat(64)}`
/** How often an act is chained anew because another came first. */
const MAX_TRIES = 20
const PAGE = 500

/** The record of an act, chained to the last one. Its time is never before that one's, whatever the clock says. */
export function chain(act: Act, last: AuditRecord | undefined, { now, digestOf }: Surroundings): AuditRecord {
  const at = laterOf(new Date(now()).toISOString(), last?.at)
  const record = { ...act, sequence: (last?.sequence ?? 0) + 1, at, previous: last?.hash ?? NOTHING_BEFORE }
  return { ...record, hash: hashOf(record, digestOf) }
}

/** Writes something together with its audit record, again where only the chain was in the way. `stillFree` tells whether it was. */
export async function record(
  store: Store,
  surroundings: Surroundings,
  act: Act,
  write: (audit: AuditRecord) => Promise<Committed>,
  stillFree: () => Promise<boolean>,
): Promise<Committed> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if ((await write(chain(act, await store.lastAudit(), surroundings))) === 'committed') return 'committed'
    if (!(await stillFree())) return 'conflict'
  }
  throw new Error('the audit log was written to faster than it could be read')
}

export interface AuditProof {
  readonly records: number
  /** The hash of the last record: whoever noted it down can tell later whether the log was rewritten from its start. */
  readonly head: string | null
  /** The first record at which the chain does not hold, and why; null where it holds throughout. */
  readonly broken: { readonly sequence: number; readonly reason: 'gap' | 'previous' | 'hash' | 'edition' } | null
}

/** Walks the whole chain, and holds every publication against the edition it speaks of. */
export async function verifyAudit(store: Store, digestOf: Surroundings['digestOf']): Promise<AuditProof> {
  let last: AuditRecord | undefined
  for (;;) {
    const page = await store.audit(last?.sequence ?? 0, PAGE)
    for (const it of page) {
      const reason = await faultOf(it, last, store, digestOf)
      if (reason !== undefined) return { records: last?.sequence ?? 0, head: last?.hash ?? null, broken: { sequence: it.sequence, reason } }
      last = it
    }
    if (page.length < PAGE) break
  }
  const unspoken = await publicationsMissing(store, last)
  return { records: last?.sequence ?? 0, head: last?.hash ?? null, broken: unspoken }
}

async function faultOf(it: AuditRecord, last: AuditRecord | undefined, store: Store, digestOf: Surroundings['digestOf']) {
  if (it.sequence !== (last?.sequence ?? 0) + 1) return 'gap'
  if (it.previous !== (last?.hash ?? NOTHING_BEFORE)) return 'previous'
  const { hash, ...rest } = it
  if (hashOf(rest, digestOf) !== hash) return 'hash'
  if (it.act === 'publish' && (await store.find(Number(it.subject)))?.digest !== it.digest) return 'edition'
  return undefined
}

/** A log cut off at its end is still a chain: but an edition it does not speak of gives it away. */
async function publicationsMissing(store: Store, last: AuditRecord | undefined): Promise<AuditProof['broken']> {
  const newest = await store.newest()
  if (newest === undefined) return null
  for (let after = 0; ; after += PAGE) {
    const page = await store.audit(after, PAGE)
    if (page.some((it) => it.act === 'publish' && it.subject === String(newest.number))) return null
    if (page.length < PAGE) return { sequence: (last?.sequence ?? 0) + 1, reason: 'gap' }
  }
}

function hashOf(record: Omit<AuditRecord, 'hash'>, digestOf: Surroundings['digestOf']): string {
  return digestOf(canonicalJson({ ...record }))
}

export function laterOf(a: string, b: string | undefined): string {
  return b !== undefined && b > a ? b : a
}
