// Prohibitions, reliefs and incompatible pairs: rules that stand beside the items.
import { z } from 'zod'
import { groundedFields } from './basis.ts'
import { condition } from './condition.ts'
import { bilingual, decimalText, issuerRole, itemId, names } from './words.ts'

/** Forbids a charge whatever the catalogue says, where name, issuer and circumstances come together. */
export const prohibition = z
  .strictObject({
    id: itemId,
    name: bilingual,
    reach: z
      .enum(['named', 'off-list', 'with-charge', 'background'])
      .describe(
        'named: its names; off-list: whatever no item matches; with-charge: its names on a bill that also carries the charge `with`; background: never decides.',
      ),
    issuers: z.array(issuerRole).min(1).optional().describe('Roles reached; absent: everyone.'),
    names: names.optional(),
    weakNames: names.optional().describe('General words: they decide only where the charge `with` stands on the same bill.'),
    with: itemId.optional(),
    when: condition.optional(),
    sameAs: itemId.optional(),
    ...groundedFields,
  })
  .meta({ id: 'Prohibition', description: 'A rule that forbids a charge whatever the catalogue says.' })

/** A time-boxed reduction that lowers what an item allows. */
export const relief = z
  .strictObject({
    id: itemId,
    name: bilingual,
    appliesTo: z.array(itemId).min(1).optional().describe('Items it lowers; absent: background.'),
    names: names.optional().describe('Only lines that bear one of these names; absent: every line of the items.'),
    issuers: z.array(issuerRole).min(1).optional(),
    when: condition.optional(),
    payable: decimalText.describe('Share that remains payable: 0.90 for 10 % off, 0 for free.'),
    combine: z
      .enum(['alternative', 'cumulative'])
      .describe('alternative: of these the one that leaves least payable applies; cumulative: taken after them, each on what is left.'),
    enforceable: z.boolean().optional().describe('false: encouragement or information, never decides.'),
    sameAs: itemId.optional(),
    ...groundedFields,
  })
  .meta({ id: 'Relief', description: 'A time-boxed reduction of what an item allows.' })

export const incompatible = z
  .strictObject({
    id: itemId,
    name: bilingual,
    items: z.array(itemId).min(1).describe('Where one of these is charged…'),
    forbids: z.array(itemId).min(1).describe('…none of these may be.'),
    when: condition.optional(),
    ...groundedFields,
  })
  .meta({ id: 'Incompatible', description: 'Charges that must not stand together.' })

export type Prohibition = z.infer<typeof prohibition>
export type Relief = z.infer<typeof relief>
export type Incompatible = z.infer<typeof incompatible>
