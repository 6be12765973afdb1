// A line that no item matches: forbidden where the issuer may charge only what is listed, a market price where it may charge what it likes.
import type { PlacedFile } from '../catalogue/catalogue-set.ts'
import { groundsViolation } from '../catalogue/grounds.ts'
import type { CompiledProhibition } from '../catalogue/compile.ts'
import { compileCondition } from '../catalogue/compile.ts'
import type { Role } from '../catalogue/schema/vocabulary.ts'
import { covers } from '../values/date.ts'
import { conditionHolds } from './conditions.ts'
import type { LineContext } from './context.ts'
import { type Facts, Fork } from './facts.ts'
import { forbidden, notRegulated, type Outcome, outcome, unbounded } from './outcome.ts'
import { roleAmong } from './roles.ts'

const CITED_BASIS = 'citedBasis'

export function judgeUnlisted(context: LineContext, day: string, facts: Facts): Outcome | Fork {
  const { scope } = context.bill
  const given = facts.get('issuer.role')
  if (given === undefined) return forkOnRole(facts)
  const role = [...scope.vocabulary.roles.values()].find((it) => it.role === given)
  if (role === undefined || !bindsUnlisted(role, context, facts)) return notRegulated(day, {})
  const rules = offListRules(context, day, facts)
  if (rules instanceof Fork) return rules
  const grounds = rules.map((rule) => rule.grounds)
  const partial = partialCatalogues(role, context, day)
  if (rules.length === 0) return outcome(unbounded('outside-catalogue', []), day, { excess: 'outside-catalogue' })
  if (partial.length === 0 || facts.get(CITED_BASIS) === 'none') return forbidden(day, 'outside-catalogue', { prohibition: rules[0], grounds })
  const missing = facts.get(CITED_BASIS) === undefined ? [CITED_BASIS] : []
  return outcome(unbounded('outside-catalogue', missing), day, { excess: 'outside-catalogue', prohibition: rules[0], grounds })
}

function forkOnRole(facts: Facts): Fork {
  const answer = roleAmong(new Set(), facts)
  return answer instanceof Fork ? answer : new Fork('issuer.role', [])
}

function bindsUnlisted(role: Role, context: LineContext, facts: Facts): boolean {
  if (role.bound === 'none') return false
  if (role.bound === 'listed') return role.boundWhen !== undefined && conditionHolds(compileCondition(role.boundWhen), facts) === true
  return role.boundWith === undefined || role.boundWith.some((kind) => context.bill.kinds.has(kind))
}

/** The rules in force that day against charging outside the lists which reach this issuer, payer and name. */
function offListRules(context: LineContext, day: string, facts: Facts): readonly CompiledProhibition[] | Fork {
  const rules: CompiledProhibition[] = []
  for (const rule of context.bill.scope.offList) {
    if (!groundsViolation(rule.grounds, day) || !bearsName(rule, context.line.description)) continue
    if (roleAmong(rule.issuers, facts) !== true) continue
    const holds = conditionHolds(rule.when, facts)
    if (holds === true) rules.push(rule)
  }
  // A rule that names the charge says more than one that only says what is not listed.
  return rules.toSorted((a, b) => Number(b.rule.names !== undefined) - Number(a.rule.names !== undefined))
}

function bearsName(rule: CompiledProhibition, description: string): boolean {
  return rule.rule.names === undefined || rule.rule.names.some((name) => description.includes(name))
}

/** Catalogues that could list what the role charges and are not declared complete for the day; the nation, the region and the city each count. */
export function partialCatalogues(role: Role, context: LineContext, day: string): readonly { readonly kind: string; readonly jurisdiction: string; readonly file: PlacedFile | undefined }[] {
  const { scope } = context.bill
  // A county need not have a catalogue of its own; where it has one, it counts.
  const levels = context.bill.invoice.chain.filter((code) => code.length <= 4 || scope.files.some((it) => it.jurisdiction === code))
  return role.kinds.flatMap((kind) =>
    levels.flatMap((jurisdiction) => {
      const file = scope.files.find((it) => it.kind === kind && it.jurisdiction === jurisdiction)
      const complete = file?.coverage.state === 'complete' && covers(file.coverage, day)
      return complete ? [] : [{ kind, jurisdiction, file }]
    }),
  )
}
