// The change set as its text: what it can be read as, and the text of what the form makes of it. The text is the one truth; the form shows it.
import { at, isList, isRecord, type Json, listAt, put } from './json.ts'

export type Draft =
  | { readonly state: 'empty' | 'unreadable' | 'whole' }
  /** A change set, as far as its outline goes: whether it fits, the service says. */
  | { readonly state: 'changes'; readonly json: Json }

export function readDraft(text: string): Draft {
  if (text.trim() === '') return { state: 'empty' }
  const json = parsed(text)
  if (!isRecord(json)) return { state: 'unreadable' }
  if (Object.hasOwn(json, 'files')) return { state: 'whole' }
  const { changes } = json
  const isOutlined = changes === undefined || (isList(changes) && changes.every((it) => isRecord(it) && typeof it['op'] === 'string'))
  return isOutlined ? { state: 'changes', json } : { state: 'unreadable' }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The text of a change set; of one that changes nothing, none. */
export function textOf(json: Json): string {
  return isRecord(json) && Object.keys(json).length === 0 ? '' : JSON.stringify(json, null, 2)
}

export function changesOf(draft: Draft): readonly Json[] {
  return draft.state === 'changes' ? listAt(draft.json, '/changes') : []
}

export function withChange(json: Json, change: Json): Json {
  return put(json, '/changes', [...listAt(json, '/changes'), change])
}

/** Without the change at a place, and without the documents that only it cited. */
export function withoutChange(json: Json, place: number): Json {
  const left = listAt(json, '/changes').filter((_, index) => index !== place)
  const bare = put(json, '/changes', left.length === 0 ? undefined : left)
  const before = citedIn(listAt(json, '/changes')[place])
  const after = citedIn(left)
  return before
    .filter((number) => !after.includes(number))
    .reduce<Json>((kept, number) => put(kept, documentPointer(number), undefined), bare)
}

/** Where a document that a change set declares is described. */
export function documentPointer(number: string): string {
  return `/documents/${number.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The numbers of the documents that something cites, wherever in it. */
export function citedIn(value: Json | undefined): string[] {
  if (isList(value)) return value.flatMap(citedIn)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    if (name !== 'basis') return citedIn(member)
    return isList(member) ? member.flatMap((it) => [at(it, '/document')].filter((number) => typeof number === 'string')) : []
  })
}

export interface Fault {
  readonly pointer: string
  readonly detail: string
}

/** The faults at a pointer and below it. */
export function faultsUnder(faults: readonly Fault[], pointer: string): readonly Fault[] {
  return faults.filter((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`))
}
