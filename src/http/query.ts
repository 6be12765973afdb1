// The query parameters of all routes, and how a query is read: every fault at once, pointing at its parameter, never repeating its value.
import { z } from '@hono/zod-openapi'
import { MAX_SAMPLE } from '../app/batch/sample.ts'
import { type Answer, failed, type Problem } from '../app/problems.ts'
import { type Bilingual, ISSUER_ROLES, KINDS, PAYER_KINDS } from '../core/catalogue/schema/words.ts'
import type { Fault } from '../core/invoice/invoice.ts'
import { isCalendarDate } from '../core/values/date.ts'
import { type RegionTable, regionExists } from '../core/values/region.ts'
import type { HttpContext } from './route.ts'

const MAX_LIMIT = 200
const DEFAULT_LIMIT = 50
const MAX_OFFSET = 1_000_000
const MAX_EDITION = 999_999_999
const MAX_NAME = 100
const MAX_URL = 2000

/** Digits alone: what Number would otherwise take for a number (`0x10`, ` 5 `, nothing) is not one here. */
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most))
const wholeParameter = (least: number, most: number, description: string) => ({
  type: 'integer' as const,
  minimum: least,
  maximum: most,
  description,
})

const VIEWS = ['data', 'page'] as const
const FORMATS = ['json', 'csv'] as const
const region = z.string().regex(/^(?:CN|\d{2}(?:\d{2}(?:\d{2})?)?)$/)
const PARAMETERS = {
  edition: whole(1, MAX_EDITION)
    .optional()
    .openapi(wholeParameter(1, MAX_EDITION, 'Judge by this edition instead of the newest.')),
  jurisdiction: region.optional().openapi({ description: 'CN or a GB/T 2260 code of 2, 4 or 6 digits.', example: '650502' }),
  role: z.enum(ISSUER_ROLES).optional().openapi({ description: 'In what capacity the issuer charges.' }),
  payerKind: z.enum(PAYER_KINDS).optional().openapi({ description: 'Who pays.' }),
  kind: z.enum(KINDS).optional().openapi({ description: 'Kind of catalogue.' }),
  asOf: z.string().refine(isCalendarDate).optional().openapi({ format: 'date', description: 'What stood on this day.' }),
  dryRun: z.enum(['true', 'false']).optional().openapi({ description: '`true`: publish nothing, say what it would do.' }),
  replay: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/)
    .optional()
    .openapi({ description: 'With `dryRun=true`: bills to judge by both editions; `examples` are the golden bills.', example: 'examples' }),
  query: z.string().min(1).max(MAX_NAME).optional().openapi({ description: 'A name as a bill writes it: the likest names come first.' }),
  view: z.enum(VIEWS).default('data').openapi({ description: '`data`: as JSON pointers and values; `page`: in words, by place and kind.' }),
  format: z.enum(FORMATS).optional().openapi({ description: 'Instead of Accept: `csv` for spreadsheets.' }),
  limit: whole(1, MAX_LIMIT)
    .default(DEFAULT_LIMIT)
    .openapi({ ...wholeParameter(1, MAX_LIMIT, 'At most so many.'), default: DEFAULT_LIMIT }),
  offset: whole(0, MAX_OFFSET)
    .default(0)
    .openapi({ ...wholeParameter(0, MAX_OFFSET, 'Leave out so many first.'), default: 0 }),
  callbackUrl: z
    .url({ protocol: /^https?$/ })
    .max(MAX_URL)
    .optional()
    .openapi({ format: 'uri', description: 'Told when the batch has ended, in a signed POST.' }),
  by: z
    .enum(['excess', 'share'])
    .default('excess')
    .openapi({ default: 'excess', description: 'Rank by money charged too much, or by the share of lines that are violations.' }),
  after: z
    .string()
    .min(1)
    .max(MAX_NAME)
    .optional()
    .openapi({ description: 'Only what stands behind this batch in the list: the id of the last one of the page before.' }),
  before: z.iso.datetime().optional().openapi({ format: 'date-time', description: 'Only what was accepted before.' }),
  seed: z
    .string()
    .min(1)
    .max(MAX_NAME)
    .openapi({ description: 'Any text, such as a date and a public number: the same seed draws the same sample.' }),
  size: whole(1, MAX_SAMPLE).openapi(wholeParameter(1, MAX_SAMPLE, 'Invoices to draw.')),
  weights: z
    .string()
    .regex(
      /^(?:violation|undetermined|permitted|not-regulated):\d{1,6}(?:,(?:violation|undetermined|permitted|not-regulated):\d{1,6}){0,3}$/,
    )
    .optional()
    .openapi({
      description: 'Weight of an invoice by its verdict, 1 where not named; 0 leaves it out. A heavier invoice is likelier to be drawn.',
      example: 'violation:3,undetermined:2',
    }),
} as const

type ParameterName = keyof typeof PARAMETERS

const FAULTS: Record<ParameterName, Bilingual> = {
  edition: { zh: '须为正整数', en: 'must be a whole number from 1' },
  jurisdiction: { zh: '须为 CN 或已有的 2、4、6 位 GB/T 2260 代码', en: 'must be CN or an existing GB/T 2260 code of 2, 4 or 6 digits' },
  role: { zh: `须为其中之一：${ISSUER_ROLES.join('、')}`, en: `must be one of: ${ISSUER_ROLES.join(', ')}` },
  payerKind: { zh: `须为其中之一：${PAYER_KINDS.join('、')}`, en: `must be one of: ${PAYER_KINDS.join(', ')}` },
  kind: { zh: `须为其中之一：${KINDS.join('、')}`, en: `must be one of: ${KINDS.join(', ')}` },
  asOf: { zh: '须为存在的日期，写作 YYYY-MM-DD', en: 'must be an existing day written YYYY-MM-DD' },
  query: { zh: `须为 1 至 ${MAX_NAME} 个字符`, en: `must have 1 to ${MAX_NAME} characters` },
  view: { zh: `须为其中之一：${VIEWS.join('、')}`, en: `must be one of: ${VIEWS.join(', ')}` },
  format: { zh: `须为其中之一：${FORMATS.join('、')}`, en: `must be one of: ${FORMATS.join(', ')}` },
  dryRun: { zh: '须为 true 或 false', en: 'must be true or false' },
  replay: { zh: '须为 examples 或一批单据的编号', en: 'must be examples or the id of a batch' },
  limit: { zh: `须为 1 至 ${MAX_LIMIT} 的整数`, en: `must be a whole number from 1 to ${MAX_LIMIT}` },
  callbackUrl: { zh: '须为 http 或 https 地址', en: 'must be an http or https address' },
  by: { zh: '须为 excess 或 share', en: 'must be excess or share' },
  after: { zh: '须为本密钥的批次编号', en: 'must be the id of a batch of this key' },
  before: { zh: '须为 UTC 时间，写作 2026-01-31T08:00:00Z', en: 'must be a time in UTC written 2026-01-31T08:00:00Z' },
  seed: { zh: `须为 1 至 ${MAX_NAME} 个字符`, en: `must have 1 to ${MAX_NAME} characters` },
  size: { zh: `须为 1 至 ${MAX_SAMPLE} 的整数`, en: `must be a whole number from 1 to ${MAX_SAMPLE}` },
  weights: { zh: '须写作 violation:3,undetermined:2', en: 'must be written violation:3,undetermined:2' },
  offset: { zh: `须为 0 至 ${MAX_OFFSET} 的整数`, en: `must be a whole number from 0 to ${MAX_OFFSET}` },
}

const {
  edition,
  jurisdiction,
  role,
  payerKind,
  kind,
  asOf,
  query,
  view,
  format,
  limit,
  offset,
  callbackUrl,
  by,
  after,
  before,
  seed,
  size,
  weights,
} = PARAMETERS
export const checkQuery = z.strictObject({ edition, jurisdiction, role, payerKind })
export const catalogueQuery = z.strictObject({ kind, jurisdiction, asOf })
export const kindQuery = z.strictObject({ jurisdiction, asOf, format })
export const entryQuery = z.strictObject({ jurisdiction, asOf })
export const diffQuery = z.strictObject({ view })
export const itemQuery = z.strictObject({ query, kind, jurisdiction, asOf, limit, offset })
export const readingQuery = z.strictObject({ jurisdiction, role, payerKind })
export const regionQuery = z.strictObject({
  query: z
    .string()
    .min(1)
    .max(MAX_NAME)
    .optional()
    .openapi({ description: 'A piece of a name, pieces parted by spaces, or a code; absent: every place.', example: '哈密 伊州' }),
  asOf,
  limit,
})
export const editionQuery = z.strictObject({ edition })
export const auditQuery = z.strictObject({ limit, offset })
export const publishQuery = z.strictObject({ dryRun: PARAMETERS.dryRun, replay: PARAMETERS.replay })
export const batchQuery = z.strictObject({ jurisdiction, role, payerKind, callbackUrl })
export const batchListQuery = z.strictObject({ limit, before, after })
export const issuerQuery = z.strictObject({ by, limit, offset })
export const resultQuery = z.strictObject({
  sheet: z.string().min(1).max(MAX_NAME).optional().openapi({ description: 'Sheet of the workbook; absent: whichever has a bill there.' }),
})
export const sampleQuery = z.strictObject({ seed, size, weights })
export const noQuery = z.strictObject({})

/** Reads the query of a request; a parameter given twice, unknown or out of its range is a fault, and so is a place that does not exist. */
export function readQuery<T extends object>(c: HttpContext, schema: z.ZodType<T>, regions: RegionTable): Answer<T> {
  const read = schema.safeParse(c.req.url.includes('?') ? parametersOf(c) : {})
  const { zh, en } = { zh: '查询参数有误', en: 'The query has faults' }
  if (!read.success) {
    const names = read.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])]))
    return failed('invalid-query', { zh, en }, names.map(faultOf))
  }
  const place = 'jurisdiction' in read.data ? read.data.jurisdiction : undefined
  if (typeof place !== 'string' || regionExists(regions, place)) return { ok: true, value: read.data }
  return failed('invalid-query', { zh, en }, [faultOf('jurisdiction')])
}

function parametersOf(c: HttpContext): Readonly<Record<string, unknown>> {
  const given = Object.entries(c.req.queries())
  return Object.fromEntries(given.map(([name, values]) => [name, values.length === 1 ? values[0] : values]))
}

/** The parameters given that the body itself says, and so must not. */
export function refuseParameters(names: readonly ParameterName[]): Problem {
  const detail = { zh: 'JSON 单据自己写明这些内容，不得用查询参数', en: 'A JSON invoice says these itself: leave the parameters out' }
  const errors = names.map((name): Fault => ({ pointer: `?${name}`, detail }))
  return failed('invalid-query', detail, errors).problem
}

/** A prohibition or a relief is one rule of one place with days of its own: there is no chain to read at another. */
export function refuseForRules(given: {
  readonly jurisdiction?: string | undefined
  readonly asOf?: string | undefined
}): Problem | undefined {
  const names = (['jurisdiction', 'asOf'] as const).filter((name) => given[name] !== undefined)
  if (names.length === 0) return undefined
  const detail = { zh: '只用于收费项目，不用于禁止性规定和减免', en: 'is for charges, not for prohibitions and reliefs' }
  return failed(
    'invalid-query',
    detail,
    names.map((name): Fault => ({ pointer: `?${name}`, detail })),
  ).problem
}

function faultOf(name: string): Fault {
  const detail = isParameter(name) ? FAULTS[name] : { zh: '没有这个查询参数', en: 'is not a parameter of this route' }
  return { pointer: `?${name}`, detail }
}

function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(FAULTS, name)
}
