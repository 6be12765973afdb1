// Takes noise words off the ends of a name and tells whether a text is made of given words only.

/** Words filed under their first or last character, longest first, so that a look costs one step. */
export type Shelf = ReadonlyMap<string, readonly string[]>

export interface Affixes {
  readonly prefixes: Shelf
  readonly suffixes: Shelf
  readonly kept: readonly string[]
  readonly general: ReadonlySet<string>
}

const SHORTEST_NAME = 2

export function shelve(words: readonly string[], end: 'first' | 'last'): Shelf {
  const shelf = new Map<string, string[]>()
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) {
    const key = end === 'first' ? word.charAt(0) : word.charAt(word.length - 1)
    const place = shelf.get(key)
    if (place) place.push(word)
    else shelf.set(key, [word])
  }
  return shelf
}

function worthKeeping(rest: string, affixes: Affixes): boolean {
  return rest.length >= SHORTEST_NAME && !affixes.general.has(rest)
}

function withoutPrefix(text: string, affixes: Affixes): string {
  for (const word of affixes.prefixes.get(text.charAt(0)) ?? []) {
    if (!text.startsWith(word) || affixes.kept.some((kept) => kept.startsWith(word) && text.startsWith(kept))) continue
    const rest = text.slice(word.length)
    if (worthKeeping(rest, affixes)) return rest
  }
  return text
}

function withoutSuffix(text: string, affixes: Affixes): string {
  for (const word of affixes.suffixes.get(text.charAt(text.length - 1)) ?? []) {
    if (!text.endsWith(word) || affixes.kept.some((kept) => kept.endsWith(word) && text.endsWith(kept))) continue
    const rest = text.slice(0, -word.length)
    if (worthKeeping(rest, affixes)) return rest
  }
  return text
}

/** The text without the noise at its ends; what would be left too short or too general keeps its noise. */
export function withoutAffixes(text: string, affixes: Affixes): string {
  let current = text
  while (true) {
    const next = withoutSuffix(withoutPrefix(current, affixes), affixes)
    if (next === current) return current
    current = next
  }
}

/** The text without the given words, wherever they stand; single characters stay, for they are parts of other words. */
export function withoutWords(text: string, words: Shelf): string {
  let rest = ''
  let place = 0
  while (place < text.length) {
    const word = words.get(text.charAt(place))?.find((each) => each.length > 1 && text.startsWith(each, place))
    if (word === undefined) rest += text.charAt(place)
    place += word?.length ?? 1
  }
  return rest
}

/** True where the text is a row of the given words and nothing else; the longest word is taken first, so the time is linear. */
export function isMadeOf(text: string, words: Shelf): boolean {
  let place = 0
  while (place < text.length) {
    const word = words.get(text.charAt(place))?.find((each) => text.startsWith(each, place))
    if (word === undefined) return false
    place += word.length
  }
  return true
}
