// Circumstances made up to meet a condition as the files write it: facts, the kind of payer, the issuer and the place.
import type { Condition } from '../../src/core/catalogue/schema/condition.ts'
import { set } from './published.ts'

type FactValue = string | boolean | number

export interface Circumstances {
  readonly facts: Readonly<Record<string, FactValue>>
  readonly role: string | undefined
  readonly issuerName: string | undefined
  readonly payerKind: string | undefined
  readonly place: string | undefined
}

/** Every sum a share could be taken of, and every number it could be multiplied by, so that no arithmetic lacks its base. */
export const BASE = 100_000
export const COUNT = 3
export const BASES: Readonly<Record<string, FactValue>> = Object.fromEntries(
  set.facts
    .filter((fact) => fact.field !== true && (fact.type === 'money' || fact.type === 'number'))
    .map((fact) => [fact.name, fact.type === 'money' ? BASE : COUNT]),
)

/** Circumstances that meet every test of the condition. */
export function meeting(condition: Condition | undefined): Circumstances {
  const values = Object.entries(condition ?? {}).map(([fact, test]) => [fact, valueMeeting(fact, test)] as const)
  const text = (name: string) => {
    const found = values.find(([fact]) => fact === name)?.[1]
    return found === undefined ? undefined : String(found)
  }
  return {
    facts: Object.fromEntries(values.filter(([fact]) => fact !== 'place' && !fact.includes('.'))),
    role: text('issuer.role'),
    issuerName: text('issuer.name'),
    payerKind: text('payer.kind'),
    place: text('place'),
  }
}

function valueMeeting(fact: string, test: Condition[string]): FactValue {
  if (typeof test === 'string' || typeof test === 'boolean') return test
  if (Array.isArray(test)) return test[0] ?? ''
  const { above, atLeast, below, atMost } = test
  const low = atLeast ?? (above === undefined ? undefined : String(Number(above) + 1))
  const high = atMost ?? (below === undefined ? undefined : String(Number(below) - 1))
  const usual = Number(BASES[fact] ?? COUNT)
  if (low !== undefined && usual < Number(low)) return low
  if (high !== undefined && usual > Number(high)) return high
  return String(usual)
}

/** The same, and each of the other conditions fails where a fact that is still free can make it fail. */
export function meetingOnly(condition: Condition | undefined, others: readonly (Condition | undefined)[]): Circumstances {
  const chosen: Condition = { ...condition }
  for (const other of others) {
    for (const [fact, test] of Object.entries(other ?? {})) {
      const value = Object.hasOwn(chosen, fact) ? undefined : valueFailing(fact, test)
      if (value === undefined) continue
      chosen[fact] = value
      break
    }
  }
  return meeting(chosen)
}

/** Circumstances in which one test of the condition fails, all others met: one for each test that some answer fails. */
export function failing(condition: Condition): readonly Circumstances[] {
  return Object.keys(condition).flatMap((fact) => {
    const test = condition[fact]
    const other = test === undefined ? undefined : valueFailing(fact, test)
    return other === undefined ? [] : [meeting({ ...condition, [fact]: other })]
  })
}

function valueFailing(fact: string, test: Condition[string]): string | boolean | undefined {
  if (typeof test === 'boolean') return !test
  const met = typeof test === 'string' ? [test] : Array.isArray(test) ? test : []
  return set.facts.find((it) => it.name === fact)?.values?.find(({ value }) => met.length > 0 && !met.includes(value))?.value
}
