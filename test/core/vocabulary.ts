// The words synthetic editions are written in: facts, units, roles, tolerances and names, as few as the tests need.
import { type NameData, namesFile } from '../../src/core/catalogue/schema/names.ts'
import type { Fact, Role, Tolerances, Unit } from '../../src/core/catalogue/schema/vocabulary.ts'
import { ISSUER_ROLES, type Kind, PAYER_KINDS } from '../../src/core/catalogue/schema/words.ts'

const said = (text: string) => ({ zh: `${text}？`, en: `${text}?` })
const choice = (name: string, values: readonly string[], field = false): Fact => ({
  name,
  type: 'enum',
  values: values.map((value) => ({ value, label: { zh: value, en: value } })),
  ...(field ? { field } : {}),
  question: said(name),
})
const plain = (name: string, type: 'boolean' | 'money' | 'number' | 'date' | 'text', field = false): Fact => ({
  name,
  type,
  ...(field ? { field } : {}),
  question: said(name),
})

export const FACTS: readonly Fact[] = [
  choice('customerClass', ['residential', 'agricultural', 'industrial-commercial']),
  choice('metering', ['flat', 'time-of-use']),
  choice('citedBasis', ['none', 'given']),
  ...['etc', 'fullLoad', 'lawfulLoad', 'compelled', 'delegatedAuthority'].map((name) => plain(name, 'boolean')),
  ...['basePrice', 'standardToll', 'standardAmount', 'contractAmount'].map((name) => plain(name, 'money')),
  plain('daysOverdue', 'number'),
  plain('contractedOn', 'date'),
  plain('appliedOn', 'date'),
  plain('object', 'text'),
  plain('road', 'text'),
  choice('issuer.role', ISSUER_ROLES, true),
  choice('payer.kind', PAYER_KINDS, true),
  plain('issuer.name', 'text', true),
  plain('quantity', 'number', true),
  plain('period', 'text', true),
  plain('electricityLine', 'text', true),
]

const unit = (id: string, dimension: string, factor: string, names: string[], how: 'counted' | 'byDay' | 'neither'): Unit => ({
  id,
  dimension,
  factor,
  names,
  ...(how === 'neither' ? {} : { [how]: true }),
  label: { zh: id, en: id },
})

export const UNITS: readonly Unit[] = [
  unit('kWh', 'energy', '1', ['千瓦时', '度'], 'byDay'),
  unit('MWh', 'energy', '1000', ['兆瓦时'], 'byDay'),
  unit('m3', 'volume', '1', ['立方米', 'm³'], 'byDay'),
  unit('t', 'mass', '1', ['吨'], 'byDay'),
  unit('kg', 'mass', '0.001', ['千克', '公斤'], 'byDay'),
  unit('m2', 'area', '1', ['平方米'], 'neither'),
  unit('case', 'case', '1', ['件', '宗'], 'counted'),
]

const role = (it: Role['role'], bound: Role['bound'], kinds: Kind[], more: Partial<Role> = {}): Role => ({
  role: it,
  label: { zh: it, en: it },
  bound,
  kinds,
  ...more,
})

/** As contract section 3 binds them. */
export const ROLES: readonly Role[] = [
  role('administrative-agency', 'all', ['administrative-fee']),
  role('public-institution', 'all', ['administrative-fee', 'government-priced-service']),
  role('public-utility', 'all', ['utility-charge']),
  role('non-grid-supplier', 'all', ['electricity-tariff'], { boundWith: ['electricity-tariff', 'utility-charge'] }),
  role('trade-association', 'listed', ['administrative-fee'], { boundWhen: { delegatedAuthority: true } }),
  role('bank', 'listed', ['government-priced-service']),
  role('intermediary', 'listed', ['intermediary-service']),
  role('port-operator', 'all', ['port-charge']),
  role('toll-operator', 'listed', ['toll-discount']),
  role('contracting-party', 'listed', ['deposit']),
  role('enterprise', 'none', []),
]

export const TOLERANCES: Tolerances = {
  line: { amount: '0.01', reason: { zh: '一分', en: 'one fen' } },
  total: { perLine: '0.01', reason: { zh: '每行一分', en: 'one fen a line' } },
}

const EMPTY = [[], {}, '费', { prefixes: [], suffixes: [], brackets: [] }]

/** No noise, no synonyms: names are found as they are written, and nothing is like anything else. Every list of words there is, empty. */
export const NAMES: NameData = namesFile.parse({
  ...Object.fromEntries(
    Object.entries(namesFile.shape).map(([member, shape]) => [member, EMPTY.find((value) => shape.safeParse(value).success)]),
  ),
  certainty: '0.99',
  floor: '0.98',
})
