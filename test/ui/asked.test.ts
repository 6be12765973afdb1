// The questions of a report: asked once of all the lines they concern, and each answer put where the contract wants it.
import { describe, expect, test } from 'vitest'
import { emptyBill, emptyLine } from '../../src/ui/check/bill.ts'
import { askedOf, withAnswer } from '../../src/ui/report/asked.ts'
import type { Question } from '../../src/ui/service/answers.ts'

const question = (fact: string, line: string | null, values: Question['values'] = null): Question => ({
  fact,
  line,
  values,
  question: `${fact}?`,
})
const bill = { ...emptyBill(), lines: [emptyLine(), { ...emptyLine(), description: '电费' }, { ...emptyLine(), description: '水费' }] }

const checked = (questions: Question[]) => ({ report: { questions, lines: [{ id: '1' }, { id: '2' }] }, rows: [1, 2] })

describe('questions', () => {
  const classes = ['residential', 'agricultural']
  test('with the same answers to choose from are asked once, of all their rows', () => {
    const asked = askedOf(
      checked([question('customerClass', '1', classes), question('customerClass', '2', classes), question('etc', '2', [true, false])]),
    )
    expect(asked.map(({ question: { fact }, rows }) => [fact, rows])).toEqual([
      ['customerClass', [1, 2]],
      ['etc', [2]],
    ])
  })

  test('with other answers stay apart, and those about the bill concern no row', () => {
    const asked = askedOf(
      checked([
        question('customerClass', '1', classes),
        question('customerClass', '2', ['residential']),
        question('issuer.role', null, ['bank']),
      ]),
    )
    expect(asked.map(({ rows }) => rows)).toEqual([[1], [2], []])
  })
})

describe('an answer', () => {
  test('to a fact stands on the rows that ask, and beside what they say already', () => {
    const before = { ...bill, lines: bill.lines.map((line) => ({ ...line, facts: { metering: 'flat' } })) }
    const after = withAnswer(before, { question: question('etc', '1', [true, false]), rows: [1] }, true)
    expect(after.lines?.map(({ facts }) => facts)).toEqual([{ metering: 'flat' }, { metering: 'flat', etc: true }, { metering: 'flat' }])
  })

  test('to a sum is written plainly, to a day as it is', () => {
    const facts = (fact: string, value: string) => withAnswer(bill, { question: question(fact, '1'), rows: [1] }, value).lines?.[1]?.facts
    expect(facts('contractAmount', '1,000,000 元')).toEqual({ contractAmount: '1000000' })
    expect(facts('contractedOn', '2023-01-02')).toEqual({ contractedOn: '2023-01-02' })
  })

  test('to a field of the bill goes into that field', () => {
    const to = (fact: string, value: string) => withAnswer(bill, { question: question(fact, null), rows: [2] }, value)
    expect(to('issuer.role', 'bank')).toEqual({ role: 'bank' })
    expect(to('issuer.name', '甲')).toEqual({ issuerName: '甲' })
    expect(to('payer.kind', 'individual')).toEqual({ payerKind: 'individual' })
    expect(to('quantity', '3').lines?.map(({ quantity }) => quantity)).toEqual(['', '', '3'])
  })

  test('no line asked for stands on the bill', () => {
    expect(withAnswer(bill, { question: question('etc', null), rows: [] }, true)).toEqual({ facts: { etc: true } })
  })
})
