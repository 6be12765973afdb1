// Bytes to take in and what comes of them: the fixtures, small builders of files, and shorthands for reading the result.
import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { expect } from 'vitest'
import type { Vocabulary } from '../../src/core/catalogue/vocabulary.ts'
import { parseInvoice } from '../../src/core/invoice/parse.ts'
import { createRegionTable } from '../../src/core/values/region.ts'
import { type Format, type IntakeDefaults, type IntakeFault, type TakenIn, type TakenInvoice, takeIn } from '../../src/intake/intake.ts'
import { FACTS } from '../core/vocabulary.ts'

export const HERE: IntakeDefaults = { jurisdiction: '650502' }

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)))
}

export function fixtureText(name: string): string {
  return new TextDecoder().decode(fixture(name))
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** One byte a character, for text in an encoding of its own. */
export function raw(...bytes: number[]): Uint8Array {
  return Uint8Array.from(bytes)
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

let gb18030Table: Map<string, number[]> | undefined

/** The two-byte part of GB18030, made from the decoder, since there is no encoder. */
function tableOfGb18030(): Map<string, number[]> {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const character = decoder.decode(raw(lead, trail))
      if (character.length === 1 && !table.has(character)) table.set(character, [lead, trail])
    }
  }
  return table
}

export function gb18030(text: string): Uint8Array {
  gb18030Table ??= tableOfGb18030()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    const pair = gb18030Table.get(character)
    if (code < 0x80) bytes.push(code)
    else if (pair) bytes.push(...pair)
    else throw new Error(`no two-byte form of ${character}`)
  }
  return Uint8Array.from(bytes)
}

/** What is said of a place, in English: most tests care about what is said, and wording.test.ts about both languages. */
export interface Said {
  readonly place: string
  readonly detail: string
}

export function inEnglish(faults: readonly IntakeFault[]): Said[] {
  return faults.map(({ place, detail }) => ({ place, detail: detail.en }))
}

type Told = Omit<TakenInvoice, 'unmapped'> & { readonly unmapped: readonly Said[] }
type ToldIn = Pick<TakenIn, 'format'> & {
  readonly invoices: readonly Told[]
  readonly rejected: readonly { readonly row: number; readonly faults: readonly Said[] }[]
}

/** The result of a file that must be taken. */
export async function taken(bytes: Uint8Array, format: Format, defaults: IntakeDefaults = {}): Promise<ToldIn> {
  const result = await takeIn(bytes, format, defaults)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.faults)}`)
  return {
    format: result.taken.format,
    invoices: result.taken.invoices.map((invoice) => ({ ...invoice, unmapped: inEnglish(invoice.unmapped) })),
    rejected: result.taken.rejected.map(({ row, faults }) => ({ row, faults: inEnglish(faults) })),
  }
}

/** The only invoice of a file that must be taken and hold one. */
export async function onlyInvoice(bytes: Uint8Array, format: Format, defaults: IntakeDefaults = {}): Promise<Told> {
  const { invoices, rejected } = await taken(bytes, format, defaults)
  expect(rejected).toEqual([])
  expect(invoices).toHaveLength(1)
  const [invoice] = invoices
  if (!invoice) throw new Error('no invoice')
  return invoice
}

/** The faults of a file that must be refused. */
export async function faultsOf(bytes: Uint8Array, format: Format, defaults: IntakeDefaults = {}): Promise<readonly Said[]> {
  const result = await takeIn(bytes, format, defaults)
  if (result.ok) throw new Error('taken, although it should have been refused')
  return inEnglish(result.faults)
}

const VOCABULARY: Vocabulary = {
  facts: new Map(FACTS.map((fact) => [fact.name, fact])),
  units: new Map(),
  unitNames: new Map(),
  roles: new Map(),
  points: new Map(),
}
const REGIONS = createRegionTable(JSON.parse(readFileSync(new URL('../../catalogues/regions.json', import.meta.url), 'utf8')))

/** What the core says to a body when it parses it: nothing when all is well. */
export function complaints(body: unknown): string[] {
  expect(typeof body).toBe('object')
  const parsed = parseInvoice(body, VOCABULARY, REGIONS)
  return parsed.ok ? [] : parsed.faults.map(({ pointer, detail }) => `${pointer}: ${detail.en}`)
}

/** The text of the fixture with one part replaced; a part that is not there is a mistake of the test. */
export function edited(name: string, part: string | RegExp, by: string): Uint8Array {
  const text = fixtureText(name)
  const isThere = typeof part === 'string' ? text.includes(part) : part.test(text)
  if (!isThere) throw new Error(`${name} does not hold ${String(part)}`)
  return utf8(text.replace(part, by))
}

/** A 数电票 of the given rows, as little around them as can be. */
export function einvoice(rows: string, totals = '', rest = ''): Uint8Array {
  return utf8(`<EInvoice><Header><EIid>1</EIid></Header><EInvoiceData>
    <BasicInformation>${totals}<RequestTime>2026-01-02 03:04:05</RequestTime></BasicInformation>
    ${rows}${rest}</EInvoiceData></EInvoice>`)
}

/** One row of a 数电票 from its elements. */
export function einvoiceRow(values: Readonly<Record<string, string>>): string {
  const elements = Object.entries(values).map(([name, value]) => `<${name}>${value}</${name}>`)
  return `<IssuItemInformation>${elements.join('')}</IssuItemInformation>`
}

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** The parts of a workbook with one sheet whose XML is given, as a spreadsheet program would write them. */
export function workbookParts(sheet: string, options: { readonly date1904?: boolean } = {}): Record<string, Uint8Array> {
  return {
    '[Content_Types].xml': utf8(`<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`),
    '_rels/.rels': utf8(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': utf8(
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}"><workbookPr${options.date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="账单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': utf8(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': utf8(`<worksheet xmlns="${SPREADSHEET}">${sheet}</worksheet>`),
  }
}

export function workbook(sheet: string, options: { readonly date1904?: boolean } = {}): Uint8Array {
  return zipSync(workbookParts(sheet, options))
}

const letterOf = (column: number): string => String.fromCharCode(65 + column)
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The `sheetData` of rows of text and numbers; a cell that is XML already begins with `<`. */
export function sheetData(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null, place: string): string => {
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
    if (value.startsWith('<')) return value.replace('<c', `<c r="${place}"`)
    return `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
  }
  const row = (values: readonly (string | number | null)[], index: number): string =>
    `<row r="${index + 1}">${values.map((value, column) => cell(value, `${letterOf(column)}${index + 1}`)).join('')}</row>`
  return `<sheetData>${rows.map(row).join('')}</sheetData>`
}
