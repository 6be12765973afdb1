// Checking one invoice: by the edition asked for, with every fault at once, and nothing that was handed over is changed.
import { describe, expect, test } from 'vitest'
import { checkInvoice } from '../../src/app/check-invoice.ts'
import { Library } from '../../src/app/library.ts'
import type { Report } from '../../src/core/findings/report.ts'
import { BILL, buildEdition, type Contents, charge, item, limit } from '../core/build-edition.ts'

const permitFee = (price: string, jurisdiction = 'CN') => ({ jurisdiction, items: [item('permit', [limit({ type: 'fixed', price })])] })
const MOON: Contents = {
  facts: [
    {
      name: 'moonPhase',
      type: 'enum',
      values: ['full', 'new'].map((value) => ({ value, label: { zh: value, en: value } })),
      question: { zh: '月相？', en: 'Which phase?' },
    },
  ],
}
const first = buildEdition(permitFee('10'), {}, 1).edition
const second = buildEdition(permitFee('30'), MOON, 2).edition
const library = new Library([first, second])
const bill = (more: object = {}) => ({ ...BILL, lines: [charge('permit', '25')], ...more })

function reportOn(body: unknown, edition?: number): Report {
  const answer = checkInvoice(library, { body, language: 'zh', edition })
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`)
  return answer.value
}

/** Code and pointers of the problem a body ends in. */
function refusal(body: unknown, edition?: number): [string, string[]] {
  const answer = checkInvoice(library, { body, language: 'zh', edition })
  if (answer.ok) throw new Error('checked, although it should have been refused')
  return [answer.problem.code, answer.problem.errors.map(({ pointer }) => pointer)]
}

describe('the edition', () => {
  test('is the newest unless one is asked for, and the report names it', () => {
    expect(reportOn(bill())).toMatchObject({ verdict: 'permitted', edition: { number: 2, digest: second.digest } })
    expect(reportOn(bill(), 2)).toEqual(reportOn(bill()))
    const then = reportOn(bill(), 1)
    expect(then).toMatchObject({ verdict: 'violation', edition: { number: 1, digest: first.digest }, summary: { excess: '15.00' } })
  })

  test('gives the report its id: another edition, another report of the same bill', () => {
    expect(reportOn(bill(), 1).id).not.toBe(reportOn(bill(), 2).id)
    expect(reportOn(bill(), 1)).toEqual(reportOn(bill(), 1))
  })

  test.each([0, 3, -1, 1.5])('%d was never published, whatever the bill says', (number) => {
    expect(refusal(bill(), number)).toEqual(['unknown-edition', []])
    expect(refusal({ lines: 'nonsense' }, number)).toEqual(['unknown-edition', []])
  })

  test('brings its own vocabulary: a fact that came later is unknown to an earlier one', () => {
    const withFact = bill({ facts: { moonPhase: 'full' } })
    expect(reportOn(withFact, 2).verdict).toBe('permitted')
    expect(refusal(withFact, 1)).toEqual(['invalid-invoice', ['/facts/moonPhase']])
    expect(refusal(bill({ facts: { moonPhase: 'half' } }), 2)).toEqual(['invalid-invoice', ['/facts/moonPhase']])
  })
})

test('the place decides whose rules hold: a fee of Hami is none of Urumqi', () => {
  const local = new Library([buildEdition(permitFee('10', '6505')).edition])
  const judged = (jurisdiction: string) => checkInvoice(local, { body: bill({ jurisdiction }), language: 'zh' })
  expect(judged('650502')).toMatchObject({ ok: true, value: { lines: [{ match: { item: 'permit', jurisdiction: '6505' } }] } })
  expect(judged('650102')).toMatchObject({ ok: true, value: { lines: [{ match: null }] } })
})

describe('a bill with faults', () => {
  test('is told all of them, each at its place, with their number in both languages', () => {
    const faulty = { ...bill(), jurisdiction: '999999', issuedOn: '2023-02-30', lines: [charge('permit', 'x'), charge('permit', '-5'), {}] }
    const answer = checkInvoice(library, { body: faulty, language: 'zh' })
    const problem = answer.ok ? undefined : answer.problem
    const pointers = problem?.errors.map(({ pointer }) => pointer) ?? []
    expect(problem?.code).toBe('invalid-invoice')
    for (const pointer of ['/jurisdiction', '/issuedOn', '/lines/0/amount', '/lines/2/amount']) expect(pointers).toContain(pointer)
    expect(problem?.detail).toEqual({
      zh: `单据有 ${pointers.length} 处不符合要求`,
      en: `The invoice has ${pointers.length} fault(s)`,
    })
  })

  test.each([null, undefined, 'text', 5, true, [], [bill()]])('%j is no bill at all', (body) => {
    expect(refusal(body)).toEqual(['invalid-invoice', ['']])
  })

  test('is not judged by halves: one bad line keeps the good ones unjudged', () => {
    expect(refusal(bill({ lines: [charge('permit', '25'), charge('permit', 'x')] }))).toEqual(['invalid-invoice', ['/lines/1/amount']])
  })
})

describe('what was handed over', () => {
  const frozen = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    for (const member of Object.values(value)) frozen(member)
    return Object.freeze(value)
  }

  test('is read and never written to: a body frozen through and through is checked alike', () => {
    const body = bill({ facts: { moonPhase: 'new' }, total: '25' })
    expect(reportOn(frozen(structuredClone(body)))).toEqual(reportOn(body))
  })

  test('leaves no trace in the next check, whatever came between', () => {
    const before = reportOn(bill())
    reportOn(bill(), 1)
    reportOn(bill({ jurisdiction: '110101', lines: [charge('permit', '9999')] }))
    refusal({ lines: [] })
    expect(reportOn(bill())).toEqual(before)
  })
})
