// Where a rule stands: the document (declared once in documents.yaml), the clause, and how far the value was compared with it.
import { z } from 'zod'
import { bilingual, calendarDate, verification } from './words.ts'

/** One document as `catalogues/documents.yaml` declares it; its key is its number or, where it has none, its title. */
export const document = z
  .strictObject({
    title: z.string().min(1).optional(),
    published: calendarDate.optional(),
    inForce: calendarDate.optional(),
    year: z
      .number()
      .int()
      .min(1949)
      .max(2199)
      .optional()
      .describe('Year of issue where the day is not established: it counts as in force from the end of that year.'),
    until: calendarDate.optional().describe('Last day in force.'),
    draft: z.boolean().optional().describe('A draft is background: never the ground of a violation.'),
    link: z.url().optional(),
  })
  .meta({ id: 'Document', description: 'A document of law, by its number or title.' })

export const citation = z
  .strictObject({
    document: z.string().min(1).describe('Key of a document in documents.yaml.'),
    clause: z.string().min(1).optional(),
  })
  .meta({ id: 'Citation', description: 'A document and the clause in it.' })

/** What every dated rule carries. */
export const groundedFields = {
  from: calendarDate.optional().describe('First day; absent: not established.'),
  to: calendarDate.optional().describe('Last day; absent: open.'),
  basis: z.array(citation),
  verification,
  lastConfirmed: calendarDate.optional().describe('When the value was last compared; the catalogue file states the default.'),
  copies: z.array(z.string().min(1)).optional().describe('Addresses of the public copies seen.'),
  note: bilingual.optional(),
}

export type Document = z.infer<typeof document>
export type Citation = z.infer<typeof citation>
export interface Grounded {
  from?: string | undefined
  to?: string | undefined
  basis: Citation[]
  verification: z.infer<typeof verification>
  lastConfirmed?: string | undefined
  copies?: string[] | undefined
  note?: z.infer<typeof bilingual> | undefined
}
