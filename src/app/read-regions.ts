// Looking places up: by a piece of their name as people write it, or by their code, among those that exist on a day.
import type { EditionHead } from '../core/catalogue/edition.ts'
import { chainOf, fullRegionName, type Region, type RegionLevel, validOn } from '../core/values/region.ts'

export interface RegionQuery {
  /** Absent: every place, the widest first. */
  readonly query?: string | undefined
  /** Only places that existed on this day; absent: those that exist still. */
  readonly asOf?: string | undefined
  readonly limit: number
}

export interface RegionSummary {
  readonly code: string
  readonly name: string
  /** With what it lies in: 新疆维吾尔自治区哈密市伊州区. */
  readonly fullName: string
  readonly level: RegionLevel
  /** The levels that have rules of their own in this edition, narrowest first. */
  readonly rulesOf: readonly string[]
}

/** Two characters in their order stand in many an address by chance. */
const FEWEST_IN_ORDER = 3

interface Found {
  readonly region: Region
  readonly fullName: string
  readonly rank: number
}

/** The likest first: the code itself, names that begin so, names that hold it, and last the addresses that hold its characters in their order. */
export function searchRegions(edition: EditionHead, { query, asOf, limit }: RegionQuery): { total: number; regions: RegionSummary[] } {
  const words = query?.normalize('NFKC').trim().split(/\s+/) ?? []
  const found = [...edition.regions.values()]
    .filter((region) => (asOf === undefined ? region.validTo === undefined : validOn(region, asOf)))
    .flatMap((region): Found[] => {
      const fullName = fullRegionName(edition.regions, region.code) ?? region.name
      const rank = rankOf(words, region, fullName)
      return rank === undefined ? [] : [{ region, fullName, rank }]
    })
    .toSorted(
      (a, b) =>
        a.rank - b.rank || chainOf(a.region.code).length - chainOf(b.region.code).length || (a.region.code < b.region.code ? -1 : 1),
    )
  return {
    total: found.length,
    regions: found.slice(0, limit).map(({ region: { code, name, level }, fullName }) => ({
      code,
      name,
      fullName,
      level,
      rulesOf: chainOf(code).filter((outer) => edition.jurisdictions.has(outer)),
    })),
  }
}

/** Undefined where the place is not meant. */
function rankOf(words: readonly string[], { code, name }: Region, fullName: string): number | undefined {
  const [first] = words
  if (first === undefined) return 0
  if (words.length === 1 && code === first.toUpperCase()) return 0
  if (words.length === 1 && name === first) return 1
  if (words.length === 1 && name.startsWith(first)) return 2
  if (words.length === 1 && name.includes(first)) return 3
  if (words.length === 1 && /^\d+$/.test(first)) return code.startsWith(first) ? 4 : undefined
  if (words.every((word) => fullName.includes(word))) return 5
  const characters = words.join('')
  return characters.length >= FEWEST_IN_ORDER && holdsInOrder(fullName, characters) ? 6 : undefined
}

function holdsInOrder(text: string, characters: string): boolean {
  let from = 0
  for (const character of characters) {
    const at = text.indexOf(character, from)
    if (at < 0) return false
    from = at + character.length
  }
  return true
}
