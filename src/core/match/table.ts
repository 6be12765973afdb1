// The names of the catalogues, filed under every form a bill may reach them by.
import type { NameData } from '../catalogue/schema/names.ts'
import { type BigramIndex, buildBigrams, pairsOf } from './bigrams.ts'
import { core, fold, foldCharacters } from './fold.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { normaliseName } from './normalise.ts'
import { bare, oneScript, plainName } from './script.ts'
import { soundOf } from './sound.ts'

export interface NameEntry {
  readonly target: string
  readonly name: string
  readonly strength: 'exact' | 'alias' | 'weak'
}

/** All entries that fold to one form: to tell names apart, one form is one name. */
export interface Form {
  readonly text: string
  readonly core: string
  readonly entries: readonly NameEntry[]
}

/** One way a form is spelt: folded, without soft words, or as catalogues and synonyms write it, only its characters folded. */
export interface Spelling {
  readonly text: string
  readonly pairs: ReadonlySet<string>
  readonly form: Form
}

export interface NameTable {
  readonly data: NameData
  readonly lexicon: Lexicon
  /** As written, and normalised. */
  readonly written: ReadonlyMap<string, readonly NameEntry[]>
  readonly folded: ReadonlyMap<string, Form>
  readonly cores: ReadonlyMap<string, readonly Form[]>
  /** What item names say before a closing bracket that explains them. */
  readonly heads: ReadonlyMap<string, readonly Form[]>
  readonly sounds: ReadonlyMap<string, readonly Spelling[]>
  readonly bigrams: BigramIndex<Spelling>
  readonly alphabet: ReadonlySet<string>
  /** The pairs of characters in all names of each target. */
  readonly wordsOf: ReadonlyMap<string, ReadonlySet<string>>
}

const CLOSING_BRACKET = /\([^()]*\)\s*$/
const SHORTEST_HEAD = 4

export function buildTable(entries: readonly NameEntry[], data: NameData): NameTable {
  const lexicon = lexiconOf(data)
  const written = new Map<string, NameEntry[]>()
  const byFold = new Map<string, NameEntry[]>()
  const byHead = new Map<string, string[]>()
  for (const entry of entries) {
    const plain = plainName(entry.name)
    if (plain === '') continue
    file(written, plain, entry)
    const normal = normaliseName(entry.name, data)
    if (normal !== plain && normal !== '') file(written, normal, entry)
    const folded = fold(normal || plain, lexicon.folding)
    file(byFold, folded, entry)
    const head = entry.strength === 'exact' ? headOf(entry.name, lexicon) : undefined
    if (head !== undefined && head !== folded) file(byHead, head, folded)
  }
  const forms = [...byFold].map(([text, its]) => ({ text, core: core(text, lexicon.folding, lexicon.affixes.general), entries: its }))
  const folded = new Map(forms.map((form) => [form.text, form]))
  const heads = new Map([...byHead].map(([head, texts]) => [head, texts.flatMap((text) => folded.get(text) ?? [])]))
  const spellings = forms.flatMap((form) => spellingsOf(form, data))
  return {
    data,
    lexicon,
    written,
    folded,
    cores: filed(forms, (form) => form.core),
    heads,
    sounds: filed(spellings, ({ text }) => soundOf(text, lexicon.sounds)),
    bigrams: buildBigrams(spellings, ({ text }) => text),
    alphabet: new Set(forms.flatMap((form) => [...form.text])),
    wordsOf: wordsOf(spellings),
  }
}

function headOf(name: string, lexicon: Lexicon): string | undefined {
  const script = oneScript(name)
  const head = bare(script.replace(CLOSING_BRACKET, ''))
  if (head.length < SHORTEST_HEAD || head === bare(script) || lexicon.affixes.general.has(head)) return undefined
  return fold(head, lexicon.folding)
}

function spellingsOf(form: Form, data: NameData): Spelling[] {
  const { characters, writings } = lexiconOf(data).folding
  const letters = form.entries.map(({ name }) => foldCharacters(normaliseName(name, data), characters))
  const texts = new Set([form.text, form.core, ...letters, ...(writings.get(form.text) ?? [])])
  return [...texts].map((text) => ({ text, pairs: pairsOf(text), form }))
}

function wordsOf(spellings: readonly Spelling[]): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>()
  for (const { pairs, form } of spellings) {
    for (const { target } of form.entries) {
      const known = words.get(target) ?? new Set()
      words.set(target, known)
      for (const pair of pairs) known.add(pair)
    }
  }
  return words
}

/** Some charge bears the name and it is not too general to decide by. */
export function isDecisive(form: Form): boolean {
  return form.entries.some(({ strength }) => strength !== 'weak')
}

/** The two are names of one charge. */
export function sharesTarget(a: Form, b: Form): boolean {
  return a === b || a.entries.some(({ target }) => b.entries.some((other) => other.target === target))
}

function filed<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const table = new Map<string, T[]>()
  for (const value of values) file(table, keyOf(value), value)
  return table
}

function file<T>(table: Map<string, T[]>, key: string, value: T): void {
  const place = table.get(key)
  if (!place) table.set(key, [value])
  else place.push(value)
}
