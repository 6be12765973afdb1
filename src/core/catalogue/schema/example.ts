// A golden bill (catalogues/examples): an invoice as it is posted and what the check must answer, documentation and test at once.
import { z } from 'zod'
import { bilingual, decimalText, itemId } from './words.ts'

// Codes and verdicts belong to the report, which this room does not know; the golden test compares them with the report's own.
const code = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, 'codes are lower-case words joined by hyphens')
const verdict = z.enum(['violation', 'undetermined', 'permitted', 'not-regulated'])
const fact = z.string().regex(/^[a-z][A-Za-z0-9]*(?:\.[a-z]+)?$/, 'not the name of a fact')
const sum = decimalText.describe('Yuan with two decimals.')

const expectedFinding = z
  .strictObject({
    code,
    cites: z.array(z.string().min(1)).describe('Documents the finding rests on, each once, in the order of the report.'),
    missing: z.array(fact).describe('Facts that would settle it.'),
  })
  .meta({ id: 'ExpectedFinding' })

const expectedLine = z
  .strictObject({
    id: z.string().min(1),
    verdict,
    allowed: sum.nullable(),
    excess: sum,
    item: itemId.nullable().describe('The item whose limit decided the line.'),
    findings: z.array(expectedFinding),
    asks: z.array(fact).describe('Questions put to whoever holds the bill.'),
  })
  .meta({ id: 'ExpectedLine' })

export const expectation = z
  .strictObject({
    verdict,
    charged: sum,
    allowed: sum.nullable(),
    excess: sum,
    lines: z.array(expectedLine).min(1),
    findings: z.array(expectedFinding).describe('Findings about the bill as a whole.'),
  })
  .meta({ id: 'Expectation', description: 'What the check must answer.' })

/** The clause of a document of the pilot that a bill demonstrates. */
const clause = z.strictObject({ document: z.string().min(1).describe('Title of the document.'), clause: z.string().min(1) })

export const example = z
  .strictObject({
    title: bilingual,
    shows: z.array(code).describe('Finding codes the report of this bill holds; none where all is in order.'),
    clauses: z
      .array(clause)
      .min(1)
      .optional()
      .describe('Clauses of the pilot’s documents it demonstrates, also those that must not accuse.'),
    explanation: bilingual.describe('Two sentences in which a person redoes the arithmetic on paper.'),
    bill: z.record(z.string(), z.unknown()).describe('The body exactly as posted to /v1/checks.'),
    expect: expectation,
  })
  .meta({ id: 'Example', title: 'Golden bill', description: 'A bill in, a report out.' })

export type Example = z.infer<typeof example>
export type Expectation = z.infer<typeof expectation>
export type ExpectedFinding = z.infer<typeof expectedFinding>
