// An inverted index of character pairs: which names share pairs with a text, the rare pairs weighing most.

export interface BigramIndex<T> {
  readonly size: number
  /** True where some name holds the two characters side by side. */
  has(pair: string): boolean
  /** The most alike first, at most `most` of them, each with a similarity from 0 to 1. */
  nearest(text: string, most: number): readonly { readonly value: T; readonly similarity: number }[]
}

/** The rarest pairs are read first and the most frequent, which tell little, not at all: this bounds the time of one look. */
const MOST_PLACES_READ = 500

interface Posting {
  readonly weight: number
  readonly places: readonly number[]
}

export function buildBigrams<T>(values: readonly T[], textOf: (value: T) => string): BigramIndex<T> {
  const places = new Map<string, number[]>()
  values.forEach((value, place) => {
    for (const pair of pairsOf(textOf(value))) {
      const list = places.get(pair)
      if (list) list.push(place)
      else places.set(pair, [place])
    }
  })
  const postings = new Map<string, Posting>()
  for (const [pair, list] of places) postings.set(pair, { weight: rarity(list.length, values.length), places: list })
  const unknown = rarity(0, values.length)
  const weightOf = (pair: string): number => postings.get(pair)?.weight ?? unknown
  const totals = values.map((value) => sum([...pairsOf(textOf(value))].map(weightOf)))

  return {
    size: values.length,
    has: (pair) => postings.has(pair),
    nearest(text, most) {
      const pairs = [...pairsOf(text)]
      const shared = sharedWeights(pairs, postings)
      const total = sum(pairs.map(weightOf))
      const similarity = (place: number, weight: number): number => (2 * weight) / (total + (totals[place] ?? 0))
      return likest(shared, similarity, most).flatMap((each) => {
        const value = values[each.place]
        return value === undefined ? [] : [{ value, similarity: each.similarity }]
      })
    },
  }
}

export function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (let place = 0; place + 1 < text.length; place += 1) pairs.add(text.slice(place, place + 2))
  return pairs
}

function sharedWeights(pairs: readonly string[], postings: ReadonlyMap<string, Posting>): Map<number, number> {
  const known = pairs.flatMap((pair) => postings.get(pair) ?? []).sort((a, b) => a.places.length - b.places.length)
  const shared = new Map<number, number>()
  let read = 0
  for (const { weight, places } of known) {
    read += places.length
    if (read > MOST_PLACES_READ && shared.size > 0) break
    for (const place of places) shared.set(place, (shared.get(place) ?? 0) + weight)
  }
  return shared
}

interface Likest {
  readonly place: number
  readonly similarity: number
}

/** The few likest, picked without sorting all; the earlier name first where two are equally alike, so that the choice is total. */
function likest(
  shared: ReadonlyMap<number, number>,
  similarity: (place: number, weight: number) => number,
  most: number,
): readonly Likest[] {
  const picked: Likest[] = []
  for (const [place, weight] of shared) {
    const each = { place, similarity: similarity(place, weight) }
    const last = picked[most - 1]
    if (last !== undefined && compare(each, last) >= 0) continue
    let at = picked.length
    while (at > 0 && compare(each, picked[at - 1] ?? each) < 0) at -= 1
    picked.splice(at, 0, each)
    if (picked.length > most) picked.pop()
  }
  return picked
}

const compare = (a: Likest, b: Likest): number => b.similarity - a.similarity || a.place - b.place

function rarity(count: number, all: number): number {
  return Math.log(1 + all / (1 + count))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
