// Administrative regions by their GB/T 2260 codes: which exist, since when and until when, what they are called and what lies in what.
import { z } from 'zod'
import { covers, isCalendarDate } from './date.ts'

/** The widest jurisdiction; every region lies in it. */
export const COUNTRY = 'CN'

const regionCode = z.string().regex(/^\d{2}(?:\d{2}(?:\d{2})?)?$/, 'not a GB/T 2260 code of 2, 4 or 6 digits')
const name = z.string().min(1)
const date = z.string().refine(isCalendarDate, 'not a day of the calendar, written YYYY-MM-DD')

const regionSource = z
  .strictObject({ title: name, publisher: name, date, link: z.url().optional(), note: name.optional() })
  .refine((source) => source.link !== undefined || source.note !== undefined, 'give a link, or say in a note where it can be found')

const overlayEntry = z.strictObject({
  code: regionCode,
  name,
  validFrom: date.optional().describe('First day; absent: as long as records go back.'),
  validTo: date.optional().describe('Last day; absent: still valid.'),
  succeededBy: z.array(regionCode).nonempty().optional().describe('The codes that took its place.'),
  decision: name.describe('Key of the decision this rests on.'),
  note: name.optional(),
})

/** The shape of catalogues/regions.json: a table as published at one moment, and what changed before and after it. */
export const regionFile = z
  .strictObject({
    standard: name,
    cutoff: date.describe('The day the published table describes.'),
    source: regionSource,
    decisions: z.record(z.string(), regionSource),
    overlay: z.array(overlayEntry).describe('Newer and retired codes, and validity added to codes of the table.'),
    regions: z.array(z.tuple([regionCode, name])).nonempty(),
  })
  .meta({ id: 'RegionFile', description: 'Region codes of GB/T 2260 with their validity.' })
export type RegionFile = z.infer<typeof regionFile>

export type RegionLevel = 'country' | 'province' | 'city' | 'county'
const levelByLength = new Map<number, RegionLevel>([
  [2, 'province'],
  [4, 'city'],
  [6, 'county'],
])

export interface Region {
  readonly code: string
  readonly name: string
  readonly level: RegionLevel
  readonly validFrom?: string | undefined
  readonly validTo?: string | undefined
  readonly succeededBy: readonly string[]
}

export type RegionTable = ReadonlyMap<string, Region>

/** `unknown`: no such code; `not-yet` and `retired`: a code of another day, whose region comes along to be named. */
export type ParsedRegion =
  | { readonly ok: true; readonly region: Region }
  | { readonly ok: false; readonly reason: 'unknown' }
  | { readonly ok: false; readonly reason: 'not-yet' | 'retired'; readonly region: Region }

/** Reads the table from the content of regions.json; throws where the file contradicts itself. */
export function createRegionTable(content: unknown): RegionTable {
  const file = regionFile.parse(content)
  const country: Region = { code: COUNTRY, name: '中国', level: 'country', succeededBy: [] }
  const table = new Map<string, Region>([[COUNTRY, country]])
  for (const [code, called] of file.regions) {
    if (table.has(code)) throw new Error(`region ${code} stands twice in the table`)
    table.set(code, { code, name: called, level: levelOf(code), succeededBy: [] })
  }
  const overlaid = new Set<string>()
  for (const { code, name: called, validFrom, validTo, succeededBy = [], decision } of file.overlay) {
    if (overlaid.has(code)) throw new Error(`region ${code} stands twice in the overlay`)
    if (!Object.hasOwn(file.decisions, decision)) throw new Error(`region ${code} rests on ${decision}, which is not among the decisions`)
    overlaid.add(code)
    table.set(code, { code, name: called, level: levelOf(code), validFrom, validTo, succeededBy })
  }
  refuseContradictions(table)
  return table
}

/** Reads a code, and with a date asks whether it was in force on that day. */
export function parseRegion(table: RegionTable, code: string, on?: string): ParsedRegion {
  const region = table.get(code)
  if (region === undefined) return { ok: false, reason: 'unknown' }
  if (on === undefined || validOn(region, on)) return { ok: true, region }
  return { ok: false, reason: region.validFrom !== undefined && on < region.validFrom ? 'not-yet' : 'retired', region }
}

/** Without a date: whether the code ever existed; with one: whether it did on that day. */
export function regionExists(table: RegionTable, code: string, on?: string): boolean {
  return parseRegion(table, code, on).ok
}

export function validOn(region: Region, on: string): boolean {
  return covers({ from: region.validFrom, to: region.validTo }, on)
}

/** As many as the country has counties, and some. */
const MAX_REMEMBERED = 5000
const chains = new Map<string, readonly string[]>()

/** The region and all it lies in, narrowest first: 650502, 6505, 65, CN. One list for each, however often it is asked for. */
export function chainOf(code: string): readonly string[] {
  let chain = chains.get(code)
  if (chain === undefined) {
    if (chains.size >= MAX_REMEMBERED) chains.clear()
    chain = outwards(code)
    chains.set(code, chain)
  }
  return chain
}

function outwards(code: string): readonly string[] {
  if (code === COUNTRY) return [COUNTRY]
  const chain: string[] = []
  for (let length = code.length; length >= 2; length -= 2) chain.push(code.slice(0, length))
  return [...chain, COUNTRY]
}

/** Whether `inner` is `outer` or lies in it. */
export function contains(outer: string, inner: string): boolean {
  return chainOf(inner).includes(outer)
}

export function regionName(table: RegionTable, code: string): string | undefined {
  return table.get(code)?.name
}

// Codes that hold a place in the hierarchy and are no part of an address.
const placeholder = /^(?:市辖区|县|(?:省|自治区)直辖县级行政区划)$/

/** The name as an address begins: 新疆维吾尔自治区哈密市伊州区. */
export function fullRegionName(table: RegionTable, code: string): string | undefined {
  if (code === COUNTRY || !table.has(code)) return regionName(table, code)
  const names = chainOf(code)
    .filter((outer) => outer !== COUNTRY)
    .map((outer) => regionName(table, outer) ?? '')
  return names
    .reverse()
    .filter((called, place) => place === names.length - 1 || !placeholder.test(called))
    .join('')
}

/** The codes in whose place the region stands today: itself, unless it was succeeded. */
export function currentCodes(table: RegionTable, code: string): string[] {
  const region = table.get(code)
  if (region === undefined) return []
  if (region.succeededBy.length === 0) return [code]
  return [...new Set(region.succeededBy.flatMap((next) => currentCodes(table, next)))]
}

function levelOf(code: string): RegionLevel {
  const level = levelByLength.get(code.length)
  if (level === undefined) throw new Error(`region ${code} has no level`)
  return level
}

function refuseContradictions(table: RegionTable): void {
  for (const { code, validFrom, validTo, succeededBy } of table.values()) {
    const orphan = chainOf(code).find((outer) => !table.has(outer))
    if (orphan !== undefined) throw new Error(`region ${code} lies in ${orphan}, which is not in the table`)
    if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) throw new Error(`region ${code} ends before it begins`)
    if (succeededBy.length > 0 && validTo === undefined) throw new Error(`region ${code} is succeeded and has no last day`)
    for (const next of succeededBy) {
      const since = table.get(next)?.validFrom
      // Later than its predecessor ended: this also keeps the successions from running in a circle.
      if (since === undefined || validTo === undefined || since <= validTo)
        throw new Error(`region ${code} is succeeded by ${next}, which does not follow it`)
    }
  }
}
