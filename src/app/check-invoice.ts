// Checking one invoice that came as JSON.

import type { Language } from '../core/assess/outcome.ts'
import type { EditionHead } from '../core/catalogue/edition.ts'
import { check } from '../core/check.ts'
import type { Report } from '../core/findings/report.ts'
import { MAX_FAULTS } from '../core/invoice/limits.ts'
import { parseInvoice } from '../core/invoice/parse.ts'
import { regionExists } from '../core/values/region.ts'
import type { Library } from './library.ts'
import { type Answer, failed } from './problems.ts'

export interface CheckRequest {
  /** The decoded body. */
  readonly body: unknown
  readonly language: Language
  /** Judge by an earlier edition; absent: the newest. */
  readonly edition?: number | undefined
}

export function checkInvoice(library: Library, request: CheckRequest): Answer<Report> {
  const edition = findEdition(library, request.edition)
  if (!edition.ok) return edition
  const parsed = parseInvoice(request.body, edition.value.vocabulary, edition.value.regions)
  if (!parsed.ok) {
    const detail = { zh: `单据有 ${parsed.faults.length} 处不符合要求`, en: `The invoice has ${parsed.faults.length} fault(s)` }
    return failed('invalid-invoice', detail, parsed.faults.slice(0, MAX_FAULTS))
  }
  const scope = library.scope(edition.value, parsed.invoice.jurisdiction)
  return { ok: true, value: check(parsed.invoice, edition.value, scope, request.language) }
}

/**
 * Brings into memory what the check of this body needs: the edition, and what reaches the place the body names, if that is a place.
 * Answers with the number to judge by: a newer edition may come into force meanwhile, and was not prepared. At once where all of the edition is in memory:
 * every turn of the event loop's queue counts in a short check.
 */
export function prepareFor(library: Library, body: unknown, edition: number | undefined): number | Promise<number> {
  const number = edition ?? library.current().number
  return library.holdsWhole(number) ? number : prepare(library, body, number)
}

async function prepare(library: Library, body: unknown, number: number): Promise<number> {
  const place = typeof body === 'object' && body !== null && 'jurisdiction' in body ? body.jurisdiction : undefined
  await library.prepare({ edition: number })
  const head = library.edition(number)
  if (head === undefined || typeof place !== 'string' || !regionExists(head.regions, place)) return number
  await library.prepare({ edition: number, jurisdiction: place })
  return number
}

export function findEdition(library: Library, number: number | undefined): Answer<EditionHead> {
  const edition = number === undefined ? library.current() : library.edition(number)
  if (edition !== undefined) return { ok: true, value: edition }
  return failed('unknown-edition', { zh: '请用 GET /v1/editions 查看已发布的版本', en: 'No edition with this number has been published' })
}
