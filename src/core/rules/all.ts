// The rules of the check, in the order their findings are reported. Nothing registers itself.
import { aboveLimit } from './above-limit.ts'
import { ambiguousMatch } from './ambiguous-match.ts'
import { arithmetic } from './arithmetic.ts'
import { belowFixed } from './below-fixed.ts'
import { contestedReading } from './contested-reading.ts'
import { discountNotApplied } from './discount-not-applied.ts'
import { duplicate } from './duplicate.ts'
import { incompatible } from './incompatible.ts'
import { issuerNotEntitled } from './issuer-not-entitled.ts'
import { localStandard } from './local-standard.ts'
import { missingFact } from './missing-fact.ts'
import { missingReference } from './missing-reference.ts'
import { notInForce } from './not-in-force.ts'
import { notRegulated } from './not-regulated.ts'
import { outsideCatalogue } from './outside-catalogue.ts'
import { periodStraddles } from './period-straddles.ts'
import { prohibited } from './prohibited.ts'
import type { Rule } from './rule.ts'

export const RULES: readonly Rule[] = [
  prohibited,
  notInForce,
  issuerNotEntitled,
  outsideCatalogue,
  discountNotApplied,
  aboveLimit,
  duplicate,
  incompatible,
  arithmetic,
  ambiguousMatch,
  contestedReading,
  missingFact,
  missingReference,
  localStandard,
  periodStraddles,
  belowFixed,
  notRegulated,
]
