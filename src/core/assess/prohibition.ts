// Prohibitions that a line's name brings up: they decide where the issuer and the circumstances are reached too.
import type { CompiledProhibition } from '../catalogue/compile.ts'
import { groundsViolation } from '../catalogue/grounds.ts'
import type { LineMatch } from '../match/line-match.ts'
import { narrowestFirst } from '../match/scope.ts'
import type { Carried } from './carried.ts'
import { conditionHolds } from './conditions.ts'
import { type Facts, Fork } from './facts.ts'
import { forbidden, type Outcome } from './outcome.ts'
import { roleAmong } from './roles.ts'

/** The prohibitions to ask about: named ones the line surely bears, and add-ons where the charge they ride on stands on the same bill. */
export function prohibitionsInQuestion(match: LineMatch, carried: Carried): readonly CompiledProhibition[] {
  const rides = (it: CompiledProhibition) =>
    it.rule.reach === 'with-charge' && it.rule.with !== undefined && carried.hasCharge(it.rule.with)
  if (match.prohibitions.length === 0 && match.weakProhibitions.length === 0) return []
  const asked = [...match.prohibitions.filter((it) => it.rule.reach === 'named' || rides(it)), ...match.weakProhibitions.filter(rides)]
  return asked.length < 2 ? asked : asked.toSorted(narrowestFirst)
}

/** The prohibition that reaches the line in this world, the question that would tell, or undefined where none does. */
export function judgeProhibitions(prohibitions: readonly CompiledProhibition[], day: string, facts: Facts): Outcome | Fork | undefined {
  let fork: Fork | undefined
  for (const prohibition of prohibitions) {
    if (!groundsViolation(prohibition.grounds, day)) continue
    const reached = roleAmong(prohibition.issuers, facts)
    if (reached === false) continue
    const holds = reached instanceof Fork ? reached : conditionHolds(prohibition.when, facts)
    if (holds === true) return forbidden(day, 'prohibited', { prohibition, grounds: [prohibition.grounds] })
    if (holds instanceof Fork) fork ??= holds
  }
  return fork
}
