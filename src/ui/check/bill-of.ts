// A bill taken from a body of the contract that came in a link or out of a file: what is not as it should be is left blank.
import { type Bill, type BillLine, emptyBill, emptyLine, type Facts } from './bill.ts'

type Members = Readonly<Record<string, unknown>>

export function billOf(body: unknown): Bill {
  const bill = membersOf(body)
  const issuer = membersOf(bill['issuer'])
  const payer = membersOf(bill['payer'])
  const lines = Array.isArray(bill['lines']) ? bill['lines'].map(lineOf) : []
  const period = samePeriod(lines)
  return {
    ...emptyBill(),
    id: textOf(bill['id']),
    issuerName: textOf(issuer['name']),
    issuerUscc: textOf(issuer['uscc']),
    role: textOf(issuer['role']),
    payerName: textOf(payer['name']),
    payerUscc: textOf(payer['uscc']),
    payerKind: textOf(payer['kind']),
    jurisdiction: textOf(bill['jurisdiction']),
    issuedOn: textOf(bill['issuedOn']),
    from: period?.from ?? '',
    to: period?.to ?? '',
    total: textOf(bill['total']),
    lines: lines.length === 0 ? [emptyLine()] : lines.map((line) => withoutPeriod(line, period !== undefined)),
    facts: factsOf(bill['facts']),
  }
}

function lineOf(body: unknown): BillLine {
  const { code, description, quantity, unit, unitPrice, amount, facts, ...more } = membersOf(body)
  return {
    ...emptyLine(),
    description: textOf(description),
    quantity: textOf(quantity),
    unit: textOf(unit),
    unitPrice: textOf(unitPrice),
    amount: textOf(amount),
    code: textOf(code),
    facts: factsOf(facts),
    more,
  }
}

/** One period that every line states stands on the bill itself. */
function samePeriod(lines: readonly BillLine[]): { from: string; to: string } | undefined {
  const periods = lines.map(({ more }) => membersOf(more['period']))
  const [first] = periods
  if (first === undefined || textOf(first['from']) === '') return undefined
  const isSame = periods.every((it) => it['from'] === first['from'] && it['to'] === first['to'])
  return isSame ? { from: textOf(first['from']), to: textOf(first['to']) } : undefined
}

function withoutPeriod(line: BillLine, isSame: boolean): BillLine {
  if (!isSame) return line
  const { period, ...more } = line.more
  return { ...line, more }
}

function factsOf(value: unknown): Facts {
  const facts = Object.entries(membersOf(value)).flatMap(([name, fact]): [string, string | boolean][] => {
    if (typeof fact === 'string' || typeof fact === 'boolean') return [[name, fact]]
    return typeof fact === 'number' ? [[name, String(fact)]] : []
  })
  return Object.fromEntries(facts)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}
}
