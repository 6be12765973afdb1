// A price between two ends: for the payer only the upper one binds.
import type { ShapeOf } from '../../catalogue/schema/limit.ts'
import { constant } from '../../values/decimal.ts'
import type { Bound } from '../outcome.ts'
import { priced, type Terms } from './terms.ts'

export function rangeBound(shape: ShapeOf<'range'>, terms: Terms): Bound {
  return priced(constant(shape.max), shape.unit, terms)
}
