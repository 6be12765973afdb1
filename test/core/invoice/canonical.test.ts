// The canonical text of a bill: the same bill has the same text however it was written, and with it the same id of its report.
import { describe, expect, test } from 'vitest'
import { buildEdition } from '../build-edition.ts'
import { LINE, parsed, SOUND, withLine } from './body.ts'

const text = (body: unknown): string => parsed(body).canonical
const reversed = (value: object): object => Object.fromEntries(Object.entries(value).reverse())

describe('is the same', () => {
  test('whatever the order of the members', () => {
    expect(text({ ...reversed(SOUND), lines: [reversed(LINE)], issuer: reversed(SOUND.issuer) })).toBe(text(SOUND))
  })

  test('whatever the order of the facts', () => {
    const facts = { etc: true, metering: 'flat', contractAmount: '5' }
    expect(text({ ...SOUND, facts: reversed(facts) })).toBe(text({ ...SOUND, facts }))
    expect(text(withLine({ facts: reversed(facts) }))).toBe(text(withLine({ facts })))
  })

  test('with null, with nothing, and with the default written out', () => {
    const { currency: _currency, id: _id, ...rest } = SOUND
    expect(text({ ...rest, id: null })).toBe(text(rest))
    expect(text({ ...rest, currency: 'CNY' })).toBe(text(rest))
  })

  test('with a number of JSON in place of its text', () => {
    expect(text(withLine({ quantity: 1000 }))).toBe(text(withLine({ quantity: '1000' })))
  })
})

describe('is another', () => {
  test.each([
    ['an amount', withLine({ amount: '450.01' })],
    ['a fact', withLine({ facts: { customerClass: 'agricultural' } })],
    ['a fact moved to the bill', { ...withLine({ facts: {} }), facts: { customerClass: 'residential' } }],
    ['a day', { ...SOUND, issuedOn: '2023-04-18' }],
    ['a name', { ...SOUND, issuer: { ...SOUND.issuer, name: '另一家' } }],
    ['an id', { ...SOUND, id: 'HM-2023-0418' }],
    ['a line more', { ...SOUND, lines: [LINE, { ...LINE, id: '2' }] }],
  ])('with %s', (_, body) => expect(text(body)).not.toBe(text(SOUND)))
})

describe('of a bill so long that it is laid out in parts', () => {
  const long = (lines: number) => ({
    ...SOUND,
    total: undefined,
    lines: Array.from({ length: lines }, (_, index) => ({ ...LINE, id: `L${index}`, quantity: String(index + 1) })),
  })

  test.each([199, 200, 201, 400, 1001])(
    '%i lines: every line stands in it once, in its place, as the bill alone would have it',
    (count) => {
      const body = long(count)
      const [, lines]: [unknown, unknown[][]] = JSON.parse(text(body)).slice(-2)
      expect(lines.map(([id]) => id)).toEqual(body.lines.map(({ id }) => id))
      const [first]: unknown[][] = JSON.parse(text({ ...body, lines: body.lines.slice(-1) })).at(-1)
      expect(lines.at(-1)).toEqual(first)
    },
  )

  test('a change in any part makes another text', () => {
    const body = long(450)
    const texts = [0, 199, 200, 399, 400, 449].map((at) =>
      text({ ...body, lines: body.lines.map((line, index) => (index === at ? { ...line, description: '自来水费' } : line)) }),
    )
    expect(new Set([...texts, text(body)]).size).toBe(texts.length + 1)
  })
})

test('the id of the report follows bill and edition, and no language', () => {
  const { check } = buildEdition([])
  const other = buildEdition([{ kind: 'deposit' }])
  const id = check(SOUND).id
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(check(SOUND, 'en').id).toBe(id)
  expect(check(reversed(SOUND)).id).toBe(id)
  expect(check({ ...SOUND, issuedOn: '2023-04-18' }).id).not.toBe(id)
  expect(other.check(SOUND).id).not.toBe(id)
})
