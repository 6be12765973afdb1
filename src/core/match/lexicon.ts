// The words of catalogues/names.yaml, arranged once for quick looking up.
import type { NameData } from '../catalogue/schema/names.ts'
import { type Affixes, type Shelf, shelve } from './affixes.ts'
import { compileFolding, type Folding, foldCharacters } from './fold.ts'
import { plainName } from './script.ts'

export interface Lexicon {
  readonly affixes: Affixes
  readonly folding: Folding
  /** What a bracket may hold and still be noise. */
  readonly idle: ReadonlyMap<string, readonly string[]>
  /** The same and soft words and places, their characters folded: what may stand beside a name without changing it. */
  readonly beside: ReadonlyMap<string, readonly string[]>
  /** What may stand before or in a name that is said in full. */
  readonly spare: Shelf
  /** What may follow it. */
  readonly closing: Shelf
  /** What a name may have and a text leave out. */
  readonly unsaid: Shelf
  readonly generalWords: ReadonlyMap<string, readonly string[]>
  readonly places: ReadonlyMap<string, readonly string[]>
  readonly reversing: readonly string[]
  /** Each character to its syllables' group. */
  readonly sounds: ReadonlyMap<string, string>
  /** Each folded character to all it stands for. */
  readonly confusable: ReadonlyMap<string, readonly string[]>
  readonly apart: ReadonlySet<string>
  readonly distinguishing: ReadonlySet<string>
  readonly certainty: number
  readonly floor: number
}

const lexicons = new WeakMap<NameData, Lexicon>()

/** The same data gives the same lexicon, so that normalising one name does not arrange it all again. */
export function lexiconOf(data: NameData): Lexicon {
  const known = lexicons.get(data)
  if (known) return known
  const lexicon = compile(data)
  lexicons.set(data, lexicon)
  return lexicon
}

function compile(data: NameData): Lexicon {
  const { prefixes, suffixes, brackets } = data.noise
  const plain = (words: readonly string[]): string[] => words.map(plainName).filter((word) => word !== '')
  const folding = compileFolding(data)
  const even = (words: readonly string[]): string[] => plain(words).map((word) => foldCharacters(word, folding.characters))
  const idle = [...brackets, ...prefixes, ...suffixes]
  return {
    affixes: {
      prefixes: shelve(plain(prefixes), 'first'),
      suffixes: shelve(plain(suffixes), 'last'),
      kept: plain(data.kept),
      general: new Set(plain(data.general)),
    },
    folding,
    idle: shelve(plain(idle), 'first'),
    beside: shelve(even([...idle, ...data.soft, ...data.places]), 'first'),
    spare: shelve(even([...idle, ...data.soft, ...data.places, ...data.spare, ...data.closing]), 'first'),
    closing: shelve(even([...idle, ...data.soft, ...data.closing]), 'first'),
    unsaid: shelve(even([...data.soft, ...data.unsaid]), 'first'),
    generalWords: shelve(plain(data.general), 'first'),
    places: shelve(even(data.places), 'last'),
    reversing: even(data.reversing),
    sounds: soundsOf(data),
    confusable: new Map(data.confusions.map((group) => [group.charAt(0), [...group]])),
    apart: new Set(data.apart.flatMap(pairs)),
    distinguishing: new Set(data.distinguishing),
    certainty: Number(data.certainty),
    floor: Number(data.floor),
  }
}

function soundsOf(data: NameData): ReadonlyMap<string, string> {
  const sounds = new Map<string, string>()
  for (const group of data.homophones) {
    for (const character of group) if (!sounds.has(character)) sounds.set(character, group.charAt(0))
  }
  return sounds
}

function pairs(group: string): string[] {
  const characters = [...group]
  return characters.flatMap((a) => characters.filter((b) => b !== a).map((b) => a + b))
}
