// The share of a named standard that remains payable.
import type { ShapeOf } from '../../catalogue/schema/limit.ts'
import { constant } from '../../values/decimal.ts'
import type { Bound } from '../outcome.ts'
import { shareOf, type Terms } from './terms.ts'

export function discountBound(shape: ShapeOf<'discount'>, terms: Terms): Bound {
  return shareOf(shape.of, constant(shape.payable), terms)
}
