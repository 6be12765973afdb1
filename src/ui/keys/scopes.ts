// What a key may do, in words.
import type { Bilingual, Language } from '../language.ts'
import type { ApiScope } from './answers.ts'

interface ScopeWords {
  readonly name: Bilingual
  readonly means: Bilingual
}

export const SCOPE_WORDS: Readonly<Record<ApiScope, ScopeWords>> = {
  batch: {
    name: { zh: '批量核对', en: 'Batches' },
    means: { zh: '提交批次，查看自己提交的', en: 'hand in batches, and see those handed in with it' },
  },
  publish: {
    name: { zh: '发布目录', en: 'Publishing' },
    means: { zh: '试算并发布目录，补充基准价', en: 'rehearse and publish editions, add reference prices' },
  },
  admin: {
    name: { zh: '管理', en: 'Administration' },
    means: { zh: '以上全部，另可管理密钥、查看审计日志', en: 'all of these, the keys and the audit log' },
  },
}

export const SCOPE_NAMES: readonly ApiScope[] = ['batch', 'publish', 'admin']

/** In the order of the list, whatever order they were given in. */
export function scopesInWords(scopes: readonly ApiScope[], language: Language): string {
  return SCOPE_NAMES.filter((scope) => scopes.includes(scope))
    .map((scope) => SCOPE_WORDS[scope].name[language])
    .join(language === 'zh' ? '、' : ', ')
}

/** The id of a key, which it carries in its text; undefined where the text is no key. */
export function idOfKey(key: string): string | undefined {
  return /^qd_([0-9a-f]{12})_/.exec(key)?.[1]
}
