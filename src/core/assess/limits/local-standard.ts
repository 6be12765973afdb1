// An amount set elsewhere and not yet in the catalogue: the published amount if a fact states it, else only what any local standard must keep to.
import type { ShapeOf, StatedShape } from '../../catalogue/schema/limit.ts'
import { ZERO } from '../../values/decimal.ts'
import { moneyText } from '../../values/money.ts'
import { type Bound, exactly, NO_READINGS } from '../outcome.ts'
import { type Terms, yuan } from './terms.ts'

const PUBLISHED_AMOUNT = 'standardAmount'

export function localStandardBound(
  shape: ShapeOf<'local-standard'>,
  terms: Terms,
  stated: (shape: StatedShape, terms: Terms) => Bound,
): Bound {
  const fact = shape.amountFact ?? PUBLISHED_AMOUNT
  const least = shape.atLeast === undefined ? undefined : stated(shape.atLeast, terms)
  const most = shape.atMost === undefined ? undefined : stated(shape.atMost, terms)
  const published = terms.facts.number(fact)
  if (published !== undefined && (most?.high === undefined || published.lessThanOrEqualTo(most.high))) {
    return exactly(
      published,
      (language) => `${language === 'zh' ? '公布的标准' : 'published amount'} ${moneyText(published)} ${yuan(language)}`,
    )
  }
  return {
    low: least?.low ?? ZERO,
    high: most?.high,
    calculation: most?.calculation ?? least?.calculation,
    open: 'local-standard',
    missing: [...new Set([...(least?.missing ?? []), ...(most?.missing ?? []), fact])],
    readings: NO_READINGS,
    reference: undefined,
  }
}
