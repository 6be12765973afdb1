// Which language a person at the terminal reads: what they say, else what their environment says, else Chinese.
import type { Language } from '../core/assess/outcome.ts'
import type { Environment } from './environment.ts'

export const LANGUAGES: readonly Language[] = ['zh', 'en']

export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.some((language) => language === text)
}

/** LC_ALL outweighs LC_MESSAGES and that LANG, as POSIX has it; empty ones say nothing. */
export function languageOf(stated: string | undefined, env: Environment): Language {
  if (isLanguage(stated)) return stated
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((it) => it !== undefined && it !== '')
  return locale !== undefined && /^en\b|^en_/i.test(locale) ? 'en' : 'zh'
}
