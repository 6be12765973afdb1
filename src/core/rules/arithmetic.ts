// arithmetic: quantity × unit price ≠ amount, tax parts ≠ amount, or lines ≠ total, beyond rounding to the fen.
import type { Tolerances } from '../catalogue/schema/vocabulary.ts'
import { plainFinding } from '../findings/finding.ts'
import type { Line } from '../invoice/invoice.ts'
import { Decimal, decimal, ZERO } from '../values/decimal.ts'
import { moneyText, numberText, toFen } from '../values/money.ts'
import type { AssessedBill, AssessedLine, Found, Rule } from './rule.ts'

export const arithmetic: Rule = {
  code: 'arithmetic',
  severities: ['violation'],
  since: '1.0.0',
  sentence: {
    zh: '数量×单价与金额不符、税额不符或各行与合计不符，超出四舍五入的误差',
    en: 'Quantity × unit price ≠ amount, or lines ≠ total, beyond rounding to the fen.',
  },
  checkLine: (line, bill) => product(line, bill) ?? taxParts(line, bill),
  checkBill: (bill) => totals(bill),
  notChecked: (line) =>
    line.line.quantity !== undefined && line.line.unitPrice !== undefined
      ? undefined
      : { line: line.line.id, reason: { zh: '没有同时写明数量和单价，无法复算', en: 'No quantity with a unit price to multiply.' } },
}

function product({ line, charged }: AssessedLine, bill: AssessedBill): Found | undefined {
  if (line.quantity === undefined || line.unitPrice === undefined) return undefined
  const exact = line.quantity.times(line.unitPrice)
  if (exact.equals(line.amount)) return undefined
  const expected = toFen(exact)
  if (line.amount.abs().minus(expected.abs()).abs().lessThanOrEqualTo(tolerances(bill).line)) return undefined
  const calculation = `${numberText(line.quantity)} × ${numberText(line.unitPrice)} = ${moneyText(expected)} ≠ ${moneyText(line.amount)}`
  const message =
    bill.language === 'zh' ? `数量与单价相乘不等于金额：${calculation}。` : `Quantity times unit price is not the amount: ${calculation}.`
  const allowed = charged.equals(line.amount) && !line.credit ? Decimal.max(expected, ZERO) : undefined
  return { line: line.index, finding: plainFinding('arithmetic', 'violation', message, { calculation }), allowed }
}

function taxParts({ line }: AssessedLine, bill: AssessedBill): Found | undefined {
  const { line: tolerance } = tolerances(bill)
  const calculation = taxFault(line, tolerance)
  if (calculation === undefined) return undefined
  const message = bill.language === 'zh' ? `价税各项与金额不符：${calculation}。` : `Net, tax and amount do not add up: ${calculation}.`
  return { line: line.index, finding: plainFinding('arithmetic', 'violation', message, { calculation }), allowed: undefined }
}

function taxFault(line: Line, tolerance: Decimal): string | undefined {
  const { tax } = line
  if (tax?.net === undefined) return undefined
  const amount = tax.amount ?? (tax.rate === undefined ? undefined : toFen(tax.net.times(tax.rate)))
  if (amount === undefined) return undefined
  const gross = tax.net.plus(amount)
  if (gross.minus(line.amount).abs().greaterThan(tolerance))
    return `${moneyText(tax.net)} + ${moneyText(amount)} = ${moneyText(gross)} ≠ ${moneyText(line.amount)}`
  if (tax.rate === undefined || tax.amount === undefined) return undefined
  const expected = toFen(tax.net.times(tax.rate))
  if (expected.minus(tax.amount).abs().lessThanOrEqualTo(tolerance)) return undefined
  return `${moneyText(tax.net)} × ${numberText(tax.rate)} = ${moneyText(expected)} ≠ ${moneyText(tax.amount)}`
}

function totals(bill: AssessedBill): readonly Found[] {
  const { total, lines } = bill.context.invoice
  if (total === undefined) return []
  const sum = lines.reduce((running, line) => running.plus(line.amount), ZERO)
  if (sum.minus(total).abs().lessThanOrEqualTo(tolerances(bill).perLine.times(lines.length))) return []
  const calculation = `Σ ${moneyText(sum)} ≠ ${moneyText(total)}`
  const message = bill.language === 'zh' ? `各行之和不等于合计：${calculation}。` : `The lines do not add up to the total: ${calculation}.`
  return [{ line: undefined, finding: plainFinding('arithmetic', 'violation', message, { calculation }), allowed: undefined }]
}

interface Read {
  readonly line: Decimal
  readonly perLine: Decimal
}
const read = new WeakMap<Tolerances, Read>()

/** The tolerances are data of the edition, read once. */
function tolerances(bill: AssessedBill): Read {
  const stated = bill.context.scope.tolerances
  const known = read.get(stated) ?? { line: decimal(stated.line.amount), perLine: decimal(stated.total.perLine) }
  read.set(stated, known)
  return known
}
