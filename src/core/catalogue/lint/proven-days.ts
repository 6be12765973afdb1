// How far a rule that could accuse is proven: from its first day, from a later one, or on none of its days.
import { overlap } from '../../values/date.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import { compileGrounds, groundsViolation } from '../grounds.ts'
import { type PlacedRule, rulesOf } from './places.ts'
import type { Breach } from './rule.ts'

type Proof = 'from its first day' | 'from a later day' | 'on no day'

/** The rules a violation could rest on whose proof is such, with their first day and the documents they cite. */
export function provenOnly(proof: Proof, set: CatalogueSet): Breach[] {
  return rulesOf(set).flatMap((rule) => {
    if (!rule.accuses) return []
    const found = proofOf(rule, set)
    if (found.proof !== proof) return []
    const cited = rule.value.basis.map((it) => it.document).join('、')
    return [{ file: rule.file, path: rule.path, id: rule.id, detail: `${found.from ?? '?'}: ${cited === '' ? '∅' : cited}` }]
  })
}

function proofOf({ value, lastConfirmed }: PlacedRule, set: CatalogueSet): { proof: Proof; from: string | undefined } {
  const grounds = compileGrounds(value, set.documents, lastConfirmed)
  const { from, to, sources } = grounds
  if (from !== undefined && groundsViolation(grounds, from)) return { proof: 'from its first day', from }
  const proven = sources.some((source) => source.since !== undefined && overlap({ from: source.since, to: source.until }, { from, to }))
  return { proof: proven ? 'from a later day' : 'on no day', from }
}
