// Keys asked for and withdrawn by whoever holds one with the scope admin: the same acts as on the command line, but nobody locks everybody out.
import { z } from 'zod'
import { readJson } from '../core/catalogue/read-json.ts'
import { createKey, type NewKey, revokeKey } from './keys.ts'
import { type KeyRecord, SCOPES, type Store, type Surroundings } from './ports.ts'
import { type Answer, failed } from './problems.ts'

const MAX_NOTE = 500

export const keyRequest = z
  .strictObject({
    scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).describe('What it may do; `admin`: everything.'),
    note: z.string().min(1).max(MAX_NOTE).optional().describe('Whom it is for.'),
  })
  .meta({ id: 'KeyRequest', description: 'A key to be made.' })

export interface KeyDeps {
  readonly store: Store
  readonly surroundings: Surroundings
}

/** A key as it is listed: never its hash. */
export type ListedKey = Omit<KeyRecord, 'hash'>

/** Oldest first, those revoked among them. */
export async function listedKeys({ store }: Pick<KeyDeps, 'store'>): Promise<readonly ListedKey[]> {
  return (await store.keys()).map(({ hash: _, ...key }) => key)
}

/** `actor` is the id of the key that asks. */
export async function makeKey({ store, surroundings }: KeyDeps, body: unknown, actor: string): Promise<Answer<NewKey>> {
  const read = readJson(keyRequest, body)
  if (read.ok) return { ok: true, value: await createKey(store, surroundings, read.value.scopes, read.value.note ?? null, actor) }
  const { length } = read.faults
  const detail = { zh: `有 ${length} 处不符合要求，未生成密钥`, en: `There are ${length} fault(s); no key was made` }
  return failed('invalid-key', detail, read.faults)
}

/** A key revoked before is revoked. The last one with the scope admin stays: the command line of the machine, or a new secret, is the way to withdraw it. */
export async function withdrawKey({ store, surroundings }: KeyDeps, id: string, actor: string): Promise<Answer<'revoked' | 'already'>> {
  const done = await revokeKey(store, surroundings, id, actor, () => isLastAdmin(store, id))
  if (done === 'unknown') return failed('not-found', { zh: '没有这个编号的密钥', en: 'There is no key with this id' })
  if (done !== 'refused') return { ok: true, value: done }
  return failed('last-admin-key', {
    zh: '这是最后一个有效的 admin 密钥：请先生成另一个；也可以在本机运行 qingdan keys revoke，在 Workers 上更换 QINGDAN_ADMIN_KEY',
    en: 'It is the last valid key with the scope admin: make another first. `qingdan keys revoke` on the machine, or another QINGDAN_ADMIN_KEY on Workers, always goes',
  })
}

async function isLastAdmin(store: Store, id: string): Promise<boolean> {
  const admins = (await store.keys()).filter(({ scopes, revokedAt }) => revokedAt === null && scopes.includes('admin'))
  return admins.length === 1 && admins[0]?.id === id
}
