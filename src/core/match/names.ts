// Finds the charges a written name may mean: at a glance where it is written as in a catalogue, else by likeness with a reason.
import type { NameData } from '../catalogue/schema/names.ts'
import type { Likeness } from './likeness.ts'
import { normaliseName } from './normalise.ts'
import { bare, clip, MAX_NAME_LENGTH, oneScript } from './script.ts'
import { likestNames } from './similar.ts'
import { buildTable, type NameEntry as CatalogueName, type NameTable } from './table.ts'

export type NameEntry = CatalogueName

export interface NameHit {
  readonly target: string
  readonly method: 'exact' | 'alias' | 'similar'
  /** From 0 to 1; 1 where the name is written as the catalogue writes it. */
  readonly score: number
  /** The catalogue's name that was hit. */
  readonly name: string
  /** The name is too general to decide by. */
  readonly weak: boolean
  /** For similar hits: what differs, in one word. */
  readonly reason?: string
}

export interface NameIndex {
  /** The score from which a similar hit counts as a match. */
  readonly certainty: number
  readonly table: NameTable
  readonly memo: Map<string, readonly NameHit[]>
}

/** Hits beyond this many are proposals nobody reads; names written as in a catalogue are never cut. */
export const MOST_HITS = 12
export const MOST_REMEMBERED = 10_000

export function buildNameIndex(entries: readonly NameEntry[], data: NameData): NameIndex {
  const table = buildTable(entries, data)
  return { certainty: table.lexicon.certainty, table, memo: new Map() }
}

/** Best first, one hit a target: what settles before what does not, then the score, then the target's id. */
export function findNames(index: NameIndex, text: string): readonly NameHit[] {
  const known = index.memo.get(text)
  if (known) return known
  const hits = lookUp(index.table, clip(text))
  // The memo only saves time: a text has the same hits with and without it. Long texts would keep too much alive.
  if (text.length <= MAX_NAME_LENGTH) {
    if (index.memo.size >= MOST_REMEMBERED) index.memo.clear()
    index.memo.set(text, hits)
  }
  return hits
}

function lookUp(table: NameTable, text: string): readonly NameHit[] {
  const script = oneScript(text)
  const asWritten = table.written.get(bare(script))
  if (asWritten) return ranked(asWritten.map(written))
  const normal = normaliseName(script, table.data)
  if (normal === '') return []
  const entries = table.written.get(normal)
  return ranked(entries ? entries.map(written) : likestNames(table, script, normal).flatMap(similar))
}

function written(entry: NameEntry): NameHit {
  const { target, name, strength } = entry
  return { target, method: strength === 'exact' ? 'exact' : 'alias', score: 1, name, weak: strength === 'weak' }
}

function similar({ form, score, reason }: Likeness): NameHit[] {
  return form.entries.map(({ target, name, strength }) => ({ target, method: 'similar', score, name, weak: strength === 'weak', reason }))
}

function ranked(hits: readonly NameHit[]): readonly NameHit[] {
  const best = new Map<string, NameHit>()
  for (const hit of hits) {
    const known = best.get(hit.target)
    if (known === undefined || compareHits(hit, known) < 0) best.set(hit.target, hit)
  }
  const sorted = [...best.values()].sort(compareHits)
  const asWritten = sorted.filter((hit) => hit.method !== 'similar').length
  return sorted.slice(0, Math.max(MOST_HITS, asWritten))
}

/** A total order, so that the same names in another order of reading give the same answer. */
export function compareHits(a: NameHit, b: NameHit): number {
  return (
    Number(a.weak) - Number(b.weak) ||
    b.score - a.score ||
    compareText(a.target, b.target) ||
    methodRank(a) - methodRank(b) ||
    compareText(a.name, b.name)
  )
}

const METHODS = ['exact', 'alias', 'similar'] as const
const methodRank = (hit: NameHit): number => METHODS.indexOf(hit.method)
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
