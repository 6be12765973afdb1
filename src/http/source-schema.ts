// The shape of an entry as its catalogue states it.
import { z } from 'zod'
import { ENTRY_TYPES } from '../core/catalogue/entries.ts'
import { document } from '../core/catalogue/schema/basis.ts'
import { item } from '../core/catalogue/schema/item.ts'
import { incompatible, prohibition, relief } from '../core/catalogue/schema/rule.ts'
import { kind } from '../core/catalogue/schema/words.ts'

export const entrySource = z
  .object({
    type: z.enum(ENTRY_TYPES),
    kind,
    jurisdiction: z.string(),
    entry: z.union([item, prohibition, relief, incompatible]).describe('As the type says.'),
    documents: z.record(z.string(), document).describe('The documents it cites, by their numbers.'),
  })
  .meta({ id: 'EntrySource', description: 'An entry as its catalogue states it, nothing filled in.' })
