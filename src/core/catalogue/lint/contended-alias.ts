// contended-alias: one name settles on two different charges within reach of one bill, which could then only be answered with a question.
import { contains } from '../../values/region.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import { compileGrounds } from '../grounds.ts'
import type { Bill, Trial } from './bill.ts'
import { itemsOf, type PlacedItem } from './places.ts'
import type { LintRule, Path } from './rule.ts'
import { worth } from './worth.ts'

interface Claim {
  readonly item: PlacedItem
  readonly name: string
  readonly path: Path
  /** The item's own name outweighs another item's alias, so only claims of one strength contend. */
  readonly strength: 'name' | 'alias'
}

export const contendedAlias: LintRule = {
  code: 'contended-alias',
  severity: 'warning',
  sentence: {
    zh: '同一名称指向同一地区的两个不同收费项目：账单写此名称时只能追问',
    en: 'One name settles on two different charges of one place: a bill that bears it can only be asked about',
  },
  check: (set, today) =>
    [...claimsByName(set).values()].flatMap((claims) => {
      const contended = claims.flatMap((claim, place) => {
        const rivals = claims.slice(0, place).filter((other) => contend(claim, other, set))
        return rivals.length === 0 ? [] : [{ claim, rivals }]
      })
      // One name in one file is one finding, told at its last claim with all the rivals.
      return contended
        .filter(({ claim }, place) => contended.findLastIndex((it) => it.claim.item.file === claim.item.file) === place)
        .map(({ claim, rivals }) => ({
          file: claim.item.file,
          path: claim.path,
          id: claim.item.id,
          detail: `${claim.name} = ${rivals.map((it) => it.item.value.id).join(', ')}`,
          trials: trialsOf(claim, rivals, today),
        }))
    }),
}

/** Charged at the higher of what the two allow, so that one of them would forbid it; or at all, and both are proposed. */
function trialsOf(claim: Claim, rivals: readonly Claim[], today: string): Trial[] {
  const [rival] = rivals
  if (rival === undefined) return []
  const shows = {
    zh: `账单只写“${claim.name}”，分不清是 ${claim.item.value.id} 还是 ${rival.item.value.id}`,
    en: `A bill that only says “${claim.name}” may mean ${claim.item.value.id} or ${rival.item.value.id}`,
  }
  const places = [claim.item.catalogue.jurisdiction, rival.item.catalogue.jurisdiction]
  const jurisdiction = places.toSorted((a, b) => b.length - a.length).find((code) => code !== 'CN') ?? 'CN'
  const amounts = [claim, rival].flatMap(({ item }) => item.value.limits.map((limit) => worth(limit.limit, {})?.toFixed() ?? A_SUM))
  const bills = [...new Set([...amounts, A_SUM])].map((amount) => bare(claim.name, amount, jurisdiction, today))
  const candidates = [claim.item.value.id, rival.item.value.id]
  return [
    ...bills.map((bill) => ({ bill, claim: { finding: 'ambiguous-match' }, shows })),
    ...bills.slice(0, 1).map((bill) => ({ bill, claim: { candidates }, shows })),
  ]
}

const A_SUM = '1000'

/** Nothing but the name: whatever else is stated might settle it. */
function bare(description: string, amount: string, jurisdiction: string, issuedOn: string): Bill {
  return { jurisdiction, issuedOn, lines: [{ description, amount }] }
}

function claimsByName(set: CatalogueSet): Map<string, Claim[]> {
  const byName = new Map<string, Claim[]>()
  for (const item of itemsOf(set)) {
    const { name, aliases = [] } = item.value
    const claims: Claim[] = [
      { item, name: name.zh, path: [...item.path, 'name'], strength: 'name' },
      ...aliases.map((alias, place) => ({ item, name: alias, path: [...item.path, 'aliases', place], strength: 'alias' as const })),
    ]
    for (const claim of claims) {
      const key = claim.name.normalize('NFKC').replaceAll(/\s/gu, '')
      byName.set(key, [...(byName.get(key) ?? []), claim])
    }
  }
  return new Map([...byName].map(([key, claims]) => [key, strongest(claims)]))
}

/** An item's own name outweighs the aliases of items in its reach: there the name settles on it. */
function strongest(claims: readonly Claim[]): Claim[] {
  const names = claims.filter((claim) => claim.strength === 'name')
  if (names.length === 0) return [...claims]
  return claims.filter((claim) => claim.strength === 'name' || !names.some((name) => meet(name, claim)))
}

function meet(a: Claim, b: Claim): boolean {
  const [inner, outer] = [a.item.catalogue.jurisdiction, b.item.catalogue.jurisdiction]
  return contains(inner, outer) || contains(outer, inner)
}

function contend(a: Claim, b: Claim, set: CatalogueSet): boolean {
  const [first, second] = [a.item, b.item]
  if (chargeOf(first) === chargeOf(second) || first.value.sameAs === second.value.id || second.value.sameAs === first.value.id) return false
  if (!meet(a, b)) return false
  return !(hasEnded(first, set) && hasEnded(second, set))
}

function chargeOf({ value }: PlacedItem): string {
  return value.charge ?? value.sameAs ?? value.id
}

/** Ended without condition and for good: whatever of two ended charges a name means, it may not be charged. */
function hasEnded({ value, catalogue }: PlacedItem, set: CatalogueSet): boolean {
  return (value.ended ?? []).some(
    (end) => end.when === undefined && compileGrounds(end, set.documents, catalogue.coverage.lastConfirmed).to === undefined,
  )
}
