// A change set: what a publisher wants changed in the catalogues, without sending the whole of them.
import { z } from 'zod'
import { document, groundedFields } from '../schema/basis.ts'
import { condition } from '../schema/condition.ts'
import { coverage } from '../schema/file.ts'
import { ended, item } from '../schema/item.ts'
import { limit } from '../schema/limit.ts'
import { incompatible, prohibition, relief } from '../schema/rule.ts'
import { fact, referenceSeries, unit } from '../schema/vocabulary.ts'
import { bilingual, calendarDate, itemId, jurisdiction, kind } from '../schema/words.ts'

const members = z.record(z.string().min(1), z.unknown()).refine((it) => Object.keys(it).length > 0, 'a change set changes something')
const MERGED = 'Each member named replaces the one that stood; null takes it away. What is not named stays.'

const add = z
  .strictObject({
    op: z.literal('add'),
    jurisdiction,
    kind,
    catalogue: z
      .strictObject({ title: bilingual, coverage })
      .optional()
      .describe('Makes the catalogue of this kind and place, where there is none yet.'),
    item: item.optional(),
    prohibition: prohibition.optional(),
    relief: relief.optional(),
    incompatible: incompatible.optional(),
  })
  .refine(
    (it) => [it.item, it.prohibition, it.relief, it.incompatible].filter((entry) => entry !== undefined).length === 1,
    'give exactly one of item, prohibition, relief and incompatible',
  )
  .meta({ id: 'AddEntry', description: 'Adds an entry to a catalogue.' })

const change = z
  .strictObject({ op: z.literal('change'), id: itemId, set: members.describe(MERGED) })
  .meta({ id: 'ChangeEntry', description: 'Changes members of an entry; for a new limit `add-limit` keeps the history.' })

const addLimit = z
  .strictObject({
    op: z.literal('add-limit'),
    id: itemId,
    limit: limit.refine((it) => it.from !== undefined, { path: ['from'], message: 'a limit that is added says from which day it holds' }),
    supersedes: z
      .array(z.int().nonnegative())
      .optional()
      .describe(
        'Positions of the limits it takes the place of: they end the day before it begins, and do not come back after its last day. ' +
          'Absent: those under the same conditions that hold on its first day. Empty: none.',
      ),
    position: z
      .int()
      .nonnegative()
      .optional()
      .describe(
        'Where it stands: of the limits of an item the first that matches wins. Absent: before the first it supersedes, else last.',
      ),
  })
  .meta({ id: 'AddLimit', description: 'Adds a dated limit to an item and ends what it supersedes; history stays.' })

const end = z
  .strictObject({
    op: z.literal('end'),
    id: itemId,
    from: calendarDate.describe('First day on which it no longer holds.'),
    how: ended.shape.how.optional().describe('Of an item: how it ended. Of a rule: absent.'),
    when: condition.optional().describe('Of an item: only for whom these hold. Of a rule: absent.'),
    basis: groundedFields.basis.min(1).describe('The documents that end it.'),
    verification: groundedFields.verification,
    lastConfirmed: groundedFields.lastConfirmed,
    copies: groundedFields.copies,
    note: groundedFields.note,
  })
  .meta({ id: 'EndEntry', description: 'Ends an entry from a day on; it stays in the catalogue with its history.' })

const changeCatalogue = z
  .strictObject({ op: z.literal('change-catalogue'), jurisdiction, kind, title: bilingual.optional(), coverage: coverage.optional() })
  .refine((it) => it.title !== undefined || it.coverage !== undefined, 'a change set changes something')
  .meta({ id: 'ChangeCatalogue', description: 'Says anew what a catalogue is called or how complete it is.' })

const changeDocument = z
  .strictObject({ op: z.literal('change-document'), document: z.string().min(1), set: members.describe(MERGED) })
  .meta({ id: 'ChangeDocument', description: 'Completes what is said of a document, such as its last day in force.' })

export const changeSet = z
  .strictObject({
    documents: z.record(z.string().min(1), document).optional().describe('Documents not declared before, by number or title.'),
    facts: z.array(fact).optional().describe('New facts.'),
    units: z.array(unit).optional().describe('New units.'),
    references: z.array(referenceSeries).optional().describe('New reference series.'),
    changes: z
      .array(z.discriminatedUnion('op', [add, change, addLimit, end, changeCatalogue, changeDocument]))
      .optional()
      .describe('Made in this order, each on what those before it left.'),
  })
  .refine((it) => Object.values(it).some((part) => part !== undefined && Object.keys(part).length > 0), 'a change set changes something')
  .meta({ id: 'ChangeSet', description: 'Changes to the catalogues, published together or not at all.' })

export type ChangeSet = z.infer<typeof changeSet>
export type Change = NonNullable<ChangeSet['changes']>[number]
export type ChangeOf<Op extends Change['op']> = Extract<Change, { op: Op }>
