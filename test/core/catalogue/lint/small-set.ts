// Builds the smallest catalogue set that decodes to nothing wrong, with whatever a test puts into it.
import type { CatalogueSet, PlacedFile } from '../../../../src/core/catalogue/catalogue-set.ts'
import { decode } from '../../../../src/core/catalogue/decode.ts'
import type { LintRule } from '../../../../src/core/catalogue/lint/rule.ts'
import type { Item } from '../../../../src/core/catalogue/schema/item.ts'
import type { Limit } from '../../../../src/core/catalogue/schema/limit.ts'
import { namesFile } from '../../../../src/core/catalogue/schema/names.ts'
import type { Incompatible, Prohibition, Relief } from '../../../../src/core/catalogue/schema/rule.ts'
import { readSources } from '../../../../src/entry/load-catalogues.ts'

/** The day the small sets are looked at. */
export const TODAY = '2026-06-01'
export const GOOD_DOCUMENT = '文〔2020〕1号'

const text = (name: string) => ({ zh: name, en: name })
/** Documents and days that no rule of lint minds. */
const grounded = { from: '2020-01-01', basis: [{ document: GOOD_DOCUMENT }], verification: 'original' as const }

export const limit = (shape: Limit['limit'] = { type: 'fixed', price: '5' }, changed: Partial<Limit> = {}): Limit => ({
  ...grounded,
  limit: shape,
  ...changed,
})
export const item = (id: string, changed: Partial<Item> = {}): Item => ({ id, name: text(id), limits: [limit()], ...changed })
export const ended = (changed: Partial<NonNullable<Item['ended']>[number]> = {}) => ({ ...grounded, how: 'abolished' as const, ...changed })
export const prohibition = (id: string, changed: Partial<Prohibition> = {}): Prohibition => ({
  ...grounded,
  id,
  name: text(id),
  reach: 'named',
  ...changed,
})
export const relief = (id: string, changed: Partial<Relief> = {}): Relief => ({
  ...grounded,
  id,
  name: text(id),
  payable: '0.5',
  combine: 'alternative',
  ...changed,
})
export const pair = (id: string, items: string[], forbids: string[]): Incompatible => ({ ...grounded, id, name: text(id), items, forbids })

export const file = (content: Partial<PlacedFile>, jurisdiction = 'CN'): PlacedFile => ({
  path: `${jurisdiction}/deposit.yaml`,
  kind: 'deposit',
  jurisdiction,
  title: text('保证金'),
  coverage: { state: 'partial', lastConfirmed: '2026-01-01', missing: [] },
  ...content,
})

const published = readSources().find(({ path }) => path === 'names.yaml')
const names = decode(published ?? { path: 'names.yaml', text: '' }, namesFile)
if (!names.ok) throw new Error('the published names do not decode')
const nameData = names.value

export function setOf(files: PlacedFile | PlacedFile[], changed: Partial<CatalogueSet> = {}): CatalogueSet {
  return {
    files: [files].flat(),
    facts: [
      { name: 'contractAmount', type: 'money', question: text('合同金额？') },
      { name: 'etc', type: 'boolean', question: text('是否使用 ETC？') },
      {
        name: 'metering',
        type: 'enum',
        values: [
          { value: 'flat', label: text('不分时') },
          { value: 'time-of-use', label: text('分时') },
        ],
        question: text('是否分时计量？'),
      },
    ],
    units: [{ id: 'kWh', dimension: 'energy', factor: '1', names: [], label: text('kWh') }],
    roles: [{ role: 'bank', label: text('银行'), bound: 'listed', kinds: [] }],
    documents: { [GOOD_DOCUMENT]: { published: '2020-01-01' } },
    references: [{ id: 'base', unit: 'kWh', title: text('基准价'), verification: 'original', basis: [], values: [] }],
    tolerances: { line: { amount: '0.01', reason: text('分') }, total: { perLine: '0.01', reason: text('分') } },
    names: nameData,
    ...changed,
  }
}

/** What a rule finds, as `path: detail`. */
export const found = (rule: LintRule, set: CatalogueSet): string[] =>
  rule.check(set, TODAY).map(({ path, detail }) => `${path.join('.')}: ${detail}`)
