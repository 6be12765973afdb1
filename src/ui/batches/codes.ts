// What each finding is called in a heading; a code the page does not know yet by itself.
import { FINDING_WORDS } from '../../core/findings/words/labels.ts'
import { type Bilingual, useLanguage } from '../language.ts'

const CODES = new Map<string, Bilingual>(Object.entries(FINDING_WORDS))

export function useCodeWords(): (code: string) => string {
  const language = useLanguage()
  return (code) => CODES.get(code)?.[language] ?? code
}
