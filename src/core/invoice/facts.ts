// Facts as callers give them, against the vocabulary: which are known, which values they take, and their typed form.
import { possibleValues, type Vocabulary } from '../catalogue/vocabulary.ts'
import { isCalendarDate } from '../values/date.ts'
import { decimal, isDecimalText } from '../values/decimal.ts'
import type { FactValue, FactValues } from './invoice.ts'

const MAX_TEXT = 500

/** What is wrong with a fact, or undefined. */
export function factFault(name: string, given: unknown, vocabulary: Vocabulary): string | undefined {
  const fact = vocabulary.facts.get(name)
  if (fact === undefined || fact.field === true) return 'is not a fact of the vocabulary (GET /v1/facts)'
  switch (fact.type) {
    case 'enum':
      return typeof given === 'string' && possibleValues(fact)?.includes(given) ? undefined : `must be one of: ${possibleValues(fact)?.join(', ')}`
    case 'boolean':
      return typeof given === 'boolean' ? undefined : 'must be true or false'
    case 'money':
    case 'number': {
      const sound = (typeof given === 'string' || typeof given === 'number') && isDecimalText(String(given)) && !String(given).startsWith('-')
      return sound ? undefined : 'must be a plain decimal, not negative'
    }
    case 'date':
      return typeof given === 'string' && isCalendarDate(given) ? undefined : 'must be an existing day written YYYY-MM-DD'
    case 'text':
      return typeof given === 'string' && given !== '' && given.length <= MAX_TEXT ? undefined : `must be text of at most ${MAX_TEXT} characters`
  }
}

/** Facts without fault, typed: sums and numbers as decimals. */
export function typedFacts(facts: Readonly<Record<string, string | boolean | number>> | undefined, vocabulary: Vocabulary): FactValues | undefined {
  if (facts === undefined) return undefined
  const typed: Record<string, FactValue> = {}
  for (const name in facts) {
    const value = facts[name]
    const type = vocabulary.facts.get(name)?.type
    if (value === undefined) continue
    typed[name] = typeof value === 'boolean' ? value : type === 'money' || type === 'number' ? decimal(String(value)) : String(value)
  }
  return typed
}
