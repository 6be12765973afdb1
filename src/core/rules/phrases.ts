// Turns of phrase the rules share: sums, names and the clause that says what to do.
import type { Language, Outcome } from '../assess/outcome.ts'
import { factQuestion } from '../catalogue/words/wording.ts'
import type { Decimal } from '../values/decimal.ts'
import { moneyText } from '../values/money.ts'
import type { AssessedBill, AssessedLine } from './rule.ts'

export function sum(amount: Decimal, language: Language): string {
  return language === 'zh' ? `${moneyText(amount)} 元` : `CNY ${moneyText(amount)}`
}

/** The name of what decided: the item, the prohibition, or the line as it stands on the bill. */
export function nameOf(it: Outcome, line: AssessedLine, language: Language): string {
  const name = it.prohibition?.rule.name ?? it.item?.name
  return name === undefined ? line.line.description : name[language]
}

export function quoted(text: string, language: Language): string {
  return language === 'zh' ? `“${text}”` : `"${text}"`
}

/** What is asked about facts, in the words of the vocabulary. */
export function questions(facts: readonly string[], { context, language }: AssessedBill): string {
  return facts.map((fact) => factQuestion(fact, context.scope.vocabulary, language)).join(' ')
}

/** What to claim back of a charge that may not be made at all, or not for all of its days. */
export function refund(charged: Decimal, allowed: Decimal, language: Language): string {
  const excess = charged.minus(allowed)
  if (language === 'zh') return allowed.isZero() ? `${sum(excess, language)}可要求全部退还` : `其中 ${sum(excess, language)}可要求退还`
  return allowed.isZero() ? `${sum(excess, language)} is to be claimed back` : `${sum(excess, language)} of it is to be claimed back`
}

/** Charged, allowed and what to claim back. */
export function overcharge(charged: Decimal, allowed: Decimal, language: Language): string {
  const excess = charged.minus(allowed)
  return language === 'zh'
    ? `收取 ${sum(charged, language)}，最多可收 ${sum(allowed, language)}，多收 ${sum(excess, language)}，可要求退还`
    : `charged ${sum(charged, language)}, at most ${sum(allowed, language)} allowed: ${sum(excess, language)} too much, to be claimed back`
}
