// Catalogue data that came as JSON: read by the schemas of the files, or refused with every fault, its JSON pointer and its words in both languages.
import { z } from 'zod'
import type { Bilingual } from './schema/words.ts'

export interface PointedFault {
  /** RFC 6901, into the body that was read. */
  readonly pointer: string
  readonly detail: Bilingual
}

export type ReadJson<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly PointedFault[] }

/** What the schemas of the catalogues say in words of their own: an issue carries the English, which leads to both. */
export const SCHEMA_SENTENCES: Readonly<Record<string, string>> = {
  'not a day of the calendar, written YYYY-MM-DD': '须为存在的日期，写作 YYYY-MM-DD',
  "not a plain decimal in quotes, such as '12.5'": "须为加引号的普通小数，例如 '12.5'",
  'not CN or a GB/T 2260 code of 2, 4 or 6 digits': '须为 CN 或 2、4、6 位 GB/T 2260 代码',
  'ids are lower-case words joined by dots and hyphens': '编号由小写字母、数字组成，以点和连字符相连',
  'an interval needs at least one end': '区间至少要有一端',
  'a complete catalogue cannot have anything missing': '完整的目录不得有缺项',
  'an enum has values, nothing else has': '枚举须列出取值，其他类型不得列出',
  'give exactly one of item, prohibition, relief and incompatible': 'item、prohibition、relief、incompatible 须给出且只给出一个',
  'a limit that is added says from which day it holds': '新增的标准须写明自何日起（from）',
  'a change set changes something': '变更集至少要有一项变更',
}

const MISSING: Bilingual = { zh: '缺少这一项', en: 'is missing' }
const UNKNOWN: Bilingual = { zh: '没有这个字段', en: 'is not a property of the schema' }
/** Asked of zod by name, so that no global setting of a process decides how a fault reads. */
const LOCALES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }
/** How zod begins what it says of a wrong type; the pointer says where, so the rest is enough. */
const BEGINNING = /^(?:Invalid input: |无效输入：)/

/** Reads a value; pointers begin with `at`. */
export function readJson<T>(schema: z.ZodType<T>, value: unknown, at = ''): ReadJson<T> {
  const words = new Map<string, Bilingual>()
  const error = (issue: z.core.$ZodRawIssue): string => {
    const both = issue.input === undefined ? MISSING : { zh: inLocale('zh', issue), en: inLocale('en', issue) }
    words.set(both.en, both)
    return both.en
  }
  const read = schema.safeParse(value, { error })
  if (read.success) return { ok: true, value: read.data }
  return { ok: false, faults: read.error.issues.flatMap((issue) => faultsOf(issue, words, at)) }
}

function faultsOf(issue: z.core.$ZodIssue, words: ReadonlyMap<string, Bilingual>, at: string): PointedFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: at + pointerTo([...issue.path, key]), detail: UNKNOWN }))
  const zh = SCHEMA_SENTENCES[issue.message]
  const detail = zh === undefined ? (words.get(issue.message) ?? { zh: issue.message, en: issue.message }) : { zh, en: issue.message }
  return [{ pointer: at + pointerTo(issue.path), detail }]
}

function inLocale(language: keyof typeof LOCALES, issue: z.core.$ZodRawIssue): string {
  const said = LOCALES[language](issue)
  const text = typeof said === 'string' ? said : said?.message
  return (text ?? '').replace(BEGINNING, '')
}

/** RFC 6901. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
