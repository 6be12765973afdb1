// The shapes of the answers that no other room defines, and how a route names a shape in the OpenAPI document.
import { z } from 'zod'
import { keyRequest } from '../app/key-requests.ts'
import { wholeSet } from '../app/publish/read-draft.ts'
import { newPrices } from '../app/publish/reference-prices.ts'
import { changeSet } from '../core/catalogue/changes/change-set.ts'
import { condition } from '../core/catalogue/schema/condition.ts'
import { limitShape } from '../core/catalogue/schema/limit.ts'
import { prohibition, relief } from '../core/catalogue/schema/rule.ts'
import { bilingual, governedBy, issuerRole, kind, verification } from '../core/catalogue/schema/words.ts'
import { report } from '../core/findings/report.ts'
import { invoiceInput } from '../core/invoice/schema.ts'
import { BATCH_SHAPES } from './batch-schemas.ts'
import { chain, citedBasis, day } from './chain-schemas.ts'
import { editionDiff } from './diff-schemas.ts'
import { auditLog, digest, editionList, editionSummary, publication, referencePrices, rehearsal } from './edition-schemas.ts'
import { keyList, newKey } from './key-schemas.ts'
import { reading, regionList, unitList } from './lookup-schemas.ts'
import { problemShape } from './problem-shape.ts'
import { entrySource } from './source-schema.ts'

export const problemDescription = z
  .object({ code: z.string(), type: z.string(), status: z.int(), title: bilingual })
  .meta({ id: 'ProblemDescription', description: 'What a problem type means.' })

export const documentReport = report
  .extend({
    unmapped: z
      .array(z.object({ place: z.string(), detail: z.string() }))
      .describe('What stands in the file and has no place in the invoice.'),
  })
  .meta({ id: 'DocumentReport', description: 'The report on a bill that came in another format than JSON.' })

const label = z.object({ value: z.string(), label: bilingual })
export const factList = z
  .object({
    facts: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['enum', 'boolean', 'money', 'number', 'text', 'date']),
        unit: z.string().nullable(),
        values: z.array(label).nullable(),
        field: z.boolean().describe('A field of the bill itself: asked about in questions, not given among the facts.'),
        label: bilingual.nullable().describe('What it is called in a condition; null where only its question says.'),
        question: bilingual,
      }),
    ),
  })
  .meta({ id: 'FactList', description: 'The vocabulary of facts.' })

export const catalogueList = z
  .object({
    catalogues: z.array(
      z.object({
        kind,
        jurisdiction: z.string(),
        title: z.string(),
        coverage: z.object({
          state: z.enum(['complete', 'partial']),
          from: day,
          to: day,
          lastConfirmed: z.string(),
          missing: z.array(z.string()),
        }),
        items: z.int(),
        prohibitions: z.int(),
        reliefs: z.int(),
      }),
    ),
  })
  .meta({ id: 'CatalogueList', description: 'Catalogues in the order nation, region, city.' })

export const catalogueContent = z
  .object({
    kind,
    jurisdiction: z.string().nullable(),
    asOf: day,
    catalogues: catalogueList.shape.catalogues,
    entries: z.array(
      z.object({
        id: z.string(),
        type: z.enum(['item', 'prohibition', 'relief']),
        name: z.string(),
        jurisdiction: z.string(),
        place: z.string(),
        issuers: z.array(issuerRole).nullable(),
        rows: z.array(
          z.object({
            says: z.enum(['limit', 'ended', 'rule']),
            text: z.string().describe('In words.'),
            limit: limitShape.nullable(),
            when: condition.nullable(),
            conditions: z.string().nullable().describe('The conditions in words.'),
            from: day,
            to: day,
            basis: z.array(citedBasis),
            verification,
            lastConfirmed: z.string(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'CatalogueContent', description: 'The entries of one kind with what stands on a day, in the order nation, region, city.' })

const entryHead = {
  id: z.string(),
  type: z.enum(['item', 'prohibition', 'relief']),
  name: z.string(),
  kind,
  jurisdiction: z.string(),
  score: z.number().nullable().describe('Likeness to the query, up to 1; null without one.'),
}
export const entryList = z
  .object({
    total: z.int().describe('All that pass the filter, not only this page.'),
    limit: z.int(),
    offset: z.int(),
    items: z.array(
      z.object({
        ...entryHead,
        limits: z
          .array(z.object({ limit: limitShape, when: condition.nullable() }))
          .nullable()
          .describe('What holds on the day asked about; null without `asOf`.'),
      }),
    ),
  })
  .meta({ id: 'EntryList', description: 'Entries of the catalogues: the likest names first, or by id.' })

const validity = {
  from: day,
  to: day,
  verification,
  lastConfirmed: z.string(),
  basis: z.array(
    z.object({
      document: z.string(),
      title: z.string().nullable(),
      clause: z.string().nullable(),
      inForce: day,
      link: z.string().nullable(),
      draft: z.boolean(),
    }),
  ),
  inForceAtStart: z.array(z.string()).describe('Of the basis, what was in force on the first day.'),
  copies: z.array(z.string()),
}
const when = condition.nullable()
export const itemEntry = z
  .object({
    ...entryHead,
    names: bilingual,
    aliases: z.array(z.string()),
    charge: z.string(),
    issuers: z.array(issuerRole).nullable(),
    chargedBy: z.string().nullable(),
    paidBy: z.string().nullable(),
    governedBy,
    sameAs: z.string().nullable(),
    replaces: z.array(z.string()),
    replacedBy: z.array(z.string()),
    note: z.string().nullable(),
    limits: z.array(z.object({ limit: limitShape, when, ...validity })),
    ended: z.array(z.object({ how: z.string(), when, ...validity })),
    reliefs: z.array(z.object({ id: z.string(), name: z.string(), payable: z.string(), ...validity })),
    chain,
  })
  .meta({ id: 'ItemEntry', description: 'A charge with its dated limits, the days on which it had ended and the reliefs that lower it.' })
export const ruleEntry = z
  .object({ ...entryHead, names: bilingual, rule: z.union([prohibition, relief]), validity: z.object(validity) })
  .meta({ id: 'RuleEntry', description: 'A prohibition or a relief, as the catalogue states it.' })
export const entry = z
  .union([itemEntry, ruleEntry])
  .meta({ id: 'Entry', description: 'An entry of a catalogue: an item, a prohibition or a relief.' })

export const health = z.object({ status: z.literal('ok') }).meta({ id: 'Health', description: 'The process lives.' })
export const readiness = z
  .object({
    status: z.literal('ready'),
    edition: z.object({ number: z.int(), digest }),
    refresh: z
      .object({ state: z.enum(['ok', 'failing']), since: z.iso.datetime().optional() })
      .describe('Whether it can be asked what was published since. While it cannot, the edition named here judges on.'),
  })
  .meta({ id: 'Readiness', description: 'The edition is loaded and the data folder can be written to.' })

/** What the OpenAPI document publishes, with all that these refer to. */
export const PUBLISHED_SHAPES: readonly z.ZodType[] = [
  invoiceInput,
  report,
  documentReport,
  factList,
  catalogueList,
  catalogueContent,
  entryList,
  regionList,
  unitList,
  reading,
  entry,
  entrySource,
  editionList,
  editionSummary,
  editionDiff,
  changeSet,
  wholeSet,
  rehearsal,
  publication,
  newPrices,
  referencePrices,
  auditLog,
  keyRequest,
  newKey,
  keyList,
  problemShape,
  problemDescription,
  health,
  readiness,
  ...BATCH_SHAPES,
]

export function reference(shape: z.ZodType): { $ref: string } {
  const id = z.globalRegistry.get(shape)?.id
  if (id === undefined) throw new Error('a published shape has an id')
  return { $ref: `#/components/schemas/${id}` }
}
