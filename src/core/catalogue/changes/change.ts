// Changes members of an entry: what is named replaces what stood, null takes it away, and the result is read by the schema of the file.
import type { z } from 'zod'
import type { Entry } from '../entries.ts'
import { type PointedFault, type ReadJson, readJson } from '../read-json.ts'
import { item } from '../schema/item.ts'
import { incompatible, prohibition, relief } from '../schema/rule.ts'
import type { ChangeOf } from './change-set.ts'
import type { Draft } from './draft.ts'

type Members = Readonly<Record<string, unknown>>

export function changeEntry(draft: Draft, { id, set }: ChangeOf<'change'>, at: string): void {
  const entry = standing(draft, id, at)
  if (entry === undefined) return
  if (Object.hasOwn(set, 'id')) {
    draft.fault(`${at}/set/id`, '编号永久保留，不得更改', 'An id is kept for good and cannot be changed')
    return
  }
  const changed = readEntry(entry.type, merged(entry.value, set), `${at}/set`)
  if (changed.ok) draft.replace(changed.value)
  else draft.faults.push(...changed.faults)
}

/** The entry of the id, or a fault that says there is none. */
export function standing(draft: Draft, id: string, at: string): Entry | undefined {
  const entry = draft.entry(id)
  if (entry === undefined) draft.fault(`${at}/id`, '没有这个编号的条目', 'No entry has this id')
  return entry
}

export function merged(value: object, set: Members): Members {
  const all = Object.entries({ ...value, ...set })
  return Object.fromEntries(all.filter(([, member]) => member !== null && member !== undefined))
}

function readEntry(type: Entry['type'], value: unknown, at: string): ReadJson<Entry> {
  switch (type) {
    case 'item':
      return typed(item, value, at, (it): Entry => ({ type, value: it }))
    case 'prohibition':
      return typed(prohibition, value, at, (it): Entry => ({ type, value: it }))
    case 'relief':
      return typed(relief, value, at, (it): Entry => ({ type, value: it }))
    case 'incompatible':
      return typed(incompatible, value, at, (it): Entry => ({ type, value: it }))
  }
}

function typed<T>(
  schema: z.ZodType<T>,
  value: unknown,
  at: string,
  entry: (value: T) => Entry,
): { readonly ok: true; readonly value: Entry } | { readonly ok: false; readonly faults: readonly PointedFault[] } {
  const read = readJson(schema, value, at)
  return read.ok ? { ok: true, value: entry(read.value) } : read
}
