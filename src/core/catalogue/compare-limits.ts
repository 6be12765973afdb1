// Which of two limits is the tighter, whatever is billed: only where both reckon alike; everything else takes facts or a person.
import { type Decimal, decimal, ONE, ZERO } from '../values/decimal.ts'
import type { LimitShape } from './schema/limit.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a limit allows as a plain multiple of something: yuan a base unit, a share of a sum. */
interface Measure {
  readonly of: string
  /** The figure, over the size of its unit. */
  readonly worth: Decimal
  readonly size: Decimal
}

/** Below zero: a is tighter; above: b; zero: the same; undefined: cannot be said without more. */
export function compareLimits(a: LimitShape, b: LimitShape, vocabulary: Vocabulary): number | undefined {
  if (a.type === 'free' || b.type === 'free') return compareFree(a, b)
  const [one, other] = [measure(a, vocabulary), measure(b, vocabulary)]
  if (one === undefined || other === undefined || one.of !== other.of) return undefined
  return one.worth.times(other.size).comparedTo(other.worth.times(one.size))
}

/** Nothing is below nothing; a market price does not bound, and two charges may both be free. */
function compareFree(a: LimitShape, b: LimitShape): number | undefined {
  if (a.type === b.type) return 0
  return a.type === 'free' ? -1 : 1
}

function measure(shape: LimitShape, vocabulary: Vocabulary): Measure | undefined {
  // A cap or a least amount bends the line: which is tighter then depends on the sum.
  if ('cap' in shape && (shape.cap !== undefined || shape.minimum !== undefined)) return undefined
  switch (shape.type) {
    case 'fixed':
    case 'ceiling':
      return priced(shape.price, shape.unit, vocabulary)
    case 'range':
      return priced(shape.max, shape.unit, vocabulary)
    case 'percent':
      return { of: `share ${shape.of} ${shape.per ?? ''}`, worth: decimal(shape.rate), size: ONE }
    case 'discount':
      return { of: `share ${shape.of} `, worth: decimal(shape.payable), size: ONE }
    case 'markup':
      return { of: `markup ${shape.over} ${shape.series ?? ''}`, worth: decimal(shape.rate), size: ONE }
    case 'free':
      return { of: '', worth: ZERO, size: ONE }
    case 'tiers':
    case 'market':
    case 'local-standard':
    case 'contested':
      return undefined
  }
}

function priced(price: string, unit: string | undefined, vocabulary: Vocabulary): Measure | undefined {
  if (unit === undefined) return { of: 'the whole', worth: decimal(price), size: ONE }
  const known = vocabulary.units.get(unit)
  return known && { of: `per ${known.unit.dimension}`, worth: decimal(price), size: known.factor }
}
