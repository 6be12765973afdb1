// How a change begins: with what stands, so that only what is new has to be filled in.
import { at, isRecord, type Json, listAt } from './json.ts'

/** A new limit in the manner of one that stands, under the same conditions; its day and document are for the publisher to say. */
export function newLimit(id: string, like: Json | undefined): Json {
  const when = at(like, '/when')
  const limit = at(like, '/limit') ?? { type: 'ceiling' }
  return {
    op: 'add-limit',
    id,
    limit: { ...(when === undefined ? {} : { when }), limit, from: '', basis: [{ document: '' }], verification: '' },
  }
}

export function endOf(id: string, type: string): Json {
  const how = type === 'item' ? { how: 'abolished' } : {}
  return { op: 'end', id, from: '', ...how, basis: [{ document: '' }], verification: '' }
}

/** The limits as they stand, to be corrected or given a last day; members that the entry does not have are not made up. */
export function limitsOf(id: string, entry: Json): Json {
  return { op: 'change', id, set: { limits: listAt(entry, '/limits') } }
}

export function namesOf(id: string, entry: Json): Json {
  const note = at(entry, '/note')
  return {
    op: 'change',
    id,
    set: { name: at(entry, '/name') ?? {}, aliases: listAt(entry, '/aliases'), ...(isRecord(note) ? { note } : {}) },
  }
}

export function newItem(): Json {
  const limit = { limit: { type: 'ceiling' }, from: '', basis: [{ document: '' }], verification: '' }
  return { op: 'add', jurisdiction: '', kind: '', item: { id: '', name: { zh: '', en: '' }, aliases: [], limits: [limit] } }
}
