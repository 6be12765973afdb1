// Whether what a violation cites was in force, asked of documents.yaml itself and not of the code that chose the citations.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Edition } from '../../src/core/catalogue/edition.ts'
import type { Example } from '../../src/core/catalogue/schema/example.ts'
import type { Finding, LineReport } from '../../src/core/findings/report.ts'
import { root } from '../tidy/sources.ts'

const stated = z.object({
  documents: z.record(
    z.string(),
    z.object({
      inForce: z.string().optional(),
      published: z.string().optional(),
      year: z.number().optional(),
      until: z.string().optional(),
      draft: z.boolean().optional(),
    }),
  ),
})
export const documents = stated.parse(parse(readFileSync(join(root, 'catalogues/documents.yaml'), 'utf8'))).documents

/** Undefined where the document was in force that day; else why it may not be cited. Of a document known by its year only, that year counts. */
export function fault(number: string, day: string): string | undefined {
  const document = documents[number]
  if (document === undefined) return `${number} is not in documents.yaml`
  if (document.draft === true) return `${number} is a draft`
  const first = document.inForce ?? document.published ?? (document.year === undefined ? undefined : `${document.year}-01-01`)
  if (first === undefined) return `${number} has no day it was in force from`
  if (day < first) return `${number} was not in force on ${day}, only from ${first}`
  return document.until !== undefined && day > document.until ? `${number} had ended by ${day}` : undefined
}

const dated = z.object({
  issuedOn: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
  lines: z.array(z.object({ period: z.object({ from: z.string() }).optional(), facts: z.record(z.string(), z.unknown()).optional() })),
})
const DATE_FACT = { contract: 'contractedOn', application: 'appliedOn' } as const

/** The day that governs a finding: the item says which, a prohibition goes by the service, what two lines break together by the day of the bill. */
export function governingDay(edition: Edition, { bill }: Example, index: number, line: LineReport, finding: Finding): string {
  const { issuedOn, facts, lines } = dated.parse(bill)
  const own = lines[index]
  const id = finding.item ?? line.match?.item
  const item = edition.set.files.flatMap((file) => file.items ?? []).find((it) => it.id === id)
  if (finding.code === 'incompatible' || item?.governedBy === 'issue') return issuedOn
  const serviceDay = own?.period?.from ?? issuedOn
  if (item?.governedBy !== 'contract' && item?.governedBy !== 'application') return serviceDay
  const day = own?.facts?.[DATE_FACT[item.governedBy]] ?? facts?.[DATE_FACT[item.governedBy]]
  return typeof day === 'string' ? day : serviceDay
}
