// Reference prices: reading a series as an edition knows it, and adding rows to it. A correction is a new row with its own publication, never an edit.
import { z } from 'zod'
import type { CatalogueSet } from '../../core/catalogue/catalogue-set.ts'
import type { EditionHead } from '../../core/catalogue/edition.ts'
import { readJson } from '../../core/catalogue/read-json.ts'
import { type ReferenceSeries, referenceSeries, referenceValue } from '../../core/catalogue/schema/vocabulary.ts'
import type { Fault } from '../../core/invoice/invoice.ts'
import type { EditionRecord, PriceRecord } from '../ports.ts'
import { type Answer, failed } from '../problems.ts'
import { commitEdition, nextEdition, type Publication, type PublishDeps, tooLarge } from './commit-edition.ts'
import { todayOf } from './publish-edition.ts'
import { note, refused } from './read-draft.ts'

const MAX_ROWS = 1000
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/

const row = z
  .strictObject({
    month: z
      .string()
      .regex(MONTH, 'must be a month written YYYY-MM')
      .optional()
      .describe('A whole calendar month, in place of `from` and `to`.'),
    from: referenceValue.shape.from.optional(),
    to: referenceValue.shape.to,
    price: referenceValue.shape.price,
    published: referenceValue.shape.published.describe('When the price was published; absent: today.'),
  })
  .meta({ id: 'NewPrice', description: 'A price for a month or for the days from … to ….' })

export const newPrices = z
  .strictObject({
    note,
    series: referenceSeries.omit({ id: true, values: true }).optional().describe('Makes the series, where there is none of this id yet.'),
    values: z.array(row).min(1).max(MAX_ROWS),
  })
  .meta({ id: 'NewPrices', description: 'Rows to add to a reference series.' })

export interface KnownPrice extends Omit<PriceRecord, 'series'> {
  /** The edition that brought it. */
  readonly edition: number
}

export interface SeriesRead extends Omit<ReferenceSeries, 'values'> {
  readonly values: readonly KnownPrice[]
}

/** The series as the edition knows it; undefined where it has none of this id. */
export function readSeries(
  head: EditionHead,
  id: string,
  rows: readonly (PriceRecord & { readonly edition: number })[],
): SeriesRead | undefined {
  const series = head.shared.references.find((it) => it.id === id)
  if (series === undefined) return undefined
  const values = rows.filter(({ edition }) => edition <= head.number).map(({ series: _, ...known }) => known)
  return { ...series, values }
}

export interface PriceRequest {
  readonly series: string
  readonly body: unknown
  readonly actor: string
  readonly meant: ((newest: EditionRecord) => boolean) | undefined
}

/** Publishes the rows as the next edition, so that a check by an earlier one goes on seeing what was known then. */
export async function addPrices(deps: PublishDeps, request: PriceRequest): Promise<Answer<Publication>> {
  const read = readJson(newPrices, request.body)
  if (!read.ok) return refused(read.faults)
  await deps.library.refresh()
  const base = await deps.store.newest()
  const beyond = base === undefined ? [] : tooLarge(base, deps)
  if (beyond.length > 0) return refused(beyond)
  const standing = base === undefined ? undefined : await deps.library.wholeOf(base.number)
  if (base === undefined || standing === undefined) throw new Error('nothing was published yet: the catalogue of the program comes first')
  if (request.meant?.(base) === false) {
    return failed('edition-changed', {
      zh: `现行为第 ${base.number} 版，与 If-Match 所指不同`,
      en: `The current edition is ${base.number}, not the one in If-Match`,
    })
  }
  const set = withPrices(standing.set, request.series, read.value, todayOf(deps.surroundings.now()))
  if (!set.ok) return set
  const next = await nextEdition(deps, base, set.value)
  if (!next.ok) return next
  return commitEdition(deps, base, next.value, { actor: request.actor, note: read.value.note ?? null })
}

function withPrices(set: CatalogueSet, id: string, given: z.infer<typeof newPrices>, today: string): Answer<CatalogueSet> {
  const known = set.references.find((it) => it.id === id)
  const series = known ?? (given.series === undefined ? undefined : { ...given.series, id, values: [] })
  if (series === undefined) {
    return failed('not-found', {
      zh: '没有这个序列；要新建请一并给出 series',
      en: 'There is no such series; to make it give `series` as well',
    })
  }
  if (known !== undefined && given.series !== undefined) {
    return refused([
      {
        pointer: '/series',
        detail: { zh: '序列已存在，其说明须以变更集修改', en: 'the series exists: change what is said of it with a change set' },
      },
    ])
  }
  const faults: Fault[] = []
  if (given.series !== undefined && !set.units.some(({ id: unit }) => unit === given.series?.unit))
    faults.push({ pointer: '/series/unit', detail: { zh: '没有这个单位', en: 'is not a unit of the catalogues' } })
  for (const [index, { document }] of (given.series?.basis ?? []).entries()) {
    if (set.documents[document] !== undefined) continue
    const detail = { zh: '没有这份文件：先用变更集声明', en: 'is not a document of the catalogues: declare it with a change set first' }
    faults.push({ pointer: `/series/basis/${index}/document`, detail })
  }
  const values = given.values.flatMap((it, index) => rowValue(it, index, today, faults) ?? [])
  if (faults.length > 0) return refused(faults)
  const extended = { ...series, values: [...series.values, ...values] }
  const references = known === undefined ? [...set.references, extended] : set.references.map((it) => (it.id === id ? extended : it))
  return { ok: true, value: { ...set, references } }
}

function rowValue(it: z.infer<typeof row>, index: number, today: string, faults: Fault[]): ReferenceSeries['values'][number] | undefined {
  const at = `/values/${index}`
  const from = it.month === undefined ? it.from : `${it.month}-01`
  const to = it.month === undefined ? it.to : lastDayOf(it.month)
  if (it.month !== undefined && (it.from !== undefined || it.to !== undefined))
    faults.push({ pointer: `${at}/month`, detail: { zh: 'month 与 from、to 只能给出一种', en: 'give either month, or from and to' } })
  if (from === undefined) {
    faults.push({ pointer: `${at}/from`, detail: { zh: '须给出 month 或 from', en: 'give month or from' } })
    return undefined
  }
  if (to !== undefined && to < from) faults.push({ pointer: `${at}/to`, detail: { zh: '止日早于起日', en: 'ends before it begins' } })
  return { from, ...(to === undefined ? {} : { to }), price: it.price, published: it.published ?? today }
}

function lastDayOf(month: string): string {
  const [, year, number] = MONTH.exec(month) ?? []
  return new Date(Date.UTC(Number(year), Number(number), 0)).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
