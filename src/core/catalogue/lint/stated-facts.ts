// The facts that limits reckon with, by the key each shape names them under.
import type { LimitShape, StatedShape } from '../schema/limit.ts'

/** `quantity` is the quantity of the line, no fact of the vocabulary. */
export const LINE_QUANTITY = 'quantity'

/** Key and name of each fact a shape takes a number from. */
export function factsReckonedWith(shape: LimitShape | StatedShape): (readonly [key: string, fact: string])[] {
  switch (shape.type) {
    case 'percent':
      return [['of', shape.of] as const, ...(shape.per === undefined ? [] : [['per', shape.per] as const])]
    case 'discount':
      return [['of', shape.of]]
    case 'markup':
      return [['over', shape.over]]
    case 'tiers':
      return shape.by === LINE_QUANTITY ? [] : [['by', shape.by]]
    case 'local-standard':
      return shape.amountFact === undefined ? [] : [['amountFact', shape.amountFact]]
    case 'fixed':
    case 'ceiling':
    case 'range':
    case 'free':
    case 'market':
    case 'contested':
      return []
  }
}
