// How far a rule that could accuse is proven: from its first day, from a later one, or on none of its days.
import { overlap } from '../../values/date.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import { compileGrounds, groundsViolation } from '../grounds.ts'
import type { Bilingual } from '../schema/words.ts'
import { type PlacedRule, rulesOf } from './places.ts'
import type { Breach } from './rule.ts'
import { unaccusedTrials } from './unaccused.ts'

type Proof = 'from its first day' | 'from a later day' | 'on no day'

/** The rules a violation could rest on whose proof is such; those of one file that share first day and documents are one finding. */
export function provenOnly(proof: Proof, set: CatalogueSet, today: string): Breach[] {
  const breaches = Map.groupBy(unproven(proof, set, today), ({ file, detail }) => `${file} ${detail}`)
  return [...breaches.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const ids = [...new Set(others.flatMap(({ id }) => id ?? []))].filter((id) => id !== first.id)
    return [{ ...first, detail: ids.length === 0 ? first.detail : `${first.detail} (+ ${ids.join(', ')})` }]
  })
}

function unproven(proof: Proof, set: CatalogueSet, today: string): Breach[] {
  return rulesOf(set).flatMap((rule) => {
    if (!rule.accuses) return []
    const found = proofOf(rule, set)
    if (found.proof !== proof) return []
    const cited = rule.value.basis.map((it) => it.document).join('、')
    const trials = unaccusedTrials(rule, set, today, unprovenOn)
    return [{ file: rule.file, path: rule.path, id: rule.id, detail: `${found.from ?? '?'}: ${cited === '' ? '∅' : cited}`, trials }]
  })
}

const unprovenOn = (day: string): Bilingual => ({
  zh: `${day} 没有已生效的文件支持这条规则：超过它也不能据以认定违规`,
  en: `On ${day} no document in force supports the rule: breaking it is no violation by it`,
})

function proofOf({ value, lastConfirmed }: PlacedRule, set: CatalogueSet): { proof: Proof; from: string | undefined } {
  const grounds = compileGrounds(value, set.documents, lastConfirmed)
  const { from, to, sources } = grounds
  if (from !== undefined && groundsViolation(grounds, from)) return { proof: 'from its first day', from }
  const proven = sources.some((source) => source.since !== undefined && overlap({ from: source.since, to: source.until }, { from, to }))
  return { proof: proven ? 'from a later day' : 'on no day', from }
}
