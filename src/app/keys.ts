// API keys: made once and shown once, kept as hashes only, and asked for by what they may do.
import { record } from './audit.ts'
import type { ApiScope, AuditRecord, Committed, KeyRecord, Store, Surroundings } from './ports.ts'
import { type Answer, failed } from './problems.ts'

const ID_BYTES = 6
const SECRET_BYTES = 32
/** Who acts on the command line of the machine, or by a secret of the deployment. */
const LOCAL = 'local'
const KEY = /^qd_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/

export interface NewKey {
  /** Shown this once. */
  readonly key: string
  readonly id: string
  readonly scopes: readonly ApiScope[]
}

/** `actor` is the id of the key that asks for it. */
export async function createKey(
  store: Store,
  surroundings: Surroundings,
  scopes: readonly ApiScope[],
  note: string | null,
  actor = LOCAL,
): Promise<NewKey> {
  const id = hex(surroundings.randomBytes(ID_BYTES))
  const key = `qd_${id}_${base64url(surroundings.randomBytes(SECRET_BYTES))}`
  const kept: KeyRecord = {
    id,
    hash: surroundings.digestOf(key),
    scopes: [...new Set(scopes)],
    note,
    createdAt: new Date(surroundings.now()).toISOString(),
    revokedAt: null,
    lastUsedOn: null,
  }
  const act = { actor, act: 'create-key', subject: id, digest: null } as const
  const free = async () => (await store.key(id)) === undefined
  const done = await record(store, surroundings, act, (audit) => store.createKey(kept, audit), free)
  if (done === 'conflict') throw new Error(`a key with the id ${id} exists already: the source of randomness repeats itself`)
  return { key, id, scopes: kept.scopes }
}

/** Takes in a key made elsewhere, once: one that is known stays as it is, revoked or not. A text that is no key throws. */
export async function takeKey(store: Store, surroundings: Surroundings, key: string, scopes: readonly ApiScope[]): Promise<void> {
  const id = KEY.exec(key)?.[1]
  if (id === undefined) throw new Error('not a key as `qingdan keys create` prints it')
  if ((await store.key(id)) !== undefined) return
  const kept: KeyRecord = {
    id,
    hash: surroundings.digestOf(key),
    scopes: [...scopes],
    note: null,
    createdAt: new Date(surroundings.now()).toISOString(),
    revokedAt: null,
    lastUsedOn: null,
  }
  const act = { actor: LOCAL, act: 'create-key', subject: id, digest: null } as const
  const free = async () => (await store.key(id)) === undefined
  // Where another took it in meanwhile it is there, which is all that is wanted.
  await record(store, surroundings, act, (audit) => store.createKey(kept, audit), free)
}

export type Revoked = 'revoked' | 'already' | 'unknown' | 'refused'

/** `unknown`: there is no such key; `already`: it was revoked before; `refused`: as `mustStay` has it, asked again whenever another act came first. */
export async function revokeKey(
  store: Store,
  surroundings: Surroundings,
  id: string,
  actor = LOCAL,
  mustStay: () => Promise<boolean> = async () => false,
): Promise<Revoked> {
  const known = await store.key(id)
  if (known === undefined) return 'unknown'
  if (known.revokedAt !== null) return 'already'
  const at = new Date(surroundings.now()).toISOString()
  const act = { actor, act: 'revoke-key', subject: id, digest: null } as const
  let stays = false
  // Asked between reading the end of the log and writing to it: whoever revokes another key meanwhile takes that place in the log.
  const write = async (audit: AuditRecord): Promise<Committed> => {
    stays = await mustStay()
    return stays ? 'conflict' : store.revokeKey(id, at, audit)
  }
  await record(store, surroundings, act, write, async () => !stays)
  return stays ? 'refused' : 'revoked'
}

/** Who holds the key of an Authorization header, if it may do what is asked. `admin` may do everything. */
export async function authorise(
  store: Store,
  surroundings: Surroundings,
  authorization: string | undefined,
  scope: ApiScope,
): Promise<Answer<KeyRecord>> {
  const key = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  const id = KEY.exec(key ?? '')?.[1]
  const known = id === undefined ? undefined : await store.key(id)
  if (key === undefined || known === undefined || !sameText(surroundings.digestOf(key), known.hash) || known.revokedAt !== null) {
    return failed('unauthenticated', {
      zh: `需要带有 ${scope} 权限的密钥：Authorization: Bearer …`,
      en: `This needs a key with the scope ${scope}: Authorization: Bearer …`,
    })
  }
  if (!known.scopes.includes(scope) && !known.scopes.includes('admin')) {
    return failed('forbidden', { zh: `此密钥没有 ${scope} 权限`, en: `This key does not have the scope ${scope}` })
  }
  const today = new Date(surroundings.now()).toISOString().slice(0, 'YYYY-MM-DD'.length)
  if (known.lastUsedOn !== today) await store.touchKey(known.id, today)
  return { ok: true, value: known }
}

/** In a time that does not tell where two texts of one length first differ. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  return difference === 0
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
