// How many units of a price a line bills, as far as the bill says so.
import { type CompiledUnit, findUnit, type Vocabulary } from '../../catalogue/vocabulary.ts'
import type { Line } from '../../invoice/invoice.ts'
import type { Decimal } from '../../values/decimal.ts'

export type Quantity =
  | { readonly kind: 'known'; readonly value: Decimal; readonly unit: CompiledUnit }
  /** Counted things: at least one was billed, how many is not said. */
  | { readonly kind: 'at-least-one'; readonly unit: CompiledUnit }
  | { readonly kind: 'unknown' }

const UNKNOWN: Quantity = { kind: 'unknown' }

/** The quantity in the unit of the price; a bill that states none states it by amount ÷ unit price, and one that names no unit means the unit of the price. */
export function quantityIn(unitId: string, line: Line, vocabulary: Vocabulary): Quantity {
  const wanted = vocabulary.units.get(unitId)
  if (wanted === undefined) return UNKNOWN
  const otherwise: Quantity = wanted.unit.counted === true ? { kind: 'at-least-one', unit: wanted } : UNKNOWN
  const quantity = line.quantity ?? quantityByPrice(line)
  if (quantity === undefined) return otherwise
  if (line.unit === undefined) return { kind: 'known', value: quantity, unit: wanted }
  const written = findUnit(vocabulary, line.unit)
  if (written === undefined || written.unit.dimension !== wanted.unit.dimension) return otherwise
  return { kind: 'known', value: written === wanted ? quantity : quantity.times(written.factor).dividedBy(wanted.factor), unit: wanted }
}

function quantityByPrice(line: Line): Decimal | undefined {
  if (line.unitPrice === undefined || line.unitPrice.isZero()) return undefined
  return line.amount.dividedBy(line.unitPrice)
}
