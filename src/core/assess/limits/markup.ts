// So much over a base price: the base from the bill's facts, else from the published series for the month of supply.
import type { ShapeOf } from '../../catalogue/schema/limit.ts'
import { covers } from '../../values/date.ts'
import { constant, type Decimal, ONE } from '../../values/decimal.ts'
import { moneyText, numberText } from '../../values/money.ts'
import { type Bound, exactly, type Language, unbounded } from '../outcome.ts'
import { quantityIn } from './quantity.ts'
import { priced, type Terms, yuan } from './terms.ts'

export function markupBound(shape: ShapeOf<'markup'>, terms: Terms): Bound {
  const given = terms.facts.number(shape.over)
  const base = given ?? publishedPrice(shape.series, terms)
  if (base === undefined)
    return { ...unbounded(shape.series === undefined ? 'missing-fact' : 'missing-reference', [shape.over]), reference: 'none' }
  const reference = given === undefined ? base.toFixed() : undefined
  const factor = ONE.plus(constant(shape.rate))
  const price = base.times(factor)
  const quantity = shape.unit === undefined ? undefined : quantityIn(shape.unit, terms.line, terms.vocabulary)
  if (quantity?.kind !== 'known') return { ...priced(price, shape.unit, terms), reference }
  const amount = price.times(quantity.value)
  const label = quantity.unit.unit.label
  const calculation = (language: Language): string =>
    `${numberText(quantity.value)} ${label[language]} × ${numberText(base)} ${yuan(language)}/${label[language]} × ${numberText(factor)} = ${moneyText(amount)} ${yuan(language)}`
  return { ...exactly(amount, calculation), reference }
}

function publishedPrice(series: string | undefined, terms: Terms): Decimal | undefined {
  if (series === undefined) return undefined
  const value = terms.references.get(series)?.values.findLast((it) => covers(it, terms.supplyDay))
  return value === undefined ? undefined : constant(value.price)
}
