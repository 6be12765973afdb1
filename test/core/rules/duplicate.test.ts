// duplicate: the same item for the same period and object; what may rightly repeat is left alone, and what is not said is asked.
import { describe, expect, test } from 'vitest'
import { buildEdition, charge, gist, item, limit } from '../build-edition.ts'

const hundred = [limit({ type: 'ceiling', price: '100' })]
const built = buildEdition({
  items: [item('a', hundred, { name: { zh: '电费', en: 'electricity' } }), item('toll', hundred, { perOccasion: true })],
})
const second = (one: object, other: object, bill: object = {}): string => {
  const line = built.check({ ...bill, lines: [one, other] }).lines[1]
  return line === undefined ? '' : gist(line)
}
const fee = (more: object = {}, name = '电费', amount = '10') => charge(name, amount, more)
const march = { period: { from: '2023-03-01', to: '2023-03-31' } }
const april = { period: { from: '2023-04-01', to: '2023-04-30' } }
const of = (object: string, more: object = {}) => ({ ...more, facts: { object } })
const TWICE = 'violation 0.00 10.00 duplicate'
const ONCE = 'permitted 100.00 0.00'

describe('charged twice', () => {
  test.each([
    ['for one period', fee(march), fee(march)],
    ['for one object', fee(of('meter 1')), fee(of('meter 1'))],
    ['for one meter named on the bill', fee({}, '电费 表号123456'), fee({}, '电费 表号123456')],
    [
      'for one period and object, with facts in another order',
      fee({ ...march, facts: { etc: true, metering: 'flat' } }),
      fee({ ...march, facts: { metering: 'flat', etc: true } }),
    ],
    ['under another of its names', fee(march), fee(march, '電費')],
  ])('%s', (_, one, other) => expect(second(one, other)).toBe(TWICE))

  test('for the object that stands on the invoice', () => {
    expect(second(fee(), fee(), { facts: { object: 'meter 1' } })).toBe(TWICE)
  })

  test('whether a fact stands on the line or on the invoice', () => {
    expect(second(fee({ ...march, facts: { etc: true } }), fee(march), { facts: { etc: true } })).toBe(TWICE)
  })

  test('three times is twice too much', () => {
    const { lines, summary } = built.check({ lines: [fee(march), fee(march), fee(march)] })
    expect(lines.map((line) => line.verdict)).toEqual(['permitted', 'violation', 'violation'])
    expect(summary.excess).toBe('20.00')
  })
})

describe('charged once each', () => {
  test.each([
    ['for two periods', fee(march), fee(april)],
    ['for two objects', fee(of('meter 1', march)), fee(of('meter 2', march))],
    ['for two meters named on the bill', fee(march, '电费 表号123456'), fee(march, '电费 表号123457')],
    ['for two bands', fee({ ...march, facts: { metering: 'flat' } }), fee({ ...march, facts: { metering: 'time-of-use' } })],
    ['for two quantities', fee({ ...march, quantity: '5' }), fee({ ...march, quantity: '6' })],
    ['for two months written into the name', fee({}, '电费 2023年3月'), fee({}, '电费 2023年4月')],
    ['for two months of one meter', fee({}, '电费 表号123456 2023年3月'), fee({}, '电费 表号123456 2023年4月')],
    ['for what may rightly repeat', fee(march, 'toll'), fee(march, 'toll')],
  ])('%s', (_, one, other) => expect(second(one, other)).toBe(ONCE))

  test('with the one credited again', () => {
    const { lines } = built.check({ lines: [fee(march), fee(march), charge('电费', '-10', { credit: true })] })
    expect(lines.map((line) => line.excess)).toEqual(['0.00', '0.00', '0.00'])
  })
})

test('a bare repetition may be two occasions: it is asked, never accused', () => {
  const report = built.check({ lines: [fee(), fee()] })
  expect(report.lines.map((line) => line.verdict)).toEqual(['permitted', 'undetermined'])
  expect(report.questions).toMatchObject([{ fact: 'object', line: '2' }])
})
