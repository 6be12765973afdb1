// The lint rules, in the order their findings are reported. Nothing registers itself.
import { aboveWiderLimit } from './above-wider-limit.ts'
import { accusesBeforeDocument } from './accuses-before-document.ts'
import { accusesWithoutDocument } from './accuses-without-document.ts'
import { contendedAlias } from './contended-alias.ts'
import { draftDecides } from './draft-decides.ts'
import { duplicateId } from './duplicate-id.ts'
import { emptyQuestion } from './empty-question.ts'
import { factNeverAsked } from './fact-never-asked.ts'
import { factNotANumber } from './fact-not-a-number.ts'
import { fromAfterTo } from './from-after-to.ts'
import { gapInDays } from './gap-in-days.ts'
import { limitNeverReached } from './limit-never-reached.ts'
import { notConfirmedLately } from './not-confirmed-lately.ts'
import { orderDecides } from './order-decides.ts'
import { reliefLowersNothing } from './relief-lowers-nothing.ts'
import type { LintRule } from './rule.ts'
import { seriesMonthMissing } from './series-month-missing.ts'
import { tierNeverReached } from './tier-never-reached.ts'
import { tiersOutOfOrder } from './tiers-out-of-order.ts'
import { unknownDocument } from './unknown-document.ts'
import { unknownFact } from './unknown-fact.ts'
import { unknownItem } from './unknown-item.ts'
import { unknownSeries } from './unknown-series.ts'
import { unknownUnit } from './unknown-unit.ts'
import { unknownValue } from './unknown-value.ts'

export const LINT_RULES: readonly LintRule[] = [
  duplicateId,
  unknownDocument,
  unknownFact,
  unknownValue,
  unknownUnit,
  unknownItem,
  unknownSeries,
  factNotANumber,
  fromAfterTo,
  tiersOutOfOrder,
  tierNeverReached,
  limitNeverReached,
  orderDecides,
  gapInDays,
  aboveWiderLimit,
  reliefLowersNothing,
  draftDecides,
  accusesWithoutDocument,
  accusesBeforeDocument,
  emptyQuestion,
  factNeverAsked,
  contendedAlias,
  seriesMonthMissing,
  notConfirmedLately,
]
