// Folds a normalised name: characters confused by eye become one, words written in several ways become one.
import type { NameData } from '../catalogue/schema/names.ts'
import { type Shelf, shelve } from './affixes.ts'

export interface Folding {
  /** Each confusable character to the one that stands for it. */
  readonly characters: ReadonlyMap<string, string>
  /** Each form to the ways it is written, their characters folded. */
  readonly writings: ReadonlyMap<string, readonly string[]>
  /** Each written word to its one form. */
  readonly words: ReadonlyMap<string, string>
  readonly wordShelf: Shelf
  /** Each word that may be left out without changing which charge is meant, to nothing. */
  readonly soft: ReadonlyMap<string, string>
  readonly softShelf: Shelf
}

/** 费用 is 费 wherever it does not open another word, and bills double it where two writings meet. */
const LONG_FEE = /费+(?:用(?![户水电气途])|费)/g
/** A form may hold a word that is itself written in several ways; deeper nesting is not read. */
const MAX_ROUNDS = 3
const SHORTEST_CORE = 2

export function compileFolding(data: NameData): Folding {
  const characters = new Map<string, string>()
  for (const group of data.confusions) {
    const [first, ...others] = group
    if (first === undefined) continue
    for (const other of others) characters.set(other, first)
  }
  const even = (word: string): string => foldCharacters(word, characters)
  const writings = new Map(Object.entries(data.synonyms).map(([form, others]) => [even(form), others.map(even)]))
  const words = new Map([...writings].flatMap(([form, others]) => [form, ...others].map((writing) => [writing, form] as const)))
  const soft = new Map(data.soft.map((word) => [even(word), '']))
  return { characters, writings, words, wordShelf: shelve([...words.keys()], 'first'), soft, softShelf: shelve([...soft.keys()], 'first') }
}

/** The folded form: two names that fold alike are writings of one name. */
export function fold(text: string, folding: Folding): string {
  let current = foldCharacters(text, folding.characters).replace(LONG_FEE, '费')
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = replaceWords(current, folding.words, folding.wordShelf).replace(LONG_FEE, '费')
    if (next === current) break
    current = next
  }
  return current
}

/** The folded form without soft words; a name made of nothing else stays as it is. */
export function core(folded: string, folding: Folding, general: ReadonlySet<string>): string {
  const rest = replaceWords(folded, folding.soft, folding.softShelf)
  if (rest === folded) return folded
  return rest.length < SHORTEST_CORE || general.has(rest) ? folded : fold(rest, folding)
}

export function foldCharacters(text: string, characters: ReadonlyMap<string, string>): string {
  let folded = ''
  for (const character of text) folded += characters.get(character) ?? character
  return folded
}

/** From the left, the longest word at each place; a word's form is not read again in the same round. */
function replaceWords(text: string, words: ReadonlyMap<string, string>, shelf: Shelf): string {
  let replaced = ''
  let place = 0
  while (place < text.length) {
    const character = text.charAt(place)
    const word = shelf.get(character)?.find((each) => text.startsWith(each, place))
    replaced += word === undefined ? character : (words.get(word) ?? word)
    place += word?.length ?? 1
  }
  return replaced
}
