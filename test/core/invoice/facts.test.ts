// Facts on a bill: only those of the vocabulary, only with values they can have.
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../../src/core/values/decimal.ts'
import { faults, parsed, pointers, SOUND, withLine } from './body.ts'

const withFacts = (facts: unknown): object => ({ ...SOUND, facts })

describe('come in', () => {
  test('each in its type', () => {
    const facts = { metering: 'flat', etc: false, contractAmount: '1000.5', daysOverdue: 3, contractedOn: '2023-01-31', object: '表1' }
    expect(parsed(withFacts(facts)).facts).toEqual({
      metering: 'flat',
      etc: false,
      contractAmount: new Decimal('1000.5'),
      daysOverdue: new Decimal(3),
      contractedOn: '2023-01-31',
      object: '表1',
    })
  })

  test('on the bill and on a line', () => {
    const invoice = parsed({ ...withLine({ facts: { etc: true } }), facts: { etc: false } })
    expect([invoice.facts, invoice.lines[0]?.facts]).toEqual([{ etc: false }, { etc: true }])
  })
})

describe('are refused', () => {
  test.each([
    ['foo', 'x'],
    ['constructor', 'x'],
    ['toString', 'x'],
    ['hasOwnProperty', 'x'],
    ['', 'x'],
    ['Metering', 'flat'],
  ])('with the unknown name %j', (name, value) => {
    expect(pointers(withFacts({ [name]: value }))).toEqual([`/facts/${name}`])
    expect(pointers(withLine({ facts: { [name]: value } }))).toEqual([`/lines/0/facts/${name}`])
  })

  test('with the name __proto__, as JSON writes it', () => {
    const facts: unknown = JSON.parse('{"__proto__":"x"}')
    expect(pointers(withFacts(facts))).toEqual(['/facts/__proto__'])
    expect(pointers(withLine({ facts }))).toEqual(['/lines/0/facts/__proto__'])
  })

  test('with a name whose pointer needs escaping', () => {
    expect(pointers(withFacts({ 'a/b~c': 'x' }))).toEqual(['/facts/a~1b~0c'])
  })

  test.each(['issuer.role', 'payer.kind', 'issuer.name', 'quantity', 'period'])('as %s, which is a field of the bill', (name) => {
    expect(pointers(withFacts({ [name]: 'enterprise' }))).toEqual([`/facts/${name}`])
  })

  const wrong: [string, unknown[]][] = [
    ['metering', ['Flat', '', true, 1, 'constructor']],
    ['etc', ['true', 1, 'yes']],
    ['contractAmount', ['-1', '1e5', '0x10', '', 'Infinity', true, 1e21]],
    ['daysOverdue', ['three', '-3']],
    ['contractedOn', ['2023-02-30', '', true, 20230131]],
    ['object', ['', true]],
  ]
  test.each(wrong.flatMap(([name, values]) => values.map((value) => [name, value] as const)))('%s: %j', (name, value) => {
    expect(pointers(withFacts({ [name]: value }))).toEqual([`/facts/${name}`])
  })

  test.each([{ facts: [] }, { facts: 'x' }, { facts: 1 }, { facts: { etc: null } }, { facts: { etc: {} } }, { facts: { etc: [true] } }])(
    '%j',
    ({ facts }) => {
      expect(pointers(withFacts(facts))).toHaveLength(1)
    },
  )

  test('naming the values that are allowed', () => {
    expect(faults(withFacts({ metering: 'x' }))[0]?.detail).toEqual({
      zh: '须为其中之一：flat、time-of-use',
      en: 'must be one of: flat, time-of-use',
    })
  })
})
