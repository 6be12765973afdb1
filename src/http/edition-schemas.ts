// The shapes of what is published: editions, drafts and their rehearsal, reference prices, and the audit log.
import { z } from 'zod'
import { replayReport } from '../app/replay-report.ts'
import { referenceSeries } from '../core/catalogue/schema/vocabulary.ts'
import { bilingual, kind } from '../core/catalogue/schema/words.ts'
import { setDiff } from './diff-schemas.ts'

export const digest = z.string().meta({ examples: [`sha256:${'0'.repeat(64)}`] })
export const editionSummary = z
  .object({
    number: z.int(),
    digest,
    current: z.boolean(),
    publishedAt: z.string().describe('UTC; never earlier than that of the edition before.'),
    publishedBy: z.string().describe('Id of the key, `built-in`, or `local` for the command line.'),
    note: z.string().nullable(),
    items: z.partialRecord(kind, z.int()).describe('Items by kind of catalogue.'),
    prohibitions: z.int(),
    reliefs: z.int(),
    incompatible: z.int(),
  })
  .meta({ id: 'Edition', description: 'Everything that was published at one moment.' })
export const editionList = z
  .object({ editions: z.array(editionSummary) })
  .meta({ id: 'EditionList', description: 'Every edition, newest first.' })

const lintOutcome = z
  .object({
    errors: z.int(),
    warnings: z.int(),
    findings: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(['error', 'warning']),
        sentence: bilingual,
        file: z.string(),
        line: z.int().optional().describe('In the text that was sent; a change set has none.'),
        path: z.string(),
        id: z.string().optional(),
        detail: z.string(),
        counterExample: z
          .object({ invoice: z.record(z.string(), z.unknown()), shows: bilingual })
          .nullable()
          .describe('The smallest bill that exposes it.'),
      }),
    ),
  })
  .meta({ id: 'Lint', description: 'What the linter finds: errors stop a publication, warnings go with the answer.' })
const stamp = z.object({ number: z.int(), digest })
export const rehearsal = z
  .object({ edition: stamp, basedOn: stamp, lint: lintOutcome, diff: setDiff, replay: replayReport.nullable() })
  .meta({ id: 'Rehearsal', description: 'What a publication would do.' })
export const publication = z
  .object({ edition: editionSummary, lint: lintOutcome, diff: setDiff })
  .meta({ id: 'Publication', description: 'What was published, and what it changed.' })

export const referencePrices = referenceSeries
  .omit({ values: true })
  .extend({
    values: z.array(
      z.object({
        sequence: z.int().describe('Place in the order of publication, from 1.'),
        edition: z.int().describe('The edition that brought it.'),
        from: z.string(),
        to: z.string().nullable(),
        price: z.string(),
        published: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ReferencePrices', description: 'A reference series with its rows.' })
export const auditLog = z
  .object({
    records: z.array(
      z.object({
        sequence: z.int(),
        at: z.string(),
        actor: z.string(),
        act: z.enum(['publish', 'create-key', 'revoke-key']),
        subject: z.string(),
        digest: z.string().nullable(),
        previous: z.string(),
        hash: z.string(),
      }),
    ),
    proof: z.object({
      records: z.int().describe('How many hold.'),
      head: z.string().nullable(),
      broken: z.object({ sequence: z.int(), reason: z.enum(['gap', 'previous', 'hash', 'edition']) }).nullable(),
    }),
  })
  .meta({ id: 'AuditLog', description: 'What was done, in order, and whether the chain is unbroken.' })
