// The shape of a difference between editions, as data and as a page.
import { z } from 'zod'
import { ENTRY_TYPES } from '../core/catalogue/entries.ts'
import { bilingual, kind } from '../core/catalogue/schema/words.ts'

const change = z
  .enum(['added', 'ended', 'removed', 'changed'])
  .describe('ended: it stood and now has an end; removed: it is gone without one.')
const field = z
  .object({
    path: z.string().describe('JSON pointer; positions are those of the later edition, or of the earlier one for what is gone.'),
    before: z.unknown().describe('Null: was not there.'),
    after: z.unknown().describe('Null: is not there any more.'),
  })
  .meta({ id: 'FieldChange', description: 'One field that differs; of what came or went whole, all of it at the empty path.' })
const fields = z.array(field)
const memberChange = z
  .object({ key: z.string(), change, fields })
  .meta({ id: 'MemberChange', description: 'A catalogue, document, fact, unit, role or reference series that differs.' })
const members = z.array(memberChange)
const count = z.object({ added: z.int(), ended: z.int(), removed: z.int(), changed: z.int() })

export const setDiff = z
  .object({
    entries: z.array(
      z.object({ id: z.string(), type: z.enum(ENTRY_TYPES), kind, jurisdiction: z.string(), name: bilingual, change, fields }),
    ),
    catalogues: members,
    documents: members,
    facts: members,
    units: members,
    roles: members,
    references: members,
    tolerances: fields,
    names: fields,
    reordered: z.array(z.string()).describe('Lists whose members are the same in another order.'),
    totals: z.object({
      entries: count,
      catalogues: count,
      documents: count,
      facts: count,
      units: count,
      roles: count,
      references: count,
      fields: z.int(),
    }),
  })
  .meta({ id: 'SetDiff', description: 'What differs between two editions, field by field, with complete totals.' })

const text = z.string().nullable()
const row = z.object({ path: z.string(), label: z.string(), before: text, after: text })
const shown = { change, changeLabel: z.string(), rows: z.array(row) }
export const diffPageShape = z
  .object({
    summary: z.string(),
    groups: z.array(
      z.object({
        jurisdiction: z.string(),
        place: z.string(),
        kind,
        kindLabel: z.string(),
        entries: z.array(z.object({ id: z.string(), name: z.string(), ...shown })),
      }),
    ),
    sections: z.array(z.object({ list: z.string(), label: z.string(), members: z.array(z.object({ key: z.string(), ...shown })) })),
  })
  .meta({ id: 'DiffPage', description: 'The difference in words of one language, by place and kind.' })

const named = z.object({ number: z.int(), digest: z.string() })
export const editionDiff = z
  .object({
    before: named,
    after: named,
    diff: setDiff.optional().describe('Unless the page is asked for.'),
    page: diffPageShape.optional().describe('With `view=page`.'),
  })
  .meta({ id: 'EditionDiff', description: 'What changed from one edition to another.' })
