// Texts of several parts: the name is settled where one part is a name and the others say nothing about the charge.
import { isMadeOf, withoutWords } from './affixes.ts'
import { holdsKnownWord, reverses } from './around.ts'
import { pairsOf } from './bigrams.ts'
import { foldCharacters } from './fold.ts'
import { CHARGE_AT_END, joinsBoth } from './joined.ts'
import { type Likeness, WORTH } from './likeness.ts'
import { gapsOf, maskOf } from './mask.ts'
import { normaliseName, withoutNumbers } from './normalise.ts'
import { foldText, rewrittenNames } from './rewritten.ts'
import { bare } from './script.ts'
import type { NameTable, Spelling } from './table.ts'

const BETWEEN_PARTS = /[\s\-—–_/\\|:;,、。，；：·•.()[\]{}【】〔〕「」『』《》〈〉<>+&#"'=~]+/
const MOST_PARTS = 12
const TAX_PREFIX = /^\s*\*[^*]{1,30}\*/
/** A name this long is not made another by a word no catalogue uses. */
const SHORTEST_BESIDE_ANYTHING = 4
const MOST_RIVALS = 40
/** What a name is worth beside others that may change it. */
const DOUBTFUL = 0.7

interface Part {
  readonly text: string
  /** Its characters folded, as the words it is compared with. */
  readonly letters: string
  readonly found: readonly Likeness[]
}

export function namesInParts(table: NameTable, script: string): readonly Likeness[] {
  const texts = withoutNumbers(script.replace(TAX_PREFIX, ''))
    .split(BETWEEN_PARTS)
    .map(bare)
    .filter((text) => text !== '')
  if (texts.length < 2 || texts.length > MOST_PARTS) return []
  const parts = texts.map((text) => readPart(table, text))
  const named = parts.filter((part) => part.found.length > 0)
  const [only] = named
  if (only === undefined) return []
  const joined = joinedName(table, parts, only)
  if (joined.length > 0) return asParts(joined, WORTH.part)
  const others = parts.filter((part) => part !== only && part.text !== only.text)
  const settled = others.every((part) => saysNothing(table, part, only))
  return asParts(
    named.flatMap((part) => part.found),
    settled ? WORTH.part : DOUBTFUL,
  )
}

function asParts(found: readonly Likeness[], score: number): readonly Likeness[] {
  return found.map((each) => ({ ...each, score, reason: `part,${each.reason}` }))
}

/** 会费（理事单位） is 理事单位会费. */
function joinedName(table: NameTable, parts: readonly Part[], named: Part): readonly Likeness[] {
  const [other, another] = parts.filter((part) => part !== named)
  return other === undefined || another !== undefined ? [] : readPart(table, other.text + named.text).found
}

function readPart(table: NameTable, text: string): Part {
  const found = rewrittenNames(table, foldText(table, normaliseName(text, table.data)))
  return { text, letters: foldCharacters(text, table.lexicon.folding.characters), found }
}

function saysNothing(table: NameTable, part: Part, named: Part): boolean {
  if (part.found.length > 0) return part.found.some((each) => named.found.some((its) => its.form === each.form))
  if (isMadeOf(part.letters, table.lexicon.spare)) return true
  if (reverses(table, part.letters)) return false
  if (named.text.length < SHORTEST_BESIDE_ANYTHING && !endsInPlace(table, part.letters)) return false
  return !namesAnything(table, part, named)
}

/** Another charge's name joins a word of the part with a word of the name, or the two say it in full, or the part ends as charges do. */
function namesAnything(table: NameTable, part: Part, named: Part): boolean {
  if (!holdsKnownWord(table, part.letters)) return false
  if (CHARGE_AT_END.test(part.letters)) return true
  const rivals = table.bigrams.nearest(part.letters, MOST_RIVALS).map(({ value }) => value)
  const meant = named.found.map(({ form }) => form)
  if (joinsBoth(rivals, withoutWords(part.letters, table.lexicon.spare), named.letters, meant)) return true
  const pairs = new Set([...pairsOf(part.letters), ...pairsOf(named.letters)])
  const isSaid = ({ text }: Spelling): boolean =>
    gapsOf(
      text,
      maskOf(text, (pair) => pairs.has(pair)),
    ).length === 0
  return joinsBoth(rivals.filter(isSaid), part.letters, named.letters, meant)
}

function endsInPlace(table: NameTable, text: string): boolean {
  return table.lexicon.places.get(text.charAt(text.length - 1))?.some((word) => text.endsWith(word)) ?? false
}
