// What every limit shape is worked out from, and the arithmetic they share.

import type { ReferenceSeries } from '../../catalogue/schema/vocabulary.ts'
import type { Vocabulary } from '../../catalogue/vocabulary.ts'
import type { Line } from '../../invoice/invoice.ts'
import { constant, type Decimal, ONE } from '../../values/decimal.ts'
import { moneyText, numberText } from '../../values/money.ts'
import type { Facts } from '../facts.ts'
import { type Bound, type Calculation, exactly, type Language, unbounded } from '../outcome.ts'
import { quantityIn } from './quantity.ts'

/** The line, its circumstances in one world, the day that governs and the share of the line's days this day stands for. */
export interface Terms {
  readonly line: Line
  readonly facts: Facts
  readonly day: string
  /** The month of supply: reference prices follow consumption whatever day governs the rule. */
  readonly supplyDay: string
  readonly vocabulary: Vocabulary
  readonly references: ReadonlyMap<string, ReferenceSeries>
}

export const yuan = (language: Language): string => (language === 'zh' ? '元' : 'CNY')

/** Price × quantity, or the price alone where it is for the whole charge. */
export function priced(price: Decimal, unitId: string | undefined, terms: Terms): Bound {
  if (unitId === undefined) return exactly(price, (language) => `${moneyText(price)} ${yuan(language)}`)
  const quantity = quantityIn(unitId, terms.line, terms.vocabulary)
  if (quantity.kind === 'unknown') return unbounded('missing-fact', ['quantity'])
  const label = quantity.unit.unit.label
  if (quantity.kind === 'at-least-one') {
    return {
      ...unbounded('missing-fact', ['quantity'], price),
      calculation: (language) => `${numberText(price)} ${yuan(language)}/${label[language]}`,
    }
  }
  const amount = price.times(quantity.value)
  return exactly(amount, productOf(quantity.value, label, price, amount))
}

/** `1000 kWh × 0.39 元/kWh = 390.00 元`. */
function productOf(quantity: Decimal, label: Readonly<Record<Language, string>>, price: Decimal, amount: Decimal): Calculation {
  return (language) =>
    `${numberText(quantity)} ${label[language]} × ${numberText(price)} ${yuan(language)}/${label[language]} = ${moneyText(amount)} ${yuan(language)}`
}

/** Keeps an amount between the least payable and the most chargeable, and says so in the arithmetic. */
export function kept(bound: Bound, cap: string | undefined, minimum: string | undefined): Bound {
  if (cap === undefined && minimum === undefined) return bound
  const most = cap === undefined ? undefined : constant(cap)
  const least = minimum === undefined ? undefined : constant(minimum)
  const clamp = (amount: Decimal): Decimal => {
    const raised = least !== undefined && amount.lessThan(least) ? least : amount
    return most !== undefined && raised.greaterThan(most) ? most : raised
  }
  const low = clamp(bound.low)
  const high = bound.high === undefined ? most : clamp(bound.high)
  const unchanged = low.equals(bound.low) && high !== undefined && bound.high?.equals(high) === true
  if (unchanged) return bound
  const before = bound.calculation
  const limitText = (language: Language): string => {
    if (most !== undefined && high?.equals(most) === true)
      return language === 'zh' ? `最高 ${moneyText(most)} 元` : `at most ${moneyText(most)} CNY`
    return language === 'zh' ? `最低 ${moneyText(low)} 元` : `at least ${moneyText(low)} CNY`
  }
  return {
    ...bound,
    low,
    high,
    calculation: (language) => [before?.(language), limitText(language)].filter(Boolean).join(language === 'zh' ? '；' : '; '),
  }
}

/** A share of a base that a fact states: `500.00 × 0.64 = 320.00 元`. */
export function shareOf(fact: string, share: Decimal, terms: Terms, times: Decimal = ONE): Bound {
  const base = terms.facts.number(fact)
  if (base === undefined) return unbounded('missing-fact', [fact])
  const amount = base.times(share).times(times)
  const factor = times.equals(ONE) ? '' : ` × ${numberText(times)}`
  return exactly(
    amount,
    (language) => `${moneyText(base)} ${yuan(language)} × ${numberText(share)}${factor} = ${moneyText(amount)} ${yuan(language)}`,
  )
}
