// Random batches of the kind a regulator gets: a few issuers, payers, places and months, charges above, at and below their limits, bills sent twice, lines that are none.
import fc from 'fast-check'
import { bill, ndjson } from './bills.ts'
import type { Submitted } from './reckoned.ts'

const USCC = '91650100MA77XY000F'
const ISSUERS: readonly object[] = [
  { name: '甲物业', role: 'non-grid-supplier' },
  { name: '乙物业', role: 'non-grid-supplier' },
  { name: '商标局', role: 'administrative-agency' },
  { name: '丙物业', uscc: USCC, role: 'non-grid-supplier' },
  { name: '丙物业分公司', uscc: USCC, role: 'non-grid-supplier' },
  { role: 'non-grid-supplier' },
]
const PAYERS: readonly object[] = [{ name: '户一', kind: 'individual' }, { name: '户二', kind: 'enterprise' }, { kind: 'individual' }]

const electricity = fc.record({
  price: fc.constantFrom('0.39', '0.389', '0.38', '0.372', '0.37', '0.3', '0.45'),
  size: fc.constantFrom(100, 1000, 7),
})
const electricLine = electricity.map(({ price, size }) => ({
  description: '居民生活电费',
  quantity: String(size),
  unit: 'kWh',
  unitPrice: price,
  amount: ((size * Math.round(Number(price) * 1000)) / 1000).toFixed(2),
  facts: { customerClass: 'residential' },
}))
const trademarkLine = fc.constantFrom('270.00', '135.00', '100.00', '300.00', '265.00').chain((amount) =>
  fc.constantFrom<object>({}, { quantity: '1', unit: '类', unitPrice: amount }).map((more) => ({
    description: '受理商标注册费',
    amount,
    facts: { filing: 'online' },
    ...more,
  })),
)
const otherLine = fc.constantFrom<object>(
  { description: '用电服务费', amount: '50.00' },
  { description: '停车费', amount: '10.00' },
  { description: '从未听说的费', amount: '0.01' },
  { description: '电费', quantity: '10', unit: 'kWh', unitPrice: '0.39', amount: '3.90' },
)

/** A bill; several are made of so few parts that some are equal in everything and more in their number. */
export const anyBill: fc.Arbitrary<Submitted> = fc
  .record({
    id: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'),
    issuer: fc.constantFrom(...ISSUERS),
    payer: fc.constantFrom(...PAYERS),
    issuedOn: fc.constantFrom('2023-04-17', '2023-04-30', '2023-05-01', '2024-02-29', '2019-12-31'),
    jurisdiction: fc.constantFrom('650502', '6505', '65', 'CN'),
    lines: fc.array(fc.oneof(electricLine, trademarkLine, otherLine), { minLength: 1, maxLength: 4 }),
  })
  .map(({ issuer, payer, ...rest }) => ({ ...bill(rest), issuer, payer }) as Submitted)

const notOne = fc.constantFrom('', '{', '[]', 'null', '{"id":"x","lines":[]}', '   ')
/** The lines of the file, and the file. */
export const anyBatch = fc
  .array(fc.oneof({ weight: 9, arbitrary: anyBill }, { weight: 1, arbitrary: notOne }), { minLength: 1, maxLength: 40 })
  .map((sent) => ({ sent, text: ndjson(...sent) }))
  .filter(({ sent }) => sent.some((it) => typeof it !== 'string' || it.trim() !== ''))
