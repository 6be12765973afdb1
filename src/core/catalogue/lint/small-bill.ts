// The smallest bill that reaches a limit of an item on a day: one line under the item's own name, and the circumstances the limit asks for.
import type { Decimal } from '../../values/decimal.ts'
import type { Limit } from '../schema/limit.ts'
import type { Answers } from './answers.ts'
import type { Bill } from './bill.ts'
import type { PlacedItem } from './places.ts'
import { sumsFor } from './worth.ts'

/** Circumstances that the body states outside `facts`. */
const BODY_FIELDS = ['issuer.role', 'issuer.name', 'payer.kind', 'place', 'quantity', 'period', 'electricityLine']
const DATE_FACT = { contract: 'contractedOn', application: 'appliedOn' } as const

export interface Circumstances {
  readonly day: string
  readonly answers?: Answers
  /** CNY; a fen where it does not matter. */
  readonly amount?: Decimal | string | undefined
  /** The limit whose sums and unit the line states. */
  readonly limit?: Limit | undefined
  readonly jurisdiction?: string
  /** The name on the line; absent: the item's own. */
  readonly name?: string
}

const A_FEN = '0.01'

export function smallBill({ value: item, catalogue }: PlacedItem, circumstances: Circumstances): Bill {
  const { day, limit, amount = A_FEN, name = item.name.zh, jurisdiction = catalogue.jurisdiction } = circumstances
  const answers = limit === undefined ? (circumstances.answers ?? {}) : sumsFor(limit.limit, circumstances.answers ?? {})
  const governing = item.governedBy === 'contract' || item.governedBy === 'application' ? { [DATE_FACT[item.governedBy]]: day } : {}
  const facts = { ...governing, ...Object.fromEntries(Object.entries(answers).filter(([fact]) => !BODY_FIELDS.includes(fact))) }
  const unit = limit !== undefined && 'unit' in limit.limit ? limit.limit.unit : undefined
  const quantity = textOf(answers['quantity']) ?? (unit === undefined ? undefined : '1')
  const payer = textOf(answers['payer.kind'])
  return {
    ...issuerOf(textOf(answers['issuer.role']) ?? item.issuers?.[0], textOf(answers['issuer.name'])),
    ...(payer === undefined ? {} : { payer: { kind: payer } }),
    jurisdiction: textOf(answers['place']) ?? jurisdiction,
    issuedOn: day,
    lines: [
      {
        description: name,
        ...(quantity === undefined ? {} : { quantity }),
        ...(unit === undefined ? {} : { unit }),
        amount: typeof amount === 'string' ? amount : amount.toFixed(),
        ...(Object.keys(facts).length === 0 ? {} : { facts }),
      },
    ],
  }
}

function issuerOf(role: string | undefined, name: string | undefined): Pick<Bill, 'issuer'> {
  if (role === undefined && name === undefined) return {}
  return { issuer: { ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) } }
}

function textOf(answer: string | boolean | undefined): string | undefined {
  return typeof answer === 'string' && answer !== '' ? answer : undefined
}

/** The same bill with one circumstance left open. */
export function withoutFact(bill: Bill, fact: string): Bill {
  const [{ facts = {}, ...line }] = bill.lines
  const rest = Object.fromEntries(Object.entries(facts).filter(([name]) => name !== fact))
  return { ...bill, lines: [Object.keys(rest).length === 0 ? line : { ...line, facts: rest }] }
}
