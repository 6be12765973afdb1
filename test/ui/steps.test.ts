// Prices as steps: one row for each set of conditions, in the order of their days, and none where nothing ever changed.
import { expect, test } from 'vitest'
import type { DatedLimit } from '../../src/ui/catalogue/entry.ts'
import { seriesOf } from '../../src/ui/catalogue/steps.ts'

const limit = (shape: DatedLimit['limit'], from: string | null, to: string | null, when: DatedLimit['when'] = null): DatedLimit => ({
  limit: shape,
  when,
  from,
  to,
  verification: 'original',
  lastConfirmed: '2026-11-20',
  basis: [],
  copies: [],
})
const fixed = (price: string, unit = 'kWh') => ({ type: 'fixed', price, unit }) as const
const nameOf = ({ when }: DatedLimit) => JSON.stringify(when)

test('prices of one condition and unit follow each other by their days, the open one up to the day given', () => {
  const limits = [limit(fixed('0.39'), '2023-03-29', null), limit(fixed('0.45'), '2020-01-01', '2023-03-28')]
  expect(seriesOf(limits, nameOf, '2026-01-01')).toEqual([
    {
      name: 'null',
      unit: 'kWh',
      steps: [
        { from: '2020-01-01', to: '2023-03-28', price: 0.45, text: '0.45' },
        { from: '2023-03-29', to: '2026-01-01', price: 0.39, text: '0.39' },
      ],
    },
  ])
})

test('other conditions and other units are other rows', () => {
  const home = { customerClass: 'residential' }
  const limits = [
    limit(fixed('1'), '2020-01-01', '2020-12-31', home),
    limit(fixed('2'), '2021-01-01', null, home),
    limit(fixed('3'), '2020-01-01', '2020-12-31'),
    limit(fixed('4'), '2021-01-01', null),
    limit(fixed('5', 'm3'), '2020-01-01', null),
  ]
  expect(seriesOf(limits, nameOf, '2026-01-01').map(({ steps }) => steps.map(({ text }) => text))).toEqual([
    ['1', '2'],
    ['3', '4'],
  ])
})

test('a price that never changed, one without a day and what is no single price draw nothing', () => {
  const limits = [
    limit(fixed('1'), '2020-01-01', null),
    limit(fixed('2'), null, '2019-12-31'),
    limit({ type: 'market' }, '2018-01-01', '2019-12-31'),
  ]
  expect(seriesOf(limits, nameOf, '2026-01-01')).toEqual([])
})

test('an open end that begins after the day given is drawn as a point', () => {
  const limits = [limit(fixed('1'), '2020-01-01', '2029-12-31'), limit(fixed('2'), '2030-01-01', null)]
  expect(seriesOf(limits, nameOf, '2026-01-01')[0]?.steps.at(-1)).toMatchObject({ from: '2030-01-01', to: '2030-01-01' })
})
