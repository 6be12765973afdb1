// The schema's word on a body: the bill it reads, or what is wrong with its structure, as faults in both languages.
import { z } from 'zod'
import type { Bilingual } from '../catalogue/schema/words.ts'
import type { Fault } from './invoice.ts'
import { type InvoiceInput, invoiceInput } from './schema.ts'
import { SAID, SCHEMA } from './wording.ts'

export type Structure = { readonly ok: true; readonly input: InvoiceInput } | { readonly ok: false; readonly faults: readonly Fault[] }

type Issue = z.core.$ZodRawIssue

/** Asked of zod by name, so that no global setting of a process decides how a fault reads. */
const LOCALES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

/** How zod begins what it says of a wrong type; the pointer says where, so the rest is enough. */
const BEGINNING = /^(?:Invalid input: |无效输入：)/

/** An issue carries one message; the English one leads to both. */
const SCHEMA_WORDS: ReadonlyMap<string, Bilingual> = new Map([...Object.values(SCHEMA), SAID.missing].map((both) => [both.en, both]))

export function readStructure(body: unknown): Structure {
  let words: Map<string, Bilingual> | undefined
  const error = (issue: Issue): string => {
    const both = wordsOf(issue)
    words ??= new Map(SCHEMA_WORDS)
    words.set(both.en, both)
    return both.en
  }
  const parsed = invoiceInput.safeParse(body, { error })
  if (parsed.success) return { ok: true, input: parsed.data }
  return { ok: false, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, words ?? SCHEMA_WORDS)) }
}

function faultsOf(issue: z.core.$ZodIssue, words: ReadonlyMap<string, Bilingual>): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), detail: SAID.unknownProperty }))
  return [{ pointer: pointerTo(issue.path), detail: words.get(issue.message) ?? { zh: issue.message, en: issue.message } }]
}

/** Where the schema has no words of its own, zod's: they name types and bounds, never the value. */
function wordsOf(issue: Issue): Bilingual {
  return issue.input === undefined ? SAID.missing : { zh: inLocale('zh', issue), en: inLocale('en', issue) }
}

function inLocale(language: keyof typeof LOCALES, issue: Issue): string {
  const said = LOCALES[language](issue)
  const text = typeof said === 'string' ? said : said?.message
  return (text ?? '').replace(BEGINNING, '')
}

/** RFC 6901. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
