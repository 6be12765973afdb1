// The shapes of what is said about batches, for the OpenAPI document.
import { z } from 'zod'
import { finding, findingCode, report, verdict } from '../core/findings/report.ts'
import { problemShape } from './problem-shape.ts'

const count = z.int().min(0)
const money = z.string().describe('Yuan with two decimals.')
const share = z.number().min(0).max(1).describe('Violations among the lines.')
const party = z.object({ name: z.string().nullable(), uscc: z.string().nullable() })

export const batchStatus = z
  .object({
    id: z.string(),
    status: z.enum(['queued', 'running', 'completed', 'failed', 'cancelled']),
    format: z.enum(['ndjson', 'csv', 'xlsx']),
    edition: z.int().describe('The edition that was current when the batch was accepted: it is judged by that one.'),
    bytes: count,
    acceptedAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    expiresAt: z.string().nullable().describe('When the batch and its results are removed for good.'),
    progress: z.object({
      total: count.nullable().describe('Invoices in the file; null until it was looked through.'),
      done: count.describe('Invoices done, the rejected among them.'),
      rejected: count,
      rows: count.describe('Rows or lines of the file that are done.'),
      invoicesPerSecond: z.number().nullable(),
      secondsLeft: z.number().nullable(),
    }),
    problem: problemShape.omit({ status: true, instance: true }).nullable().describe('Why it failed.'),
    callback: z.object({ state: z.enum(['pending', 'delivered', 'given-up']), attempts: count }).nullable(),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Batch', description: 'Where a batch stands.' })
export const batchList = z
  .object({ batches: z.array(batchStatus) })
  .meta({ id: 'BatchList', description: 'Batches of this key, newest first.' })

const placed = { row: z.int().min(1).describe('Row or line of the file, from 1.'), sheet: z.string().optional() }
export const batchResult = z
  .union([
    report.extend({
      ...placed,
      issuer: party,
      jurisdiction: z.string(),
      issuedOn: z.string(),
      billed: z.array(z.string()).describe('What the bill calls each of its lines.'),
      unmapped: z.array(z.object({ place: z.string(), detail: z.string() })).optional(),
    }),
    z.object({ ...placed, rows: count.describe('Rows of the file that were rejected with it.'), problem: problemShape }),
  ])
  .meta({ id: 'BatchResult', description: 'One line of the results: a report, or a rejected row in its place.' })

const sums = { invoices: count, lines: count, violations: count, undetermined: count, charged: money, excess: money, share }
const { invoices: _, ...lineSums } = sums
export const issuerRank = z
  .object({
    key: z.string(),
    ...party.shape,
    ...sums,
    rankByExcess: z.int(),
    rankByShare: z.int(),
    codes: z.record(z.string(), z.object({ lines: count, excess: money })),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'IssuerRank', description: 'An issuer of a batch: what it charged, how much too much, and where it ranks.' })
export const issuerRanks = z
  .object({ total: count, issuers: z.array(issuerRank) })
  .meta({ id: 'IssuerRanks', description: 'Issuers in the order asked for.' })

const bill = {
  row: z.int(),
  sheet: z.string().nullable(),
  invoice: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: z.string().nullable(),
}
const place = z.object({
  ...bill,
  line: z.string().optional(),
  description: z.string().nullable().optional(),
  item: z.string().nullable().optional(),
})
const groups = z.object({
  groups: count,
  members: count.describe('Invoices or lines in all groups; the groups shown are at most 100.'),
  shown: z.array(z.object({ count, charged: money.optional(), cap: money.optional(), places: z.array(place) })),
})
export const batchAnalysis = z
  .object({
    summary: z.object({
      rows: count,
      invoices: count,
      rejected: count,
      verdicts: z.record(verdict, count),
      lines: z.record(verdict, count),
      charged: money,
      excess: money,
      issuers: count,
      sumRowsLeftOut: count.describe('Rows of sums, which are no charges.'),
      formulas: count.describe('Cells with a formula: never worked out, their saved values were used.'),
      notes: z.array(z.object({ place: z.string(), detail: z.string() })),
    }),
    byCode: z.array(z.object({ code: findingCode, findings: count, lines: count, excess: money, samples: z.array(place) })),
    byItem: z.array(
      z.object({
        item: z.string(),
        name: z.string().nullable(),
        kind: z.string().nullable(),
        ...lineSums,
        links: z.record(z.string(), z.string()),
      }),
    ),
    byMonth: z.array(z.object({ month: z.string(), ...sums })),
    byDistrict: z.array(z.object({ jurisdiction: z.string(), name: z.string().nullable(), ...sums })),
    largest: z.array(
      z.object({
        row: z.int(),
        sheet: z.string().nullable().describe('Of a workbook.'),
        invoice: z.string().nullable(),
        line: z.string(),
        issuer: z.string(),
        description: z.string(),
        item: z.string().nullable(),
        code: findingCode,
        charged: money,
        allowed: money,
        excess: money,
        links: z.record(z.string(), z.string()),
      }),
    ),
    nearLimit: z.object({
      rule: z.object({ withinHundredths: count, leastLines: count, leastShare: z.number() }),
      clusters: count,
      shown: z.array(
        z.object({
          issuer: z.string(),
          item: z.string(),
          lines: count,
          ofLines: count,
          share: z.number(),
          charged: money,
          byHundredth: z.array(count).describe('Lines by how many hundredths they stay below the limit, from 1.'),
        }),
      ),
    }),
    split: groups.describe('Charges of one issuer to one payer for one item, day and object: each below its cap, together above it.'),
    twice: groups.describe('Invoices equal in everything.'),
    sameNumber: groups.describe('Invoices of one issuer with one number and different content.'),
  })
  .meta({ id: 'BatchAnalysis', description: 'What a regulator asks of a batch. Counts are complete; lists of places are samples.' })

export const batchSample = z
  .object({
    seed: z.string(),
    size: count,
    population: count.describe('Judged invoices that were drawn from.'),
    weights: z.record(verdict, z.number()),
    method: z.string(),
    invoices: z.array(
      z.object({
        row: z.int(),
        sheet: z.string().nullable(),
        invoice: z.string().nullable(),
        issuer: party,
        jurisdiction: z.string(),
        issuedOn: z.string(),
        verdict,
        charged: money,
        excess: money,
        report: z.string(),
      }),
    ),
  })
  .meta({ id: 'BatchSample', description: 'A random sample that anyone can draw again.' })

export const caseFile = z
  .object({
    batch: z.string(),
    edition: z.object({ number: z.int(), digest: z.string() }),
    engine: z.string(),
    issuer: issuerRank,
    bills: z.array(
      z.object({
        row: z.int(),
        sheet: z.string().nullable(),
        report: z.string(),
        invoice: z.string().nullable(),
        jurisdiction: z.string(),
        issuedOn: z.string(),
        excess: money,
        lines: z.array(
          z.object({
            id: z.string(),
            description: z.string(),
            charged: money,
            allowed: money.nullable(),
            excess: money,
            item: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
            findings: z.array(finding),
          }),
        ),
        findings: z.array(finding),
      }),
    ),
  })
  .meta({ id: 'CaseFile', description: 'Every violation of an issuer with its line, arithmetic and articles.' })

export const BATCH_SHAPES: readonly z.ZodType[] = [batchStatus, batchList, batchResult, issuerRanks, batchAnalysis, batchSample, caseFile]
