// Conditions on facts: every member must hold. A value, one of several values, or an interval of numbers.
import { z } from 'zod'
import { decimalText } from './words.ts'

const scalar = z.union([z.string().min(1), z.boolean()])
const numericInterval = z
  .strictObject({
    above: decimalText.optional().describe('exclusive'),
    atLeast: decimalText.optional().describe('inclusive'),
    below: decimalText.optional().describe('exclusive'),
    atMost: decimalText.optional().describe('inclusive'),
  })
  .refine((interval) => Object.keys(interval).length > 0, 'an interval needs at least one end')

/**
 * Keys are facts of facts.yaml, or one of the fields of the bill itself: `payer.kind`, `issuer.role`, `issuer.name` (holds when the name contains one of the
 * texts; otherwise unknown), `place` (a jurisdiction that contains the bill's).
 */
export const condition = z
  .record(z.string().min(1), z.union([scalar, z.array(scalar).min(1), numericInterval]))
  .meta({ id: 'Condition', description: 'Tests on facts, all of which must hold.' })

export type Condition = z.infer<typeof condition>
export type Test = Condition[string]
