// What is remembered between bills only saves time: in any order, among any others, a bill gets the report it gets alone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Library } from '../../src/app/library.ts'
import { loadEdition } from '../../src/entry/load-catalogues.ts'
import { PATIENCE_MILLISECONDS, qingdan } from '../cli/run-qingdan.ts'
import { goldenBills, reportOf, spread } from '../contract/golden.ts'

const golden = goldenBills()
/** The same bills asked otherwise: other days, other places, other roles, as neighbours that share names, items and months. */
const CHANGES: readonly object[] = [
  {},
  { issuedOn: '2019-12-31' },
  { issuedOn: '2026-11-20' },
  { jurisdiction: 'CN' },
  { jurisdiction: '650102' },
  { jurisdiction: '530124' },
  { issuer: {} },
  { issuer: { role: 'enterprise' } },
  { issuer: { role: 'administrative-agency' } },
  { payer: { kind: 'small-or-micro-enterprise' } },
  { facts: { compelled: true, citedBasis: 'none' } },
]
const bodies = golden.flatMap(({ name, bill }) =>
  CHANGES.map((change, place) => ({ name: `${name} ${place}`, body: { ...bill, ...change, total: null } })),
)

/** Each judged once, in the order of the list, by an edition no other test has touched. */
const reference = (() => {
  const library = new Library([loadEdition()])
  return bodies.map(({ body }) => JSON.stringify(reportOf(library, body)))
})()

test('all of them backwards, by an edition read anew, are answered the same', () => {
  const library = new Library([loadEdition()])
  const changed = bodies.map(({ name, body }, place) => ({ name, body, place })).toReversed()
  const differing = changed.filter(({ body, place }) => JSON.stringify(reportOf(library, body)) !== reference[place])
  expect(differing.map(({ name }) => name)).toEqual([])
})

test('in random orders, with repeats, they are answered the same', () => {
  const library = new Library([loadEdition()])
  const order = fc.array(fc.nat(bodies.length - 1), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(order, (places) => {
      const differing = places.filter((place) => JSON.stringify(reportOf(library, bodies[place]?.body)) !== reference[place])
      expect(differing.map((place) => bodies[place]?.name)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('a language asked for between two others colours neither', () => {
  const library = new Library([loadEdition()])
  for (const { name, bill, zh, en } of golden) {
    const said = [reportOf(library, bill, 'en'), reportOf(library, bill, 'zh'), reportOf(library, bill, 'en')]
    expect(
      said.map((it) => JSON.stringify(it)),
      name,
    ).toEqual([JSON.stringify(en), JSON.stringify(zh), JSON.stringify(en)])
  }
})

test('two libraries over one edition, asked in turn, do not disturb each other', () => {
  const edition = loadEdition()
  const [one, other] = [new Library([edition]), new Library([edition])]
  const differing = spread(bodies, 150).filter(({ body }, place) => {
    const opposite = bodies[(place * 7) % bodies.length]?.body
    reportOf(other, opposite)
    const first = JSON.stringify(reportOf(one, body))
    reportOf(one, opposite)
    return JSON.stringify(reportOf(other, body)) !== first
  })
  expect(differing.map(({ name }) => name)).toEqual([])
})

describe('a process of its own', () => {
  test.each(spread(bodies, 3))(
    'answers $name as the library did among thousands',
    async ({ body }) => {
      const place = bodies.findIndex((it) => it.body === body)
      const { stdout } = await qingdan(['check', '--json', '--lang', 'zh', '-'], { input: JSON.stringify(body) })
      expect(stdout).toBe(`${reference[place]}\n`)
    },
    PATIENCE_MILLISECONDS,
  )
})
