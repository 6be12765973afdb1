// An entry as its catalogue states it, for the changes that are made to it.
import { type Awaited, useAnswer } from '../service/use-answer.ts'
import type { Json } from './json.ts'

export interface EntrySource {
  readonly type: string
  readonly entry: Json
  readonly documents: Readonly<Record<string, unknown>>
}

/** Undefined as id: nothing is asked. */
export function useSource(id: string | undefined): Awaited<EntrySource> {
  return useAnswer<EntrySource>(id === undefined || id === '' ? undefined : `/v1/items/${encodeURIComponent(id)}/source`)
}
