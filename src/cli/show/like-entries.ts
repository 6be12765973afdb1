// Entries whose names, or whose ids, are like what was typed.
import type { Library } from '../../app/library.ts'
import { searchEntries } from '../../app/read-items.ts'
import type { Language } from '../../core/assess/outcome.ts'
import type { Edition } from '../../core/catalogue/edition.ts'
import { buildBigrams } from '../../core/match/bigrams.ts'

interface Like {
  readonly id: string
  readonly name: string
}

const MOST = 5
/** Below this, ids share little more than their first word. */
const LEAST_SIMILAR = 0.3

/** Names first: a person who types a name means it, and an id is like no name. */
export function likeEntries(library: Library, edition: Edition, typed: string, language: Language): Like[] {
  const named = searchEntries(library, edition, { query: typed, limit: MOST, offset: 0 }, language).items
  const all = searchEntries(library, edition, { limit: Number.POSITIVE_INFINITY, offset: 0 }, language).items
  const spelled = buildBigrams(all, ({ id }) => id)
    .nearest(typed.toLowerCase(), MOST)
    .filter(({ similarity }) => similarity >= LEAST_SIMILAR)
    .map(({ value }) => value)
  const unique = new Map([...named, ...spelled].map(({ id, name }) => [id, { id, name }]))
  return [...unique.values()].slice(0, MOST)
}
