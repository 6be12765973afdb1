// Documents that can be read in more than one way: each reading is worked out, and what differs between them stays open.
import type { ShapeOf, StatedShape } from '../../catalogue/schema/limit.ts'
import { Decimal } from '../../values/decimal.ts'
import type { Bound } from '../outcome.ts'
import type { Terms } from './terms.ts'

export function contestedBound(shape: ShapeOf<'contested'>, terms: Terms, stated: (shape: StatedShape, terms: Terms) => Bound): Bound {
  const worked = shape.readings.map(({ reading, limit }) => ({ reading, bound: stated(limit, terms) }))
  const bounds = worked.map((it) => it.bound)
  const open = bounds.find((bound) => bound.open !== undefined)
  const highs = bounds.flatMap((bound) => (bound.high === undefined ? [] : [bound.high]))
  const low = Decimal.min(...bounds.map((bound) => bound.low))
  const high = highs.length < bounds.length ? undefined : Decimal.max(...highs)
  return {
    low,
    high,
    calculation: (language) =>
      worked
        .map(({ reading, bound }) => `${reading[language]}: ${bound.calculation?.(language) ?? '?'}`)
        .join(language === 'zh' ? '；' : '; '),
    open: open?.open ?? (high?.equals(low) === true ? undefined : 'contested-reading'),
    missing: [...new Set(bounds.flatMap((bound) => bound.missing))],
    reference: bounds.find((bound) => bound.reference !== undefined)?.reference,
    readings: worked.map(({ reading, bound }) => ({ reading, allowed: bound.high })),
  }
}
