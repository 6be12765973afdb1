// Who charges decides which rules reach a line, and what happens to a line that no item matches.
import { describe, expect, test } from 'vitest'
import type { IssuerRole, Kind } from '../../../src/core/catalogue/schema/words.ts'
import { buildEdition, type Contents, charge, ended, gist, item, limit, offList, type Shelf } from '../build-edition.ts'

const ten = [limit({ type: 'ceiling', price: '10' })]
const OFF: Shelf = { kind: 'prohibition', prohibitions: [offList()] }
const by = (role?: IssuerRole): object => ({ issuer: role === undefined ? {} : { role } })
const judged = (shelves: Shelf[], name: string, amount: string, bill: object, contents: Contents = {}) =>
  buildEdition(shelves, contents).line(charge(name, amount), bill)

describe('who may charge an item', () => {
  const banks: Shelf[] = [{ items: [item('a', ten, { issuers: ['bank'] })] }, OFF]
  test.each([
    ['bank', '9', 'permitted 10.00 0.00'],
    ['bank', '11', 'violation 10.00 1.00 above-limit'],
    ['administrative-agency', '9', 'violation 0.00 9.00 issuer-not-entitled'],
    ['enterprise', '99', 'not-regulated - 0.00 not-regulated'],
  ] as const)('%s charging %s', (role, amount, expected) => expect(gist(judged(banks, 'a', amount, by(role)))).toBe(expected))

  test('with no role given the only one there is', () => {
    expect(gist(judged(banks, 'a', '11', by()))).toBe('violation 10.00 1.00 above-limit')
    expect(gist(judged(banks, 'a', '9', by()))).toBe('permitted 10.00 0.00')
  })

  test('with no role given and two that may, it is asked', () => {
    const two: Shelf[] = [{ items: [item('a', ten, { issuers: ['bank', 'intermediary'] })] }]
    const report = judged(two, 'a', '9', by())
    expect([report.verdict, report.findings[0]?.missing]).toEqual(['undetermined', ['issuer.role']])
    expect(gist(judged(two, 'a', '11', by()))).toMatch(/^violation 10.00 1.00/)
  })

  test('where the documents name nobody, anybody', () => {
    expect(gist(judged([{ items: [item('a', ten)] }], 'a', '9', by('trade-association')))).toBe('permitted 10.00 0.00')
  })

  test('a charge that ended for others is another charge on this bill', () => {
    const over: Shelf[] = [{ items: [item('a', [], { issuers: ['bank'], ended: [ended('abolished')] })] }, OFF]
    expect(gist(judged(over, 'a', '9', by('bank')))).toBe('violation 0.00 9.00 not-in-force')
    expect(judged(over, 'a', '9', by('enterprise')).verdict).toBe('not-regulated')
  })
})

describe('a line that no item matches', () => {
  const outcomes: [IssuerRole, string][] = [
    ['administrative-agency', 'undetermined - 0.00 outside-catalogue'],
    ['public-institution', 'undetermined - 0.00 outside-catalogue'],
    ['public-utility', 'undetermined - 0.00 outside-catalogue'],
    ['port-operator', 'undetermined - 0.00 outside-catalogue'],
    ['non-grid-supplier', 'not-regulated - 0.00 not-regulated'],
    ['trade-association', 'not-regulated - 0.00 not-regulated'],
    ['bank', 'not-regulated - 0.00 not-regulated'],
    ['intermediary', 'not-regulated - 0.00 not-regulated'],
    ['toll-operator', 'not-regulated - 0.00 not-regulated'],
    ['contracting-party', 'not-regulated - 0.00 not-regulated'],
    ['enterprise', 'not-regulated - 0.00 not-regulated'],
  ]
  test.each(outcomes)('from %s: %s', (role, expected) => {
    const facts = role === 'trade-association' ? { delegatedAuthority: false } : {}
    expect(gist(judged([OFF], 'unheard of', '9', { ...by(role), facts }))).toBe(expected)
  })

  test('from an association on delegated authority', () => {
    expect(judged([OFF], 'unheard of', '9', { ...by('trade-association'), facts: { delegatedAuthority: true } }).verdict).toBe(
      'undetermined',
    )
  })

  test('from a non-grid supplier on a bill for electricity', () => {
    const shelves: Shelf[] = [{ kind: 'electricity-tariff', items: [item('electricity', ten)] }, OFF]
    const { check } = buildEdition(shelves)
    const [, line] = check({ ...by('non-grid-supplier'), lines: [charge('electricity', '5'), charge('unheard of', '9')] }).lines
    expect(line && gist(line)).toBe('undetermined - 0.00 outside-catalogue')
  })

  test('from nobody knows whom: the role is asked, and nothing else yet', () => {
    const report = judged([OFF], 'unheard of', '9', by())
    expect([gist(report), report.findings[0]?.missing]).toEqual(['undetermined - 0.00 missing-fact', ['issuer.role']])
  })

  test('where no rule forbids it that day it is no violation', () => {
    const later: Shelf = { kind: 'prohibition', prohibitions: [offList({ from: '2023-07-01' })] }
    expect(judged([later], 'unheard of', '9', { ...by('administrative-agency'), facts: { citedBasis: 'none' } }).verdict).toBe(
      'undetermined',
    )
  })
})

describe('outside the catalogues', () => {
  const agency = (facts: object = {}) => ({ ...by('administrative-agency'), facts })
  const kind: Kind = 'administrative-fee'
  const complete = (jurisdiction: string, coverage: object = {}): Shelf => ({
    kind,
    jurisdiction,
    coverage: { state: 'complete', ...coverage },
  })
  const everywhere = ['CN', '65', '6505'].map((place) => complete(place))

  test.each([
    ['none', 'violation 0.00 9.00 outside-catalogue'],
    ['given', 'undetermined - 0.00 outside-catalogue'],
  ])('where the issuer cites %s and catalogues are partial', (citedBasis, expected) => {
    expect(gist(judged([OFF], 'unheard of', '9', agency({ citedBasis })))).toBe(expected)
  })

  test('it is asked what the issuer cites, and the partial catalogues are named', () => {
    const finding = judged([complete('CN'), complete('65'), OFF], 'unheard of', '9', agency()).findings[0]
    expect(finding?.missing).toEqual(['citedBasis'])
    expect(finding?.message).toContain('6505/administrative-fee')
    expect(finding?.message).not.toContain('CN/administrative-fee')
  })

  test('where every catalogue that could list it is complete', () => {
    expect(gist(judged([...everywhere, OFF], 'unheard of', '9', agency()))).toBe('violation 0.00 9.00 outside-catalogue')
    expect(gist(judged([...everywhere, OFF], 'unheard of', '9', agency({ citedBasis: 'given' })))).toBe(
      'violation 0.00 9.00 outside-catalogue',
    )
  })

  test.each([
    ['one level is partial', [complete('CN'), complete('65'), { kind, jurisdiction: '6505' }]],
    ['one level is not held', [complete('CN'), complete('6505')]],
    ['the district has one of its own that is partial', [...everywhere, { kind, jurisdiction: '650502' }]],
    ['it was complete on other days only', [complete('CN'), complete('65'), complete('6505', { from: '2023-06-16' })]],
  ] as [string, Shelf[]][])('not where %s', (_, shelves) => {
    expect(gist(judged([...shelves, OFF], 'unheard of', '9', agency()))).toBe('undetermined - 0.00 outside-catalogue')
  })

  test('an institution needs all the kinds complete that could list its charges', () => {
    const services = ['CN', '65', '6505'].map(
      (place): Shelf => ({ kind: 'government-priced-service', jurisdiction: place, coverage: { state: 'complete' } }),
    )
    expect(judged([...everywhere, OFF], 'unheard of', '9', by('public-institution')).verdict).toBe('undetermined')
    expect(judged([...everywhere, ...services, OFF], 'unheard of', '9', by('public-institution')).verdict).toBe('violation')
  })

  test('the article cited is the rule that nothing outside the lists may be charged', () => {
    const finding = judged([...everywhere, OFF], 'unheard of', '9', agency()).findings[0]
    expect(finding).toMatchObject({ rule: 'off-list', basis: [{ document: 'D' }] })
  })

  test.each(['许可费', '某许可费', '許可費', '许 可 费', '许（可）费'])(
    'a rule that names the charge is the one cited, however the bill writes it: %s',
    (description) => {
      const named: Shelf = { kind: 'prohibition', prohibitions: [offList({ id: 'all' }), offList({ id: 'permits', names: ['许可费'] })] }
      expect(judged([...everywhere, named], description, '9', agency()).findings[0]).toMatchObject({ rule: 'permits' })
      expect(judged([...everywhere, named], 'unheard of', '9', agency()).findings[0]).toMatchObject({ rule: 'all' })
    },
  )
})
