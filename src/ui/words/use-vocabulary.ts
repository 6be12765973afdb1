// The vocabulary of facts and units, asked of the service once; until it is there things are called by their names in data.
import { useMemo } from 'preact/hooks'
import type { FactSummary, UnitSummary } from '../service/answers.ts'
import { useAnswer } from '../service/use-answer.ts'

export interface Vocabulary {
  readonly facts: ReadonlyMap<string, FactSummary>
  readonly units: ReadonlyMap<string, UnitSummary>
}

export const NO_VOCABULARY: Vocabulary = { facts: new Map(), units: new Map() }

export function useVocabulary(): Vocabulary {
  const facts = useAnswer<{ readonly facts: readonly FactSummary[] }>('/v1/facts')
  const units = useAnswer<{ readonly units: readonly UnitSummary[] }>('/v1/units')
  return useMemo(() => {
    if (facts.state !== 'here' || units.state !== 'here') return NO_VOCABULARY
    return {
      facts: new Map(facts.value.facts.map((fact) => [fact.name, fact])),
      units: new Map(units.value.units.map((unit) => [unit.id, unit])),
    }
  }, [facts, units])
}
