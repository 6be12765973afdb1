// The two languages of the page: which one is spoken now, and how a sentence is said in it.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../core/assess/outcome.ts'
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import { keep, kept } from './kept.ts'

export type { Bilingual, Language }

export const TAGS = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Language, string>

export type Say = (zh: string, en: string) => string

export const Spoken = createContext<Language>('zh')

export function useLanguage(): Language {
  return useContext(Spoken)
}

const SAY: Readonly<Record<Language, Say>> = { zh: (zh) => zh, en: (_, en) => en }

export function useSay(): Say {
  return SAY[useContext(Spoken)]
}

/** What the address asks for, else what was chosen last, else Chinese. */
export function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked !== null) keep('language', asked === 'en' ? 'en' : 'zh')
  return kept('language') === 'en' || asked === 'en' ? 'en' : 'zh'
}

export function keepLanguage(language: Language): void {
  keep('language', language)
  const url = new URL(location.href)
  if (language === 'zh') url.searchParams.delete('lang')
  else url.searchParams.set('lang', language)
  history.replaceState(history.state, '', url)
}
