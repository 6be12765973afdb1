// Facts as callers give them, against the vocabulary: which are known, which values they take, and their typed form.
import type { Bilingual } from '../catalogue/schema/words.ts'
import { possibleValues, type Vocabulary } from '../catalogue/vocabulary.ts'
import { isCalendarDate } from '../values/date.ts'
import { isDecimalText, repeatedDecimal } from '../values/decimal.ts'
import type { FactValue, FactValues } from './invoice.ts'
import { MAX_TEXT } from './limits.ts'
import { notAmong, SAID } from './wording.ts'

/** What is wrong with a fact, or undefined. */
export function factFault(name: string, given: unknown, vocabulary: Vocabulary): Bilingual | undefined {
  const fact = vocabulary.facts.get(name)
  if (fact === undefined || fact.field === true) return SAID.unknownFact
  switch (fact.type) {
    case 'enum':
      return typeof given === 'string' && possibleValues(fact)?.includes(given) ? undefined : notAmong(possibleValues(fact))
    case 'boolean':
      return typeof given === 'boolean' ? undefined : SAID.notTrueOrFalse
    case 'money':
    case 'number': {
      const sound =
        (typeof given === 'string' || typeof given === 'number') && isDecimalText(String(given)) && !String(given).startsWith('-')
      return sound ? undefined : SAID.notPositive
    }
    case 'date':
      return typeof given === 'string' && isCalendarDate(given) ? undefined : SAID.notADay
    case 'text':
      return typeof given === 'string' && given !== '' && given.length <= MAX_TEXT ? undefined : SAID.notFactText
  }
}

type GivenFacts = Readonly<Record<string, string | boolean | number>>

/** Facts without fault, typed: sums and numbers as decimals; where there are none, the facts as they came. */
export function typedFacts(facts: GivenFacts | undefined, vocabulary: Vocabulary): FactValues | undefined {
  if (facts === undefined || areTyped(facts, vocabulary)) return facts
  const typed: Record<string, FactValue> = {}
  for (const name in facts) {
    const value = facts[name]
    const type = vocabulary.facts.get(name)?.type
    if (value === undefined) continue
    typed[name] =
      typeof value === 'boolean' ? value : type === 'money' || type === 'number' ? repeatedDecimal(String(value)) : String(value)
  }
  return typed
}

function areTyped(facts: GivenFacts, vocabulary: Vocabulary): facts is Readonly<Record<string, string | boolean>> {
  for (const name in facts) {
    const type = vocabulary.facts.get(name)?.type
    if (typeof facts[name] === 'number' || type === 'money' || type === 'number') return false
  }
  return true
}
