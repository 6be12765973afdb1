// For every finding code a bill on which it fires and one on which it stays silent.
import type { FindingCode, Severity } from '../../../src/core/findings/report.ts'
import {
  type Built,
  buildEdition,
  type Contents,
  charge,
  ended,
  item,
  limit,
  offList,
  pair,
  prohibition,
  type Shelf,
} from '../build-edition.ts'

export interface Example {
  readonly built: Built
  readonly fires: object
  readonly silent: object
  readonly severity: Severity
  /** What the message must name besides words: sums, days, facts. */
  readonly names: readonly string[]
}

const ten = [limit({ type: 'ceiling', price: '10' })]
const OFF: Shelf = { kind: 'prohibition', prohibitions: [offList()] }
const one = (name: string, amount: string, more: object = {}, bill: object = {}) => ({ lines: [charge(name, amount, more)], ...bill })

function example(
  shelves: Shelf[],
  fires: object,
  silent: object,
  names: string[],
  severity: Severity = 'violation',
  contents: Contents = {},
): Example {
  return { built: buildEdition(shelves, contents), fires, silent, severity, names }
}

const contested = limit({
  type: 'contested',
  readings: [
    { reading: { zh: '读法甲', en: 'reading A' }, limit: { type: 'fixed', price: '10' } },
    { reading: { zh: '读法乙', en: 'reading B' }, limit: { type: 'fixed', price: '20' } },
  ],
})
const local = limit({ type: 'local-standard', setBy: { zh: '自治区', en: 'Xinjiang' }, atMost: { type: 'fixed', price: '20' } })
const toll = limit({ type: 'discount', payable: '0.5', of: 'standardToll' })
const markup = limit({ type: 'markup', rate: '0', over: 'basePrice', series: 'grid', unit: 'kWh' })
const halves = [
  limit({ type: 'ceiling', price: '1', unit: 'kWh' }, { to: '2023-06-30' }),
  limit({ type: 'ceiling', price: '2', unit: 'kWh' }, { from: '2023-07-01' }),
]
const straddling = { quantity: '30', unit: 'kWh', period: { from: '2023-06-16', to: '2023-07-15' } }
const cited = (citedBasis: string) => ({ facts: { citedBasis } })
const ambiguous: Shelf = {
  items: ['a', 'b'].map((id, place) => item(id, [limit({ type: 'ceiling', price: place === 0 ? '10' : '20' })], { aliases: ['fee'] })),
}

export const EXAMPLES: Readonly<Record<FindingCode, Example>> = {
  'above-limit': example([{ items: [item('a', ten)] }], one('a', '12'), one('a', '10'), ['12.00', '10.00', '2.00']),
  'outside-catalogue': example(
    [OFF],
    one('unheard of', '9', {}, cited('none')),
    one('unheard of', '9', {}, { issuer: { role: 'enterprise' } }),
    ['9.00'],
  ),
  prohibited: example([{ kind: 'prohibition', prohibitions: [prohibition('p', { names: ['a'] })] }], one('a', '9'), one('a', '0'), [
    '9.00',
  ]),
  'not-in-force': example(
    [{ items: [item('a', ten, { ended: [ended('abolished', { from: '2023-06-01' })] })] }],
    one('a', '9'),
    one('a', '9', {}, { issuedOn: '2023-05-31' }),
    ['9.00', '2023-06-01', '2023-06-15'],
  ),
  'discount-not-applied': example(
    [{ kind: 'toll-discount', items: [item('a', [toll])] }],
    one('a', '500', { facts: { standardToll: '500' } }),
    one('a', '250', { facts: { standardToll: '500' } }),
    ['500.00', '250.00'],
  ),
  'issuer-not-entitled': example(
    [{ items: [item('a', ten, { issuers: ['bank'] })] }],
    one('a', '9'),
    one('a', '9', {}, { issuer: { role: 'bank' } }),
    ['9.00'],
  ),
  duplicate: example(
    [{ items: [item('a', ten)] }],
    { lines: ['1', '2'].map((id) => charge('a', '9', { id, facts: { object: 'meter' } })) },
    { lines: ['1', '2'].map((id) => charge('a', '9', { id, facts: { object: `meter ${id}` } })) },
    ['9.00', '1'],
  ),
  incompatible: example(
    [{ items: [item('a', ten), item('b', ten)], incompatible: [pair('x', ['a'], ['b'])] }],
    { lines: [charge('a', '9'), charge('b', '8')] },
    { lines: [charge('a', '0'), charge('b', '8')] },
    ['8.00'],
  ),
  arithmetic: example(
    [{ items: [item('a', ten)] }],
    one('a', '9', { quantity: '2', unitPrice: '4' }),
    one('a', '9', { quantity: '2', unitPrice: '4.5' }),
    ['2', '4', '8.00', '9.00'],
  ),
  'below-fixed': example(
    [{ items: [item('a', [limit({ type: 'fixed', price: '10' })])] }],
    one('a', '9'),
    one('a', '10'),
    ['10.00'],
    'info',
  ),
  'missing-fact': example(
    [{ items: [item('a', [limit({ type: 'ceiling', price: '10' }, { when: { etc: true } }), limit({ type: 'ceiling', price: '20' })])] }],
    one('a', '15'),
    one('a', '15', { facts: { etc: false } }),
    ['10.00', '20.00', 'etc'],
    'undetermined',
  ),
  'missing-reference': example(
    [{ items: [item('a', [markup])] }],
    one('a', '15', { quantity: '1' }),
    one('a', '15', { quantity: '1', facts: { basePrice: '20' } }),
    ['basePrice'],
    'undetermined',
    { references: [{ id: 'grid', unit: 'kWh', title: { zh: '电价', en: 'grid' }, verification: 'original', basis: [], values: [] }] },
  ),
  'local-standard': example(
    [{ items: [item('a', [local])] }],
    one('a', '15'),
    one('a', '15', { facts: { standardAmount: '15' } }),
    ['20.00'],
    'undetermined',
  ),
  'contested-reading': example([{ items: [item('a', [contested])] }], one('a', '15'), one('a', '10'), ['10.00', '20.00'], 'undetermined'),
  'ambiguous-match': example([ambiguous], one('fee', '15'), one('a', '9'), ['10.00', '20.00'], 'undetermined'),
  'period-straddles': example(
    [{ items: [item('a', halves)] }],
    one('a', '30', straddling),
    one('a', '30', { ...straddling, period: { from: '2023-06-01', to: '2023-06-30' } }),
    ['2', '2023-06-16', '2023-06-30', '2023-07-01', '2023-07-15'],
    'info',
  ),
  'not-regulated': example(
    [],
    one('coffee', '30', {}, { issuer: { role: 'enterprise' } }),
    one('coffee', '30', {}, {}),
    ['coffee'],
    'info',
  ),
}
