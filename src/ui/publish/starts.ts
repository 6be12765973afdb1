// How a change begins: with what stands, so that only what is new has to be filled in.
import { at, isRecord, type Json, listAt, put } from './json.ts'

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

/** Stands for the choice of a new catalogue among those that stand. */
export const NEW_CATALOGUE = 'new'

/** An entry put into another catalogue, named `jurisdiction/kind`; a new one says what it is called and how complete it is. */
export function intoCatalogue(change: Json | undefined, chosen: string): Json {
  if (chosen === NEW_CATALOGUE) {
    const coverage = { state: 'partial', lastConfirmed: '', missing: [] }
    return put(change, '/catalogue', { title: { zh: '', en: '' }, coverage })
  }
  const [jurisdiction = '', kind = ''] = chosen.split('/')
  return put(put(put(change, '/catalogue', undefined), '/jurisdiction', jurisdiction), '/kind', kind)
}
