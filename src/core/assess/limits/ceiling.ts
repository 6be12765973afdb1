// A price that may be agreed freely up to a most.
import type { ShapeOf } from '../../catalogue/schema/limit.ts'
import { constant } from '../../values/decimal.ts'
import type { Bound } from '../outcome.ts'
import { kept, priced, type Terms } from './terms.ts'

export function ceilingBound(shape: ShapeOf<'ceiling'>, terms: Terms): Bound {
  return kept(priced(constant(shape.price), shape.unit, terms), shape.cap, shape.minimum)
}
