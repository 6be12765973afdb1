// Which questions a report asks of which rows of the bill, and where an answer goes.
import { type Bill, type FactValue, plainNumber } from '../check/bill.ts'
import type { Question } from '../service/answers.ts'

export interface Asked {
  readonly question: Question
  /** Rows of the bill; empty where the question is about the bill itself. */
  readonly rows: readonly number[]
}

/** As much of what was checked as tells who is asked what. */
interface Reported {
  readonly report: { readonly lines: readonly { readonly id: string }[]; readonly questions: readonly Question[] }
  readonly rows: readonly number[]
}

/** One question with the same answers to choose from is asked once of all the rows it concerns. */
export function askedOf({ report, rows }: Reported): readonly Asked[] {
  const rowOf = new Map(report.lines.map(({ id }, place) => [id, rows[place] ?? place]))
  const byQuestion = new Map<string, { question: Question; rows: number[] }>()
  for (const question of report.questions) {
    const key = JSON.stringify([question.fact, question.question, question.values])
    const asked = byQuestion.get(key) ?? { question, rows: [] }
    byQuestion.set(key, asked)
    const row = question.line === null ? undefined : rowOf.get(question.line)
    if (row !== undefined) asked.rows.push(row)
  }
  return [...byQuestion.values()]
}

/** Fields of the bill go into their fields, facts onto their lines, or onto the bill where no line asks. */
export function withAnswer(bill: Bill, { question, rows }: Asked, value: FactValue): Partial<Bill> {
  const text = String(value)
  switch (question.fact) {
    case 'issuer.role':
      return { role: text }
    case 'issuer.name':
      return { issuerName: text }
    case 'payer.kind':
      return { payerKind: text }
    case 'quantity':
      return { lines: bill.lines.map((line, row) => (rows.includes(row) ? { ...line, quantity: text } : line)) }
    default: {
      const answer = typeof value === 'string' && question.values === null ? plainNumber(value) || value : value
      if (rows.length === 0) return { facts: { ...bill.facts, [question.fact]: answer } }
      return {
        lines: bill.lines.map((line, row) => (rows.includes(row) ? { ...line, facts: { ...line.facts, [question.fact]: answer } } : line)),
      }
    }
  }
}
