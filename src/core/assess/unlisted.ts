// A line that no item matches: forbidden where the issuer may charge only what is listed, a market price where it may charge what it likes.
import type { CompiledProhibition } from '../catalogue/compile.ts'
import { groundsViolation } from '../catalogue/grounds.ts'
import type { IssuerRole } from '../catalogue/schema/words.ts'
import type { LineMatch } from '../match/line-match.ts'
import type { Scope, ScopedRole } from '../match/scope.ts'
import { plainName } from '../match/script.ts'
import { covers } from '../values/date.ts'
import type { Carried } from './carried.ts'
import { conditionHolds } from './conditions.ts'
import type { LineContext } from './context.ts'
import { type Facts, Fork } from './facts.ts'
import { forbidden, notRegulated, type Outcome, outcome, unbounded } from './outcome.ts'
import { roleAmong } from './roles.ts'

const CITED_BASIS = 'citedBasis'
const CITY_DIGITS = 4

export function judgeUnlisted(context: LineContext, day: string, facts: Facts): Outcome | Fork {
  const { scope, invoice, carried } = context.bill
  const given = facts.get('issuer.role')
  if (given === undefined) return forkOnRole(facts)
  const role = scope.roles.get(given)
  if (role === undefined || !bindsUnlisted(role, carried, facts)) return notRegulated(day, {})
  const rules = offListRules(context, day, facts)
  if (rules.length === 0) return outcome(unbounded('outside-catalogue', []), day, { excess: 'outside-catalogue' })
  const grounds = rules.map((rule) => rule.grounds)
  const basis = facts.get(CITED_BASIS)
  if (basis === 'none' || partialCatalogues(role.role, invoice.chain, scope, day).length === 0) {
    return forbidden(day, 'outside-catalogue', { prohibition: rules[0], grounds })
  }
  const missing = basis === undefined ? [CITED_BASIS] : []
  return outcome(unbounded('outside-catalogue', missing), day, { excess: 'outside-catalogue', prohibition: rules[0], grounds })
}

function forkOnRole(facts: Facts): Fork {
  const answer = roleAmong(new Set(), facts)
  return answer instanceof Fork ? answer : new Fork('issuer.role', [])
}

function bindsUnlisted(role: ScopedRole, carried: Carried, facts: Facts): boolean {
  if (role.bound === 'none') return false
  if (role.bound === 'listed') return role.boundWhen.length > 0 && conditionHolds(role.boundWhen, facts) === true
  return role.boundWith === undefined || role.boundWith.some((kind) => carried.hasKind(kind))
}

/** The rules in force that day against charging outside the lists which reach this issuer, payer and name. */
function offListRules(context: LineContext, day: string, facts: Facts): readonly CompiledProhibition[] {
  const reaching = (rule: CompiledProhibition) =>
    groundsViolation(rule.grounds, day) && roleAmong(rule.issuers, facts) === true && conditionHolds(rule.when, facts) === true
  // A rule that names the charge says more than one that only says what is not listed.
  return [...namedOffList(context).filter(reaching), ...context.bill.scope.offListUnnamed.filter(reaching)]
}

const named = new WeakMap<LineMatch, readonly CompiledProhibition[]>()

/** The rules of this kind whose names the line's name holds, found once for each name. */
function namedOffList({ match, line, bill }: LineContext): readonly CompiledProhibition[] {
  let rules = named.get(match)
  if (rules === undefined) {
    const written = plainName(line.description)
    rules = bill.scope.offListNamed.filter((it) => it.names.some((name) => written.includes(name))).map((it) => it.rule)
    named.set(match, rules)
  }
  return rules
}

const MAX_REMEMBERED = 1000
const partial = new WeakMap<Scope, Map<string, readonly string[]>>()

interface Asked {
  readonly role: IssuerRole
  readonly place: string | undefined
  readonly scope: Scope
  readonly day: string
  readonly found: readonly string[]
}
let last: Asked | undefined

/**
 * Catalogues that could list what the role charges and are not declared complete for the day, as `jurisdiction/kind`; the nation, the region and the
 * city each count, a county where it has a catalogue of its own.
 */
export function partialCatalogues(role: IssuerRole, chain: readonly string[], scope: Scope, day: string): readonly string[] {
  const [place] = chain
  // The lines of a bill ask the same, one after the other.
  if (last?.scope !== scope || last.day !== day || last.place !== place || last.role !== role)
    last = { role, place, scope, day, found: rememberedPartial(role, chain, scope, day) }
  return last.found
}

function rememberedPartial(role: IssuerRole, chain: readonly string[], scope: Scope, day: string): readonly string[] {
  let known = partial.get(scope)
  if (known === undefined || known.size >= MAX_REMEMBERED) {
    known = new Map()
    partial.set(scope, known)
  }
  const key = `${role} ${chain[0]} ${day}`
  let found = known.get(key)
  if (found === undefined) {
    found = findPartial(scope.roles.get(role)?.kinds ?? [], chain, scope, day)
    known.set(key, found)
  }
  return found
}

function findPartial(kinds: readonly string[], chain: readonly string[], scope: Scope, day: string): readonly string[] {
  const levels = chain.filter((code) => code.length <= CITY_DIGITS || scope.files.some((it) => it.jurisdiction === code))
  return kinds.flatMap((kind) =>
    levels.flatMap((jurisdiction) => {
      const path = `${jurisdiction}/${kind}`
      const file = scope.fileAt.get(path)
      return file?.coverage.state === 'complete' && covers(file.coverage, day) ? [] : [path]
    }),
  )
}
