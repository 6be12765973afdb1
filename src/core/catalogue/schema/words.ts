// The closed vocabularies of the contract: kinds, issuer roles, payer kinds, verification and the texts in two languages.
import { z } from 'zod'
import { isCalendarDate } from '../../values/date.ts'
import { isDecimalText } from '../../values/decimal.ts'

export const KINDS = [
  'government-fund',
  'administrative-fee',
  'deposit',
  'government-priced-service',
  'electricity-tariff',
  'toll-discount',
  'utility-charge',
  'port-charge',
  'intermediary-service',
  'relief',
  'prohibition',
] as const
export const ISSUER_ROLES = [
  'administrative-agency',
  'public-institution',
  'public-utility',
  'non-grid-supplier',
  'trade-association',
  'bank',
  'intermediary',
  'port-operator',
  'toll-operator',
  'contracting-party',
  'enterprise',
] as const
export const PAYER_KINDS = ['enterprise', 'small-or-micro-enterprise', 'individual-business', 'individual', 'public-body'] as const
export const VERIFICATIONS = ['original', 'public-copy', 'unconfirmed'] as const
export const GOVERNING_DATES = ['service', 'issue', 'contract', 'application'] as const

export const kind = z.enum(KINDS).meta({ id: 'Kind', description: 'Kind of catalogue.' })
export const issuerRole = z.enum(ISSUER_ROLES).meta({ id: 'IssuerRole', description: 'In what capacity the issuer charges.' })
export const payerKind = z.enum(PAYER_KINDS).meta({ id: 'PayerKind', description: 'Who pays.' })
export const verification = z.enum(VERIFICATIONS).meta({
  id: 'Verification',
  description: 'How far a value was compared with its document: read in the original, seen in a public copy, or not yet compared.',
})
export const governedBy = z.enum(GOVERNING_DATES).meta({
  id: 'GoverningDate',
  description:
    'Which date decides what was in force: the service period (default), the day of issue, of the contract or of the application.',
})

export const calendarDate = z
  .string()
  .refine(isCalendarDate, 'not a day of the calendar, written YYYY-MM-DD')
  .meta({ id: 'CalendarDate', format: 'date', description: 'Day in China Standard Time.' })
export const decimalText = z
  .string()
  .refine(isDecimalText, "not a plain decimal in quotes, such as '12.5'")
  .meta({ id: 'DecimalText', description: 'Decimal number as text.' })
const notAPlace = 'not CN or a GB/T 2260 code of 2, 4 or 6 digits'
export const jurisdiction = z
  .union([z.literal('CN'), z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/, notAPlace)], notAPlace)
  .meta({ id: 'Jurisdiction', description: 'CN or a GB/T 2260 code of 2, 4 or 6 digits.' })
export const itemId = z
  .string()
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'ids are lower-case words joined by dots and hyphens')
  .meta({ id: 'ItemId', description: 'Id of an entry, kept for good.' })
export const bilingual = z
  .strictObject({ zh: z.string().min(1), en: z.string().min(1) })
  .meta({ id: 'Bilingual', description: 'The same text in Chinese and English.' })
const chargeName = z.string().min(1).max(80)
export const names = z.array(chargeName)

export type Kind = z.infer<typeof kind>
export type IssuerRole = z.infer<typeof issuerRole>
export type PayerKind = z.infer<typeof payerKind>
export type Verification = z.infer<typeof verification>
export type GoverningDate = z.infer<typeof governedBy>
export type Bilingual = z.infer<typeof bilingual>
