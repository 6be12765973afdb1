// What facts and units are called, as far as sentences need it: the vocabulary of an edition has it, and so has what the service tells the page of it.
import type { Bilingual } from '../schema/words.ts'

export interface Wording {
  readonly facts: ReadonlyMap<
    string,
    {
      readonly label?: Bilingual | null | undefined
      readonly question: Bilingual
      readonly values?: readonly { readonly value: string; readonly label: Bilingual }[] | null | undefined
    }
  >
  readonly units: ReadonlyMap<string, { readonly label: Bilingual }>
}

export const NO_WORDING: Wording = { facts: new Map(), units: new Map() }

/** What conditions may test beside the facts of the vocabulary. */
const OTHERS: Readonly<Record<string, Bilingual>> = { place: { zh: '地区', en: 'place' } }

/** What a fact is called as a noun; by its question where it has no name, and as it stands in the data where nobody knows it. */
export function factName(fact: string, { facts }: Wording, language: keyof Bilingual): string {
  const known = facts.get(fact)
  const name = known?.label ?? OTHERS[fact]
  return name?.[language] ?? known?.question[language].replace(/[?？]$/u, '') ?? fact
}

/** An answer to a fact, by its label. */
export function factValue(fact: string, value: string | boolean | number, { facts }: Wording, language: keyof Bilingual): string {
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  return facts.get(fact)?.values?.find((it) => it.value === value)?.label[language] ?? String(value)
}

export function unitName(unit: string, { units }: Wording, language: keyof Bilingual): string {
  return units.get(unit)?.label[language] ?? unit
}

/** What is asked about a fact. */
export function factQuestion(fact: string, wording: Wording, language: keyof Bilingual): string {
  return wording.facts.get(fact)?.question[language] ?? factName(fact, wording, language)
}
