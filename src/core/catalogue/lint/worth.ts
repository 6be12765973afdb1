// What a limit allows of the smallest bill: one unit, and every sum it reckons with a round one; undefined where that takes more than one step.
import { Decimal, decimal, isDecimalText, ONE, ZERO } from '../../values/decimal.ts'
import type { LimitShape, StatedShape } from '../schema/limit.ts'
import type { Answers } from './answers.ts'
import { factsReckonedWith } from './stated-facts.ts'

/** Stands for any sum a limit takes a share of; no figure of any document. */
const ROUND_SUM = '1000'
const ONCE = '1'

/** The numbers a limit reckons with, where the circumstances do not state them already. */
export function sumsFor(shape: LimitShape | StatedShape, answers: Answers): Answers {
  const inner = shape.type === 'contested' ? shape.readings.map(({ limit }) => limit) : []
  const reckoned = [shape, ...inner].flatMap(factsReckonedWith).filter(([key]) => key !== 'amountFact')
  return { ...Object.fromEntries(reckoned.map(([key, fact]) => [fact, key === 'per' ? ONCE : ROUND_SUM])), ...answers }
}

export function worth(shape: LimitShape | StatedShape, answers: Answers): Decimal | undefined {
  const sums = sumsFor(shape, answers)
  switch (shape.type) {
    case 'fixed':
    case 'ceiling':
      return kept(decimal(shape.price), shape)
    case 'range':
      return decimal(shape.max)
    case 'percent':
      return kept(
        number(sums[shape.of])
          .times(decimal(shape.rate))
          .times(shape.per === undefined ? ONE : number(sums[shape.per])),
        shape,
      )
    case 'discount':
      return number(sums[shape.of]).times(decimal(shape.payable))
    case 'markup':
      return number(sums[shape.over]).times(ONE.plus(decimal(shape.rate)))
    case 'free':
      return ZERO
    case 'tiers':
    case 'market':
    case 'local-standard':
    case 'contested':
      return undefined
  }
}

function number(answer: string | boolean | undefined): Decimal {
  return typeof answer === 'string' && isDecimalText(answer) ? decimal(answer) : ZERO
}

function kept(amount: Decimal, { cap, minimum }: { readonly cap?: string | undefined; readonly minimum?: string | undefined }): Decimal {
  const raised = minimum === undefined ? amount : Decimal.max(amount, decimal(minimum))
  return cap === undefined ? raised : Decimal.min(raised, decimal(cap))
}
