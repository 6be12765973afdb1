// incompatible: two charges that must not stand together, where the pair is in force and both are surely there.
import { describe, expect, test } from 'vitest'
import type { Incompatible } from '../../../src/core/catalogue/schema/rule.ts'
import { buildEdition, charge, item, limit, pair } from '../build-edition.ts'

const hundred = [limit({ type: 'ceiling', price: '100' })]
const items = [
  item('performance', hundred),
  item('quality', hundred, { aliases: ['retention'] }),
  item('other', hundred, { aliases: ['retention'] }),
]
const judged = (more: Partial<Incompatible>, lines: object[], bill: object = {}) =>
  buildEdition({ items, incompatible: [pair('both', ['performance'], ['quality'], more)] }).check({ ...bill, lines })
const both = [charge('performance', '10'), charge('quality', '5')]
const verdicts = (...its: Parameters<typeof judged>): string[] => judged(...its).lines.map((line) => line.verdict)
const PEACE = ['permitted', 'permitted']
const STRIFE = ['permitted', 'violation']

test('the second is to be claimed back whole, and the pair is named', () => {
  const [, line] = judged({}, both).lines
  expect(line).toMatchObject({ verdict: 'violation', allowed: '0.00', excess: '5.00' })
  expect(line?.findings[0]).toMatchObject({ code: 'incompatible', rule: 'both', item: 'quality', basis: [{ document: 'D' }] })
})

test('in whatever order they stand', () => expect(verdicts({}, [...both].reverse())).toEqual(['violation', 'permitted']))

describe('no strife', () => {
  test.each([
    ['where only one is charged', {}, [charge('performance', '10'), charge('quality', '0')]],
    ['where the other was credited', {}, [...both, charge('performance', '-10', { credit: true })]],
    ['before the pair is in force', { from: '2023-06-16' }, both],
    ['after it has ended', { to: '2023-06-14' }, both],
    ['where only a draft forbids it', { basis: [{ document: 'unknown' }] }, both],
  ])('%s', (_, more, lines) => expect(verdicts(more, lines).slice(0, 2)).toEqual(PEACE))

  test('where its condition does not hold', () => {
    expect(verdicts({ when: { etc: true } }, both, { facts: { etc: false } })).toEqual(PEACE)
    expect(verdicts({ when: { etc: true } }, both, { facts: { etc: true } })).toEqual(STRIFE)
  })

  test('where its condition was not said there is no accusation', () => {
    expect(verdicts({ when: { etc: true } }, both)).not.toContain('violation')
  })

  test('for a service of days on which the pair was not in force', () => {
    const period = { from: '2023-01-01', to: '2023-01-31' }
    const lines = [charge('performance', '10', { period }), charge('quality', '5', { period })]
    expect(verdicts({ from: '2023-06-01' }, lines)).toEqual(PEACE)
  })

  test('where the name fits another charge as well', () => {
    expect(verdicts({}, [charge('performance', '10'), charge('retention', '5')])).not.toContain('violation')
  })
})
