// What the schema finds wrong with the structure of a bill, as faults in both languages: our own words where the schema has some, else zod's.
import { z } from 'zod'
import type { Bilingual } from '../catalogue/schema/words.ts'
import type { Fault } from './invoice.ts'
import { SAID, schemaWords } from './wording.ts'

type Issue = z.core.$ZodIssue

/** Asked of zod by name, so that no global setting of a process decides how a fault reads. */
const LOCALES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

/** How zod begins what it says of a wrong type; the pointer says where, so the rest is enough. */
const BEGINNING = /^(?:Invalid input: |无效输入：)/

/** The faults of an issue that was reported with its input: the messages name its type, never the value. */
export function structuralFaults(issue: Issue): Fault[] {
  if (issue.code !== 'unrecognized_keys') return [{ pointer: pointerTo(issue.path), detail: wordsOf(issue) }]
  return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), detail: SAID.unknownProperty }))
}

function wordsOf(issue: Issue): Bilingual {
  if (issue.input === undefined && issue.path.length > 0) return SAID.missing
  return schemaWords(issue.message) ?? { zh: inLocale('zh', issue), en: inLocale('en', issue) }
}

function inLocale(language: keyof typeof LOCALES, issue: Issue): string {
  const said = LOCALES[language]({ ...issue, input: issue.input })
  const text = typeof said === 'string' ? said : said?.message
  return (text ?? issue.message).replace(BEGINNING, '')
}

/** RFC 6901. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
