// One catalogue file: catalogues/<jurisdiction>/<kind>.yaml.
import { z } from 'zod'
import { item } from './item.ts'
import { incompatible, prohibition, relief } from './rule.ts'
import { bilingual, calendarDate, jurisdiction, kind } from './words.ts'

export const coverage = z
  .strictObject({
    state: z
      .enum(['complete', 'partial'])
      .describe('complete: what is not listed may not be charged; partial: more may exist than is held here.'),
    from: calendarDate.optional(),
    to: calendarDate.optional(),
    lastConfirmed: calendarDate.describe('Default for values that do not state when they were last compared.'),
    missing: z.array(bilingual).describe('What is known to be missing; a complete catalogue has none.'),
  })
  .refine((it) => it.state === 'partial' || it.missing.length === 0, {
    path: ['missing'],
    message: 'a complete catalogue cannot have anything missing',
  })
  .meta({ id: 'Coverage', description: 'How complete the catalogue is, for which days, and what is missing.' })

export const catalogueFile = z
  .strictObject({
    kind,
    jurisdiction,
    title: bilingual,
    coverage,
    items: z.array(item).optional(),
    prohibitions: z.array(prohibition).optional(),
    reliefs: z.array(relief).optional(),
    incompatible: z.array(incompatible).optional(),
  })
  .meta({
    id: 'CatalogueFile',
    title: 'Qingdan catalogue',
    description: 'One catalogue (目录清单): the charges of one kind in one jurisdiction.',
  })

export type Coverage = z.infer<typeof coverage>
export type CatalogueFile = z.infer<typeof catalogueFile>
