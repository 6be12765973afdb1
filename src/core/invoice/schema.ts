// What callers submit (contract section 2): one zod schema of its structure, which also feeds the OpenAPI document. What the texts must mean
// (decimals, days, codes, credits) is checked beside it in sense.ts, so that faults of both kinds are told at once.
import { z } from 'zod'
import { type Bilingual, issuerRole, payerKind } from '../catalogue/schema/words.ts'
import { MAX_ID, MAX_LINE_ID, MAX_LINES, MAX_TEXT, MAX_UNIT } from './limits.ts'
import { SAID, SCHEMA } from './wording.ts'

/** A union says only that nothing fits; these words say what would, unless there is nothing at all. */
const elseSaid = (words: Bilingual) => ({
  error: ({ input }: { readonly input?: unknown }) => (input === undefined ? SAID.missing.en : words.en),
})

/** A decimal as text; JSON numbers of up to fifteen significant digits are taken too. */
export const decimalInput = z.union([z.string(), z.number()], elseSaid(SCHEMA.decimal)).meta({
  id: 'Decimal',
  description:
    'Plain decimal as text, at most 15 digits before and after the point. JSON numbers of up to 15 significant digits are accepted.',
  examples: ['390.00'],
})
export const dateInput = z
  .string()
  .meta({ id: 'Date', format: 'date', description: 'Day in China Standard Time, YYYY-MM-DD.', examples: ['2023-04-17'] })

const text = z.string().min(1).max(MAX_TEXT)
const period = z
  .strictObject({ from: dateInput, to: dateInput })
  .meta({ id: 'Period', description: 'First and last day of the service, both counted.' })
const uscc = z
  .string()
  .meta({ id: 'Uscc', description: 'Unified social credit code of 18 characters with its check character, GB 32100-2015.' })

/** Facts by name; names and values are checked against the vocabulary of the edition. */
export const factsInput = z
  .record(z.string(), z.union([z.string(), z.boolean(), z.number()], elseSaid(SCHEMA.fact)))
  .meta({ id: 'Facts', description: 'Facts of the vocabulary at GET /v1/facts.', examples: [{ customerClass: 'residential' }] })
const tax = z
  .strictObject({ rate: decimalInput.optional(), net: decimalInput.optional(), amount: decimalInput.optional() })
  .meta({ id: 'Tax', description: 'The tax contained in the amount.' })

export const line = z
  .strictObject({
    id: z.string().min(1).max(MAX_LINE_ID).optional().describe('Default: the position of the line, from 1.'),
    code: text.nullish().describe('The charge code the bill bears, or the id of the item to judge the line by.'),
    description: text.nullish().describe('The name of the charge as the bill writes it; required where there is no code.'),
    quantity: decimalInput.nullish(),
    unit: z.string().min(1).max(MAX_UNIT).nullish(),
    unitPrice: decimalInput.nullish().describe('Tax included.'),
    amount: decimalInput.describe('What is charged, tax included; negative only on a credit line.'),
    tax: tax.nullish(),
    credit: z.boolean().optional().describe('A credit line: its amount is negative.'),
    period: period.nullish(),
    facts: factsInput.optional(),
  })
  .meta({ id: 'InvoiceLine', description: 'One line of a bill.' })

const issuer = z
  .strictObject({ name: text.nullish(), uscc: uscc.nullish(), role: issuerRole.nullish() })
  .meta({ id: 'Issuer', description: 'Who charges, and in what capacity.' })
const payer = z
  .strictObject({ name: text.nullish(), uscc: uscc.nullish(), kind: payerKind.nullish() })
  .meta({ id: 'Payer', description: 'Who pays, and what kind of payer it is.' })

/** The body of `POST /v1/checks`. */
export const invoiceInput = z
  .strictObject({
    id: z.string().min(1).max(MAX_ID).nullish(),
    issuer: issuer.nullish(),
    payer: payer.nullish(),
    jurisdiction: z.string().describe('Place of the bill: CN or a GB/T 2260 code of 2, 4 or 6 digits.'),
    issuedOn: dateInput,
    currency: z.literal('CNY', SCHEMA.onlyYuan.en).default('CNY'),
    lines: z.array(line).min(1, SCHEMA.noLines.en).max(MAX_LINES, SCHEMA.manyLines.en),
    facts: factsInput.optional().describe('Facts that hold for every line.'),
    total: decimalInput.nullish(),
  })
  .meta({ id: 'Invoice', description: 'A bill to check.' })

export type InvoiceInput = z.infer<typeof invoiceInput>
export type LineInput = z.infer<typeof line>
