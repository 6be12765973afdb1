// An item: one charge of a catalogue, with its names, who may charge it, its dated limits and the days on which it had ended.
import { z } from 'zod'
import { groundedFields } from './basis.ts'
import { condition } from './condition.ts'
import { limit } from './limit.ts'
import { bilingual, governedBy, issuerRole, itemId, names } from './words.ts'

export const ended = z
  .strictObject({
    how: z.enum(['abolished', 'suspended', 'exempted', 'replaced-by-tax']),
    when: condition.optional(),
    ...groundedFields,
  })
  .meta({ id: 'Ended', description: 'Days on which the item may not be charged, and by what document.' })

export const item = z
  .strictObject({
    id: itemId,
    charge: itemId
      .optional()
      .describe(
        'The charge this item is a case of: items that share it are candidates together and facts choose among them. Default: the id.',
      ),
    name: bilingual,
    aliases: names.optional().describe('Names on bills that settle the item.'),
    weakAliases: names.optional().describe('Names too general to decide by: they bring the item up and never settle it.'),
    states: z
      .array(z.strictObject({ names, facts: z.record(z.string().min(1), z.union([z.string().min(1), z.boolean()])) }))
      .optional()
      .describe('Names that themselves state facts (居民电费: residential); a fact given on the bill wins.'),
    codes: z.array(z.string().min(1)).optional().describe('Official charge codes.'),
    issuers: z.array(issuerRole).min(1).optional().describe('Roles that may charge it; absent: the documents name none.'),
    chargedBy: z.string().min(1).optional(),
    paidBy: z.string().min(1).optional(),
    governedBy: governedBy.optional(),
    governedWithin: z
      .int()
      .positive()
      .optional()
      .describe(
        'Days within which a bill follows its contract or application: rules that ended longer before are no possible answer. Absent: any.',
      ),
    introduced: z
      .strictObject(groundedFields)
      .optional()
      .describe('Where the first lawful day is documented: before it the charge was not in force.'),
    replaces: z
      .array(itemId)
      .optional()
      .describe('Items of a wider jurisdiction that this one stands in for while it has a limit in force.'),
    sameAs: itemId.optional().describe('The same charge kept under another heading: judged there.'),
    includes: names.optional().describe('Names billed apart that count towards this item’s limit, such as line losses.'),
    perOccasion: z.boolean().optional().describe('May rightly appear several times on one bill (tolls, transfers).'),
    limits: z.array(limit),
    ended: z.array(ended).optional(),
    note: bilingual.optional(),
  })
  .meta({ id: 'Item', description: 'One charge of a catalogue.' })

export type Item = z.infer<typeof item>
export type Ended = z.infer<typeof ended>
