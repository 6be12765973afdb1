// A share of a base that a fact states, perhaps per day or per other number, with its most and its least.
import type { ShapeOf } from '../../catalogue/schema/limit.ts'
import { constant, ONE } from '../../values/decimal.ts'
import { type Bound, unbounded } from '../outcome.ts'
import { kept, shareOf, type Terms } from './terms.ts'

export function percentBound(shape: ShapeOf<'percent'>, terms: Terms): Bound {
  const times = shape.per === undefined ? ONE : terms.facts.number(shape.per)
  const share = shareOf(shape.of, constant(shape.rate), terms, times ?? ONE)
  if (times !== undefined) return kept(share, shape.cap, shape.minimum)
  return kept(unbounded('missing-fact', [...share.missing, shape.per ?? '']), shape.cap, shape.minimum)
}
