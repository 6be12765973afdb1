// The report (contract section 3): its shapes as schemas, from which the types and the OpenAPI document are made.
import { z } from 'zod'
import { kind, verification } from '../catalogue/schema/words.ts'

export const FINDING_CODES = [
  'above-limit',
  'outside-catalogue',
  'prohibited',
  'not-in-force',
  'discount-not-applied',
  'issuer-not-entitled',
  'duplicate',
  'incompatible',
  'arithmetic',
  'below-fixed',
  'missing-fact',
  'missing-reference',
  'local-standard',
  'contested-reading',
  'ambiguous-match',
  'period-straddles',
  'not-regulated',
] as const
export const findingCode = z
  .enum(FINDING_CODES)
  .meta({ id: 'FindingCode', description: 'What a finding says; codes are stable and never reused.' })
export const severity = z
  .enum(['violation', 'undetermined', 'info'])
  .meta({ id: 'Severity', description: 'How a finding weighs in the verdict.' })
export const verdict = z.enum(['violation', 'undetermined', 'permitted', 'not-regulated']).meta({
  id: 'Verdict',
  description: 'Of a line or of the bill: the worst of its findings, violation before undetermined before permitted before not-regulated.',
})

const money = z.string().meta({ id: 'Money', description: 'Yuan with two decimals.', examples: ['390.00'] })
const basis = z
  .object({
    document: z.string(),
    title: z.string().nullable(),
    clause: z.string().nullable(),
    inForce: z.string().nullable(),
    link: z.string().nullable(),
  })
  .meta({ id: 'Basis', description: 'A document in force on the day, and the clause.' })

export const finding = z
  .object({
    code: findingCode,
    severity,
    message: z.string(),
    calculation: z.string().nullable().describe('Arithmetic to redo on paper.'),
    limit: z.record(z.string(), z.unknown()).nullable().describe('The limit that decided, as the catalogue states it.'),
    item: z.string().nullable(),
    rule: z.string().nullable().describe('The prohibition, relief or pair behind the finding.'),
    basis: z.array(basis),
    verification: verification.nullable(),
    lastConfirmed: z.string().nullable().describe('When the value was last compared with its document.'),
    missing: z.array(z.string()).describe('Facts that would settle it.'),
    least: money.nullable().describe('What every possible answer allows.'),
    most: money.nullable().describe('The most that any possible answer allows; null where nothing bounds it.'),
  })
  .meta({ id: 'Finding', description: 'One thing said about a line or a bill, with its basis and its arithmetic.' })

const candidate = z
  .object({
    item: z.string(),
    name: z.string(),
    kind,
    jurisdiction: z.string(),
    method: z.enum(['code', 'exact', 'alias', 'similar']),
    score: z.number(),
    matchedName: z.string(),
  })
  .meta({ id: 'Alternative', description: 'Another item that the name of the line fits.' })
const match = z
  .object({
    item: z.string().nullable().describe('The item whose limit decided the line.'),
    name: z.string().nullable(),
    kind: kind.nullable(),
    jurisdiction: z.string().nullable(),
    method: z.enum(['code', 'exact', 'alias', 'similar']).nullable(),
    score: z.number(),
    states: z
      .record(z.string(), z.union([z.string(), z.boolean()]))
      .describe('Facts taken from the name of the line, where the bill does not give them.'),
    alternatives: z.array(candidate),
  })
  .meta({ id: 'Match', description: 'Which item the line was taken for, and how.' })

export const lineReport = z
  .object({
    id: z.string(),
    verdict,
    charged: money,
    allowed: money.nullable().describe('The most that may be charged; null where nothing bounds it.'),
    excess: money.describe('What should be paid back: charged less allowed, never below zero.'),
    match: match.nullable(),
    calculation: z.string().nullable(),
    basis: z.array(basis).describe('On a permitted line: what permits it.'),
    findings: z.array(finding),
  })
  .meta({ id: 'LineReport', description: 'What was found about one line.' })

export const report = z
  .object({
    id: z.string().describe('Derived from the invoice, the edition and the engine.'),
    invoice: z.string().nullable().describe('The number the invoice bears.'),
    verdict,
    engine: z.string(),
    edition: z.object({ number: z.int(), digest: z.string() }),
    summary: z.object({
      charged: money,
      allowed: money.nullable().describe('Sum over the lines that have a bound; null where none has.'),
      excess: money,
      lines: z.int(),
      permitted: z.int(),
      violation: z.int(),
      undetermined: z.int(),
      notRegulated: z.int(),
    }),
    lines: z.array(lineReport),
    findings: z.array(finding).describe('Findings about the invoice as a whole.'),
    coverage: z.object({
      lines: z.int(),
      examined: z.int(),
      notChecked: z.array(z.object({ rule: findingCode, lines: z.array(z.string()), reason: z.string() })),
    }),
    questions: z.array(
      z
        .object({
          fact: z.string(),
          line: z.string().nullable(),
          question: z.string(),
          values: z.array(z.union([z.string(), z.boolean()])).nullable(),
        })
        .meta({ id: 'Question', description: 'A fact that would settle a line, with the answers it can have.' }),
    ),
  })
  .meta({ id: 'Report', description: 'What was found about a bill: the same bill, edition and engine give the same report.' })

export type FindingCode = z.infer<typeof findingCode>
export type Severity = z.infer<typeof severity>
export type Verdict = z.infer<typeof verdict>
export type Finding = z.infer<typeof finding>
export type LineReport = z.infer<typeof lineReport>
export type MatchReport = z.infer<typeof match>
export type Report = z.infer<typeof report>
export type Question = Report['questions'][number]
