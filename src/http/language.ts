// Which of the two languages an answer is written in, by Accept-Language (RFC 9110): Chinese unless English is wanted more.
import type { Language } from '../core/assess/outcome.ts'

export const LANGUAGE_TAGS = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Language, string>

export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined) return 'zh'
  const wanted = { zh: 0, en: 0, '*': 0 }
  for (const range of header.toLowerCase().split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
    const primary = tag.split('-')[0]
    if (primary === 'zh' || primary === 'en' || primary === '*') wanted[primary] = Math.max(wanted[primary], quality(parameters))
  }
  return wanted.en > Math.max(wanted.zh, wanted['*']) ? 'en' : 'zh'
}

function quality(parameters: readonly string[]): number {
  const stated = parameters.find((it) => it.startsWith('q='))?.slice('q='.length)
  if (stated === undefined) return 1
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(stated) ? Number(stated) : 0
}
