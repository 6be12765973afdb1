// The one table from limit shape to arithmetic.
import type { LimitShape, StatedShape } from '../../catalogue/schema/limit.ts'
import { ZERO } from '../../values/decimal.ts'
import { type Bound, exactly } from '../outcome.ts'
import { ceilingBound } from './ceiling.ts'
import { contestedBound } from './contested.ts'
import { discountBound } from './discount.ts'
import { fixedBound } from './fixed.ts'
import { localStandardBound } from './local-standard.ts'
import { markupBound } from './markup.ts'
import { percentBound } from './percent.ts'
import { rangeBound } from './range.ts'
import type { Terms } from './terms.ts'
import { tiersBound } from './tiers.ts'

/** What a limit allows under the terms. */
export function limitBound(shape: LimitShape, terms: Terms): Bound {
  if (shape.type === 'local-standard') return localStandardBound(shape, terms, statedBound)
  if (shape.type === 'contested') return contestedBound(shape, terms, statedBound)
  return statedBound(shape, terms)
}

function statedBound(shape: StatedShape, terms: Terms): Bound {
  switch (shape.type) {
    case 'fixed':
      return fixedBound(shape, terms)
    case 'ceiling':
      return ceilingBound(shape, terms)
    case 'range':
      return rangeBound(shape, terms)
    case 'percent':
      return percentBound(shape, terms)
    case 'markup':
      return markupBound(shape, terms)
    case 'discount':
      return discountBound(shape, terms)
    case 'tiers':
      return tiersBound(shape, terms)
    case 'free':
      return exactly(ZERO, (language) => (language === 'zh' ? '免费' : 'free of charge'))
    case 'market':
      return { ...exactly(ZERO, undefined), high: undefined }
  }
}
