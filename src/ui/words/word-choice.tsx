// A choice among what the service calls by a key and people by words: who charges, who pays.
import type { JSX } from 'preact'
import { type Bilingual, useLanguage } from '../language.ts'
import { PlainChoice } from '../parts/plain-field.tsx'

interface Given {
  readonly label: string
  /** What stands for no choice. */
  readonly none: string
  readonly words: Readonly<Record<string, Bilingual>>
  readonly value: string
  readonly isFaulty?: boolean
  readonly isWide?: boolean
  readonly onChoose: (value: string) => void
}

export function WordChoice({ none, words, ...choice }: Given): JSX.Element {
  const language = useLanguage()
  return (
    <PlainChoice {...choice}>
      <option value="">{none}</option>
      {Object.entries(words).map(([key, word]) => (
        <option key={key} value={key}>
          {word[language]}
        </option>
      ))}
    </PlainChoice>
  )
}
