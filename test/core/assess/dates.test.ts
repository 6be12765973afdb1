// Which day decides, and what was in force on it: never another day's rule, never a document before its time.
import { describe, expect, test } from 'vitest'
import type { Item } from '../../../src/core/catalogue/schema/item.ts'
import { buildEdition, type Contents, charge, ended, gist, item, limit, offList, type Shelf } from '../build-edition.ts'

const one = (price: string, more: object = {}) => limit({ type: 'ceiling', price }, more)
const introduced = (from: string) => ({ from, basis: [{ document: 'D' }], verification: 'original' as const })
const off: Shelf = { kind: 'prohibition', prohibitions: [offList()] }
const judged = (it: Item, amount: string, bill: object = {}, line: object = {}, contents: Contents = {}) =>
  buildEdition([{ items: [it] }, off], contents).line(charge('a', amount, line), bill)

describe('a limit holds on its days, both ends counted', () => {
  const it = item('a', [one('10', { from: '2023-06-01', to: '2023-06-30' })])
  test.each([
    ['2023-05-31', 'undetermined - 0.00 outside-catalogue'],
    ['2023-06-01', 'violation 10.00 1.00 above-limit'],
    ['2023-06-30', 'violation 10.00 1.00 above-limit'],
    ['2023-07-01', 'undetermined - 0.00 outside-catalogue'],
  ])('%s: %s', (issuedOn, expected) => expect(gist(judged(it, '11', { issuedOn }))).toBe(expected))

  test('a day before anything was published is its own answer, never the oldest version', () => {
    const report = judged(it, '11', { issuedOn: '1999-01-01' })
    expect(report.verdict).toBe('undetermined')
    expect(report.findings[0]?.message).toContain('1999-01-01')
  })
})

describe('the day that governs', () => {
  const rows = [one('10', { to: '2022-12-31' }), one('20', { from: '2023-01-01' })]
  const by = (governedBy: Item['governedBy']) => item('a', rows, governedBy === undefined ? {} : { governedBy })
  const december = { period: { from: '2022-12-01', to: '2022-12-31' } }

  test.each([
    ['the period of the service, by default', by(undefined), december, {}, '10.00'],
    ['the day of issue, where there is no period', by(undefined), {}, {}, '20.00'],
    ['the day of issue, whatever the period', by('issue'), december, {}, '20.00'],
    ['the day of the contract', by('contract'), {}, { contractedOn: '2022-06-01' }, '10.00'],
    ['the day of the application', by('application'), {}, { appliedOn: '2022-12-31' }, '10.00'],
  ])('%s', (_, it, line, facts, allowed) => expect(judged(it, '30', { facts }, line).allowed).toBe(allowed))

  test.each([
    ['10', 'permitted 20.00 0.00'],
    ['15', 'undetermined 20.00 0.00 missing-fact'],
    ['21', 'violation 20.00 1.00 above-limit'],
  ])('a contract whose day is not said may be of any earlier regime: %s', (amount, expected) => {
    const report = judged(by('contract'), amount)
    expect(gist(report)).toBe(expected)
    if (report.verdict === 'undetermined') expect(report.findings[0]?.missing).toEqual(['contractedOn'])
  })

  test('it is not asked for where no earlier regime was another', () => {
    expect(gist(judged(item('a', [one('10')], { governedBy: 'contract' }), '11'))).toBe('violation 10.00 1.00 above-limit')
  })
})

describe('a charge that has ended', () => {
  const it = item('a', [one('10', { to: '2023-05-31' })], { ended: [ended('abolished', { from: '2023-06-01' })] })
  test.each([
    ['2023-05-31', 'permitted 10.00 0.00'],
    ['2023-06-01', 'violation 0.00 10.00 not-in-force'],
  ])('%s: %s', (issuedOn, expected) => expect(gist(judged(it, '10', { issuedOn }))).toBe(expected))

  test('charged at nothing is no violation', () => expect(judged(it, '0').verdict).toBe('permitted'))

  test('for a time only', () => {
    const suspended = item('a', [one('10')], { ended: [ended('suspended', { from: '2023-06-01', to: '2023-06-30' })] })
    expect(['2023-05-31', '2023-06-30', '2023-07-01'].map((issuedOn) => judged(suspended, '10', { issuedOn }).verdict)).toEqual([
      'permitted',
      'violation',
      'permitted',
    ])
  })

  test('for some payers only: the others pay, and with no payer said it is asked', () => {
    const when = { 'payer.kind': ['small-or-micro-enterprise'] }
    const exempt = item('a', [one('10')], { ended: [ended('exempted', { when })] })
    expect(gist(judged(exempt, '10', { payer: { kind: 'small-or-micro-enterprise' } }))).toBe('violation 0.00 10.00 discount-not-applied')
    expect(gist(judged(exempt, '10', { payer: { kind: 'enterprise' } }))).toBe('permitted 10.00 0.00')
    expect(judged(exempt, '10').findings[0]?.missing).toEqual(['payer.kind'])
  })

  test('says since when and by what', () => {
    const finding = judged(it, '10').findings[0]
    expect(finding?.message).toContain('2023-06-01')
    expect(finding?.basis).toMatchObject([{ document: 'D', clause: '1' }])
  })
})

describe('a charge that did not yet exist', () => {
  const it = item('a', [one('10')], { introduced: introduced('2023-07-01') })
  test.each([
    ['2023-06-30', 'violation 0.00 5.00 not-in-force'],
    ['2023-07-01', 'permitted 10.00 0.00'],
  ])('%s: %s', (issuedOn, expected) => expect(gist(judged(it, '5', { issuedOn }))).toBe(expected))

  test('is no accusation where no rule forbade charging outside the lists', () => {
    expect(buildEdition([{ items: [it] }]).line(charge('a', '5')).verdict).toBe('undetermined')
  })

  test('does not bind an ordinary enterprise', () => {
    const banks = item('a', [one('10')], { introduced: introduced('2023-07-01'), issuers: ['bank'] })
    expect(judged(banks, '5', { issuer: { role: 'enterprise' } }).verdict).toBe('not-regulated')
  })
})

describe('what accuses rests on a document in force', () => {
  const documents = {
    draft: { title: 'a draft', draft: true, published: '2020-01-01' },
    late: { title: 'a late document', inForce: '2023-07-01' },
    year: { title: 'of a year', year: 2023 },
    undated: { title: 'undated' },
    over: { title: 'over', inForce: '2020-01-01', until: '2023-06-14' },
  }
  const titles = new Map(Object.entries(documents).map(([key, { title }]) => [key, title]))
  const on = (document: string, amount: string, issuedOn = '2023-06-15') =>
    judged(item('a', [one('10', { basis: [{ document }] })]), amount, { issuedOn }, {}, { documents })

  test.each(['draft', 'late', 'year', 'undated', 'over'])('%s: no violation, and it is not cited', (document) => {
    const report = on(document, '11')
    expect(report.verdict).toBe('undetermined')
    expect(JSON.stringify(report)).not.toContain(titles.get(document) ?? '')
  })

  test('once it is in force it accuses', () => {
    expect(gist(on('late', '11', '2023-07-01'))).toBe('violation 10.00 1.00 above-limit')
    expect(gist(on('year', '11', '2023-12-31'))).toBe('violation 10.00 1.00 above-limit')
  })

  test('a draft alone does not reassure either', () => expect(on('draft', '5').verdict).toBe('undetermined'))

  test('an end that only a draft announces has not come', () => {
    const it = item('a', [one('10')], { ended: [ended('abolished', { basis: [{ document: 'draft' }] })] })
    expect(judged(it, '10', {}, {}, { documents }).verdict).toBe('permitted')
  })

  test('beside a document in force a draft is not cited', () => {
    const report = judged(item('a', [one('10', { basis: [{ document: 'draft' }, { document: 'D' }] })]), '11', {}, {}, { documents })
    expect(report.findings[0]?.basis.map((it) => it.document)).toEqual(['D'])
  })
})

describe('a value that was not confirmed since', () => {
  const it = item('a', [one('10', { lastConfirmed: '2022-01-01' })])
  test('is still used, and the finding says when it last was', () => {
    const finding = judged(it, '11').findings[0]
    expect(finding?.lastConfirmed).toBe('2022-01-01')
    expect(finding?.message).toContain('2022-01-01')
  })
  test('with a last day needs no such remark', () => {
    const closed = item('a', [one('10', { lastConfirmed: '2022-01-01', to: '2023-12-31' })])
    expect(judged(closed, '11').findings[0]?.message).not.toContain('2022-01-01')
  })
  test.each([
    ['unconfirmed', true],
    ['public-copy', false],
    ['original', false],
  ] as const)('%s: a remark that it was not compared: %s', (verification, expected) => {
    const finding = judged(item('a', [one('10', { verification })]), '11').findings[0]
    expect(finding?.verification).toBe(verification)
    expect(finding?.message.includes('尚未与文件核对')).toBe(expected)
  })
})
