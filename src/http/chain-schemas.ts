// The shape of a charge from the nation to a place: what stands at each level, and the tightest limit.
import { z } from 'zod'
import { limitShape } from '../core/catalogue/schema/limit.ts'
import { verification } from '../core/catalogue/schema/words.ts'

export const day = z.string().nullable().meta({ format: 'date' })
export const citedBasis = z.object({
  document: z.string(),
  title: z.string().nullable(),
  clause: z.string().nullable(),
  inForce: day,
  link: z.string().nullable(),
})
const chainLimit = z
  .object({
    item: z.string(),
    jurisdiction: z.string(),
    place: z.string(),
    text: z.string(),
    limit: limitShape,
    conditions: z.string().nullable(),
    from: day,
    to: day,
    setBy: z.array(citedBasis).describe('The documents that set it, in force on the day.'),
    verification,
  })
  .meta({ id: 'ChainLimit', description: 'A limit that stands at one level, and who set it.' })
export const chain = z
  .object({
    charge: z.string(),
    jurisdiction: z.string(),
    place: z.string(),
    asOf: day,
    levels: z.array(
      z.object({
        jurisdiction: z.string(),
        place: z.string(),
        items: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            ended: z.string().nullable(),
            replacedBy: z.array(z.string()),
            limits: z.array(chainLimit),
          }),
        ),
      }),
    ),
    cases: z.array(
      z.object({
        conditions: z.string().nullable().describe('The circumstances; null: whatever they are.'),
        state: z.enum(['named', 'undecided']),
        tightest: chainLimit.nullable(),
        binding: z.array(chainLimit).describe('All that bind then.'),
        why: z.enum(['market', 'local-standard', 'contested-reading', 'different-bases']).nullable(),
        reason: z.string(),
        facts: z.array(z.string()).describe('Facts that would settle it.'),
        unless: z.array(z.string()).describe('Facts left open that bring in other limits.'),
      }),
    ),
  })
  .meta({
    id: 'Chain',
    description: 'A charge from the nation to a place: what stands at each level, and the tightest limit. Reliefs are not taken off.',
  })
