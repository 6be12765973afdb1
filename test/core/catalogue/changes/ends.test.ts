// New limits and ends: history stays as it was, one day ends and the next begins, and an impossible order of days is refused.
import { describe, expect, test } from 'vitest'
import { createEdition } from '../../../../src/core/catalogue/edition.ts'
import { check } from '../../../../src/core/check.ts'
import { parseInvoice } from '../../../../src/core/invoice/parse.ts'
import { buildScope } from '../../../../src/core/match/scope.ts'
import { BILL, charge, firstLine, limit, REGIONS } from '../../build-edition.ts'
import { applied, BASE, by, changes, END, itemOf, refused, ruleOf } from './small.ts'

const later = (from: string, more: object = {}) => limit({ type: 'ceiling', price: '80' }, { from, basis: by, ...more })
const days = (id: string, body: ReturnType<typeof changes>) =>
  itemOf(applied(BASE, body), id).limits.map((it) => `${it.from ?? ''}/${it.to ?? ''}`)

/** What a bill of 90 for the bond comes to on a day, by the set. */
function judged(set: typeof BASE, issuedOn: string): string {
  const edition = createEdition(1, set, REGIONS)
  const parsed = parseInvoice({ ...BILL, issuedOn, lines: [charge('bond', '90')] }, edition.vocabulary, REGIONS)
  if (!parsed.ok) throw new Error('the bill of the test is faulty')
  return firstLine(check(parsed.invoice, edition, buildScope(edition, parsed.invoice.chain), 'en')).verdict
}

describe('a new limit', () => {
  test('stands before the one it takes the place of, which ends the day before', () => {
    const body = changes({ op: 'add-limit', id: 'bond', limit: later('2024-03-01') })
    expect(days('bond', body)).toEqual(['2024-03-01/', '2000-01-01/2024-02-29'])
    const set = applied(BASE, body)
    expect([judged(set, '2024-02-29'), judged(set, '2024-03-01'), judged(BASE, '2024-03-01')]).toEqual([
      'permitted',
      'violation',
      'permitted',
    ])
  })

  test('takes the place of those under the same conditions alone, unless it names others', () => {
    const on = { op: 'add-limit', id: 'two', limit: later('2024-03-01') }
    expect(days('two', changes(on))).toEqual(['2000-01-01/', '2024-03-01/', '2005-01-01/2024-02-29'])
    expect(days('two', changes({ ...on, supersedes: [0, 1] }))).toEqual(['2024-03-01/', '2000-01-01/2024-02-29', '2005-01-01/2024-02-29'])
    expect(days('two', changes({ ...on, supersedes: [], position: 1 }))).toEqual(['2000-01-01/', '2024-03-01/', '2005-01-01/'])
    const otherwise = { ...on, limit: later('2024-03-01', { when: { etc: false } }) }
    expect(days('two', changes(otherwise))).toEqual(['2000-01-01/', '2005-01-01/', '2024-03-01/'])
  })

  test('after one that had ended, nothing ends', () => {
    const twice = changes(
      { op: 'add-limit', id: 'bond', limit: later('2024-03-01', { to: '2024-12-31' }) },
      { op: 'add-limit', id: 'bond', limit: later('2025-03-01') },
    )
    expect(days('bond', twice)).toEqual(['2024-03-01/2024-12-31', '2000-01-01/2024-02-29', '2025-03-01/'])
  })

  test.each([
    ['on a rule', { id: 'half', limit: later('2024-03-01') }, ['/changes/0/id']],
    ['on nothing', { id: 'none', limit: later('2024-03-01') }, ['/changes/0/id']],
    ['from the day of the one that stands', { id: 'bond', limit: later('2000-01-01') }, ['/changes/0/limit/from']],
    ['from an earlier day', { id: 'bond', limit: later('1999-12-31') }, ['/changes/0/limit/from']],
    [
      'that ends before it begins',
      { id: 'bond', limit: later('2024-03-01', { to: '2024-02-29' }), supersedes: [] },
      ['/changes/0/limit/to'],
    ],
    ['in place of a limit that is not there', { id: 'bond', limit: later('2024-03-01'), supersedes: [0, 4] }, ['/changes/0/supersedes/1']],
    ['in place of one that had ended', { id: 'closed', limit: later('2019-06-01'), supersedes: [0] }, []],
    ['of an item that had ended', { id: 'closed', limit: later('2024-03-01'), supersedes: [] }, ['/changes/0/limit/from']],
    ['at a position there is not', { id: 'bond', limit: later('2024-03-01'), position: 2 }, ['/changes/0/position']],
  ])('%s', (_, change, pointers) => {
    const body = changes({ op: 'add-limit', ...change })
    if (pointers.length > 0) expect(refused(BASE, body)).toEqual(pointers)
    else expect(days(change.id, body)).toEqual(['2019-06-01/', '2000-01-01/2019-05-31'])
  })
})

describe('an end', () => {
  test('of an item: how, since when and by what; no limit runs on, and a bill of that day is not in force', () => {
    const set = applied(BASE, changes({ op: 'end', id: 'bond', from: '2024-03-01', how: 'abolished', ...END }))
    const { limits, ended } = itemOf(set, 'bond')
    expect(limits.map(({ to }) => to)).toEqual(['2024-02-29'])
    expect(ended).toEqual([{ how: 'abolished', from: '2024-03-01', ...END }])
    expect([judged(set, '2024-02-29'), judged(set, '2024-03-01')]).toEqual(['permitted', 'violation'])
  })

  test('of an item for some only leaves its limits to the others', () => {
    const when = { 'payer.kind': 'individual' }
    const set = applied(BASE, changes({ op: 'end', id: 'bond', from: '2024-03-01', how: 'exempted', when, ...END }))
    expect(itemOf(set, 'bond')).toMatchObject({ limits: itemOf(BASE, 'bond').limits, ended: [{ when, how: 'exempted' }] })
  })

  test('of a rule: its last day, and in its note the document, which is no ground of the rule', () => {
    const set = applied(
      BASE,
      changes({ op: 'end', id: 'no-gifts', from: '2024-03-01', ...END, note: { zh: '改由新规', en: 'A new rule' } }),
    )
    const rule = ruleOf(set, 'no-gifts')
    expect(rule).toMatchObject({ to: '2024-02-29', basis: [{ document: 'D', clause: '1' }] })
    expect(rule.note).toEqual({ zh: '自 2024-03-01 起终止，依据：E；改由新规', en: 'Ended from 2024-03-01 on, by E; A new rule' })
  })

  test.each([
    ['an item without how', { id: 'bond', from: '2024-03-01' }, '/how'],
    ['a rule with how', { id: 'half', from: '2021-03-01', how: 'abolished' }, '/how'],
    ['a rule for some only', { id: 'half', from: '2021-03-01', when: { etc: true } }, '/when'],
    ['a rule that ended before', { id: 'half', from: '2024-03-01' }, '/from'],
    ['a rule on its first day', { id: 'no-gifts', from: '2000-01-01' }, '/from'],
    ['an item that had ended', { id: 'closed', from: '2024-03-01', how: 'abolished' }, '/from'],
    ['an item before a limit begins', { id: 'two', from: '2005-01-01', how: 'abolished' }, '/from'],
    ['nothing', { id: 'none', from: '2024-03-01', how: 'abolished' }, '/id'],
  ])('of %s is refused', (_, change, at) => {
    expect(refused(BASE, changes({ op: 'end', ...change, ...END }))).toEqual([`/changes/0${at}`])
  })
})
