// Texts of several parts: the name is settled where one part is a name and the others say nothing about the charge.
import { isMadeOf } from './affixes.ts'
import { holdsKnownWord, reverses } from './around.ts'
import { pairsOf } from './bigrams.ts'
import { foldCharacters } from './fold.ts'
import { type Likeness, WORTH } from './likeness.ts'
import { normaliseName, withoutNumbers } from './normalise.ts'
import { foldText, rewrittenNames } from './rewritten.ts'
import { bare } from './script.ts'
import { type NameTable, sharesTarget } from './table.ts'

const BETWEEN_PARTS = /[\s\-—–_/\\|:;,、。，；：·•.()[\]{}【】〔〕「」『』《》〈〉<>+&#"'=~]+/
const MOST_PARTS = 12
const TAX_PREFIX = /^\s*\*[^*]{1,30}\*/
/** A name this long is not made another by a word no catalogue uses. */
const SHORTEST_BESIDE_ANYTHING = 4
/** What closes the name of a charge. */
const CHARGE_AT_END = /[费金款]$/
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
  const others = parts.filter((part) => part !== only && part.text !== only.text)
  const [other, another] = parts.filter((part) => part !== only)
  const joined = other === undefined || another ? undefined : readPart(table, other.text + only.text)
  if (joined !== undefined && joined.found.length > 0) return joined.found.map((each) => ({ ...each, score: WORTH.part, reason: `part,${each.reason}` }))
  const settled = others.every((part) => saysNothing(table, part, only))
  return named.flatMap((part) =>
    part.found.map((each) => ({ ...each, score: settled ? WORTH.part : DOUBTFUL, reason: `part,${each.reason}` })),
  )
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

/** Another charge's name joins a word of the part with a word of the name, or the part ends as charges do. */
function namesAnything(table: NameTable, part: Part, named: Part): boolean {
  if (!holdsKnownWord(table, part.letters)) return false
  if (CHARGE_AT_END.test(part.letters)) return true
  const words = pairsOf(part.letters)
  const own = pairsOf(named.letters.replace(CHARGE_AT_END, ''))
  return table.bigrams.nearest(part.letters, MOST_RIVALS).some(({ value }) => {
    const joins = [...words].some((pair) => value.pairs.has(pair)) && [...own].some((pair) => value.pairs.has(pair))
    return joins && !named.found.some(({ form }) => sharesTarget(form, value.form))
  })
}

function endsInPlace(table: NameTable, text: string): boolean {
  return table.lexicon.places.get(text.charAt(text.length - 1))?.some((word) => text.endsWith(word)) ?? false
}
