// Whether the issuer's role is among those a rule names, or the question that must be asked.
import type { CompiledItem } from '../catalogue/compile.ts'
import type { IssuerRole } from '../catalogue/schema/words.ts'
import { type Facts, Fork, ROLE } from './facts.ts'

/** True when the rule names no roles. */
export function roleAmong(roles: ReadonlySet<IssuerRole> | undefined, facts: Facts): boolean | Fork {
  if (roles === undefined) return true
  return facts.test(ROLE, { kind: 'among', values: [...roles] })
}

/**
 * The same for an item that names who may charge it. An ordinary enterprise that is not named is not among the answers: with no role given, the name of a
 * listed charge tells that the bill is not ordinary trade.
 */
export function roleEntitled({ issuers, issuerTest }: CompiledItem, facts: Facts): boolean | Fork {
  if (issuerTest === undefined) return !isPlainEnterprise(facts)
  const among = facts.test(ROLE, issuerTest)
  if (!(among instanceof Fork) || issuers?.has('enterprise') === true) return among
  return new Fork(
    among.fact,
    among.assumptions.filter((it) => it.value !== 'enterprise'),
  )
}

export function isPlainEnterprise(facts: Facts): boolean {
  return facts.get(ROLE) === 'enterprise'
}
