// A price the government sets: nothing above it, and below it nobody is harmed.
import type { ShapeOf } from '../../catalogue/schema/limit.ts'
import { constant } from '../../values/decimal.ts'
import type { Bound } from '../outcome.ts'
import { kept, priced, type Terms } from './terms.ts'

export function fixedBound(shape: ShapeOf<'fixed'>, terms: Terms): Bound {
  return kept(priced(constant(shape.price), shape.unit, terms), shape.cap, shape.minimum)
}
