// The shapes of what a page looks up beside a check: places, units, and the bills a file holds.
import { z } from 'zod'
import { bilingual } from '../core/catalogue/schema/words.ts'

export const regionList = z
  .object({
    total: z.int().describe('All that are meant, not only those listed.'),
    regions: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        fullName: z.string().describe('With what it lies in.'),
        level: z.enum(['country', 'province', 'city', 'county']),
        rulesOf: z.array(z.string()).describe('The levels that have rules of their own, narrowest first.'),
      }),
    ),
  })
  .meta({ id: 'RegionList', description: 'Places, the likest first.' })

export const unitList = z
  .object({
    units: z.array(
      z.object({
        id: z.string(),
        names: z.array(z.string()).describe('How bills write it.'),
        dimension: z.string().describe('Units of one dimension convert into each other.'),
        label: bilingual,
      }),
    ),
  })
  .meta({ id: 'UnitList', description: 'The units that prices are per.' })

const noted = z.object({ place: z.string(), detail: z.string() })
export const reading = z
  .object({
    format: z.enum(['json', 'ndjson', 'csv', 'xlsx', 'einvoice-cn', 'fiscal-bill', 'ubl', 'cii']),
    invoices: z.array(
      z.object({
        row: z.int().describe('The row or line of the file it begins on, from 1.'),
        invoice: z.unknown().describe('As `POST /v1/checks` takes it, as far as the file says; not yet held against the contract.'),
        unmapped: z.array(noted).describe('What stands in the file and has no place in the invoice.'),
      }),
    ),
    rejected: z.array(z.object({ row: z.int(), errors: z.array(noted) })).describe('Bills of the file that could not be read.'),
  })
  .meta({ id: 'Reading', description: 'The bills that a file holds.' })
