// The files beside the catalogues: facts, units, roles, documents, reference prices and tolerances.
import { z } from 'zod'
import { citation, document } from './basis.ts'
import { condition } from './condition.ts'
import { bilingual, calendarDate, decimalText, issuerRole, kind, names, verification } from './words.ts'

const factName = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z]+)?$/)
export const fact = z
  .strictObject({
    name: factName,
    label: bilingual.optional().describe('What it is called in a condition; absent: its question stands there.'),
    type: z.enum(['enum', 'boolean', 'money', 'number', 'text', 'date']),
    values: z.array(z.strictObject({ value: z.string().min(1), label: bilingual })).optional(),
    unit: z.string().min(1).optional(),
    field: z
      .boolean()
      .optional()
      .describe('A field of the bill itself (payer.kind, issuer.role, quantity…): asked about like a fact, not given among the facts.'),
    question: bilingual,
  })
  .refine((it) => (it.type === 'enum') === (it.values !== undefined), { path: ['values'], message: 'an enum has values, nothing else has' })
  .meta({ id: 'Fact', description: 'A typed circumstance that rules ask about.' })
export const factsFile = z
  .strictObject({ facts: z.array(fact) })
  .meta({ id: 'FactsFile', description: 'catalogues/facts.yaml: the vocabulary of facts.' })

export const unit = z.strictObject({
  id: z.string().min(1),
  dimension: z.string().min(1).describe('Units of one dimension convert into each other.'),
  factor: decimalText.describe('How many base units of the dimension one is.'),
  names: names.describe('How bills write it.'),
  counted: z.boolean().optional().describe('Counted in whole things: a bill that names no quantity bills at least one.'),
  byDay: z.boolean().optional().describe('Spread over the days of a period, so that a period that straddles a change can be split by day.'),
  label: bilingual,
})
export const unitsFile = z
  .strictObject({ units: z.array(unit) })
  .meta({ id: 'UnitsFile', description: 'catalogues/units.yaml: units that prices are per.' })

const role = z.strictObject({
  role: issuerRole,
  label: bilingual,
  bound: z
    .enum(['all', 'listed', 'none'])
    .describe(
      'all: nothing outside the lists; listed: lists and prohibitions bind what they name; none: only prohibitions that name everyone.',
    ),
  boundWith: z.array(kind).optional().describe('Bound only for what is billed together with a charge of these kinds.'),
  boundWhen: condition.optional().describe('A role bound only by what is listed is bound by everything where this is known to hold.'),
  kinds: z.array(kind).describe('Kinds of catalogue that could list what this role charges.'),
})
export const rolesFile = z
  .strictObject({ roles: z.array(role) })
  .meta({ id: 'RolesFile', description: 'catalogues/roles.yaml: issuer roles and what binds them.' })
export const documentsFile = z
  .strictObject({ documents: z.record(z.string().min(1), document) })
  .meta({ id: 'DocumentsFile', description: 'catalogues/documents.yaml: every document cited, once.' })

export const referenceValue = z.strictObject({
  from: calendarDate,
  to: calendarDate.optional(),
  price: decimalText,
  published: calendarDate.optional(),
})
export const referenceSeries = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/, 'ids of series are words joined by dots and hyphens')
    .describe('One series for each class of customer, voltage and time-of-use band.'),
  unit: z.string().min(1),
  title: bilingual,
  customerClass: z.string().min(1).optional().describe('Whose price it is, as in the fact customerClass.'),
  voltage: z.string().min(1).optional().describe('Voltage level, as the price table names it.'),
  touBand: z.string().min(1).optional().describe('Time-of-use band, as in the fact touBand.'),
  verification,
  basis: z.array(citation),
  values: z.array(referenceValue),
})
export const referenceFile = z
  .strictObject({ series: z.array(referenceSeries) })
  .meta({ id: 'ReferenceFile', description: 'catalogues/reference-prices.yaml: prices that a markup starts from.' })

export const tolerancesFile = z
  .strictObject({
    line: z.strictObject({ amount: decimalText, reason: bilingual }),
    total: z.strictObject({ perLine: decimalText, reason: bilingual }),
    confirmation: z
      .strictObject({ withinDays: z.int().positive(), reason: bilingual })
      .optional()
      .describe('For how long a value without an end may stand uncompared before lint asks for it to be compared again; absent: for ever.'),
  })
  .meta({
    id: 'TolerancesFile',
    description: 'catalogues/tolerances.yaml: how far sums may differ by rounding, how old a comparison may be.',
  })

export type Fact = z.infer<typeof fact>
export type Unit = z.infer<typeof unit>
export type Role = z.infer<typeof role>
export type ReferenceSeries = z.infer<typeof referenceSeries>
export type Tolerances = z.infer<typeof tolerancesFile>
