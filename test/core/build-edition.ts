// Builds small synthetic editions: a test states what matters to it, everything else is filled in.
import { readFileSync } from 'node:fs'
import type { Language } from '../../src/core/assess/outcome.ts'
import type { CatalogueSet, PlacedFile } from '../../src/core/catalogue/catalogue-set.ts'
import { createEdition, type Edition } from '../../src/core/catalogue/edition.ts'
import type { Document } from '../../src/core/catalogue/schema/basis.ts'
import { type Coverage, catalogueFile } from '../../src/core/catalogue/schema/file.ts'
import type { Item } from '../../src/core/catalogue/schema/item.ts'
import type { Limit, LimitShape } from '../../src/core/catalogue/schema/limit.ts'
import type { Incompatible, Prohibition, Relief } from '../../src/core/catalogue/schema/rule.ts'
import type { Fact, ReferenceSeries } from '../../src/core/catalogue/schema/vocabulary.ts'
import type { Kind } from '../../src/core/catalogue/schema/words.ts'
import { check as judge } from '../../src/core/check.ts'
import type { LineReport, Report } from '../../src/core/findings/report.ts'
import { parseInvoice } from '../../src/core/invoice/parse.ts'
import { buildScope, type Scope } from '../../src/core/match/scope.ts'
import { createRegionTable } from '../../src/core/values/region.ts'
import { FACTS, NAMES, ROLES, TOLERANCES, UNITS } from './vocabulary.ts'

export const REGIONS = createRegionTable(JSON.parse(readFileSync(new URL('../../catalogues/regions.json', import.meta.url), 'utf8')))

/** What every rule of a test rests on unless it says otherwise. */
export const GROUND = { from: '2000-01-01', basis: [{ document: 'D', clause: '1' }], verification: 'original' } as const
type Ground = Partial<Pick<Limit, 'from' | 'to' | 'basis' | 'verification' | 'lastConfirmed' | 'copies' | 'when'>>
const ground = (more: Ground) => ({ ...GROUND, basis: [...GROUND.basis], ...more })
const named = (text: string) => ({ zh: text, en: `${text} (en)` })

export function limit(shape: LimitShape, more: Ground = {}): Limit {
  return { limit: shape, ...ground(more) }
}

/** An item whose name in Chinese is its id, so that a line finds it by its id. */
export function item(id: string, limits: Limit[], more: Partial<Item> = {}): Item {
  return { id, name: named(id), limits, ...more }
}

export function ended(how: NonNullable<Item['ended']>[number]['how'], more: Ground = {}): NonNullable<Item['ended']>[number] {
  return { how, ...ground(more) }
}

export function prohibition(id: string, more: Partial<Prohibition> = {}): Prohibition {
  return { id, name: named(id), reach: 'named', names: [id], ...ground({}), ...more }
}

/** The rule that nothing outside the lists may be charged. */
export function offList(more: Partial<Prohibition> = {}): Prohibition {
  return { id: 'off-list', name: named('off-list'), reach: 'off-list', ...ground({}), ...more }
}

export function relief(id: string, appliesTo: string[], payable: string, more: Partial<Relief> = {}): Relief {
  return { id, name: named(id), appliesTo, payable, combine: 'alternative', ...ground({}), ...more }
}

export function pair(id: string, items: string[], forbids: string[], more: Partial<Incompatible> = {}): Incompatible {
  return { id, name: named(id), items, forbids, ...ground({}), ...more }
}

export interface Shelf {
  kind?: Kind
  jurisdiction?: string
  coverage?: Partial<Coverage>
  items?: Item[]
  prohibitions?: Prohibition[]
  reliefs?: Relief[]
  incompatible?: Incompatible[]
}

export interface Contents {
  documents?: Record<string, Document>
  references?: ReferenceSeries[]
  facts?: Fact[]
}

const DOCUMENTS: Record<string, Document> = { D: { title: 'Document D', inForce: '2000-01-01' } }

function shelved({ kind = 'administrative-fee', jurisdiction = 'CN', coverage, ...rest }: Shelf): PlacedFile {
  const path = `${jurisdiction}/${kind}.yaml`
  const state = { state: 'partial' as const, lastConfirmed: '2030-01-01', missing: [], ...coverage }
  return { ...catalogueFile.parse({ kind, jurisdiction, title: named(path), coverage: state, ...rest }), path }
}

export function setOf(shelves: readonly Shelf[], contents: Contents = {}): CatalogueSet {
  return {
    files: shelves.map(shelved),
    facts: [...FACTS, ...(contents.facts ?? [])],
    units: UNITS,
    roles: ROLES,
    documents: { ...DOCUMENTS, ...contents.documents },
    references: contents.references ?? [],
    tolerances: TOLERANCES,
    names: NAMES,
  }
}

export interface Built {
  readonly edition: Edition
  /** Judges a bill; what it leaves out is filled in: an agency in Yizhou district of Hami, 15 June 2023. */
  readonly check: (bill: object, language?: Language) => Report
  /** Judges a bill of one line and returns the line. */
  readonly line: (line: object, bill?: object, language?: Language) => LineReport
}

export const BILL = { jurisdiction: '650502', issuedOn: '2023-06-15', issuer: { role: 'administrative-agency' } } as const

export function buildEdition(shelves: readonly Shelf[] | Shelf, contents: Contents = {}, number = 1): Built {
  const edition = createEdition(number, setOf([shelves].flat(), contents), REGIONS)
  const scopes = new Map<string, Scope>()
  const check = (bill: object, language: Language = 'zh'): Report => {
    const parsed = parseInvoice({ ...BILL, ...bill }, edition.vocabulary, REGIONS)
    if (!parsed.ok) throw new Error(`the bill of the test is faulty: ${JSON.stringify(parsed.faults)}`)
    const { invoice } = parsed
    const scope = scopes.get(invoice.jurisdiction) ?? buildScope(edition, invoice.chain)
    scopes.set(invoice.jurisdiction, scope)
    return judge(invoice, edition, scope, language)
  }
  return { edition, check, line: (line, bill = {}, language = 'zh') => firstLine(check({ ...bill, lines: [line] }, language)) }
}

export function firstLine(report: Report): LineReport {
  const [line] = report.lines
  if (line === undefined) throw new Error('the report has no line')
  return line
}

/** What a line came to, in few words: `violation 10.00 2.00 above-limit`. */
export function gist(line: LineReport): string {
  return [line.verdict, line.allowed ?? '-', line.excess, ...line.findings.map((it) => it.code)].join(' ')
}

/** A line for the item of this id. */
export function charge(description: string, amount: string, more: object = {}): object {
  return { description, amount, ...more }
}
