// What a workbook says of its sheets before any cell is read: names, parts, merged cells, formulas; every part is unpacked once and counted.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { BATCH_ZIP_CAPS, MAX_SHEET_MERGES, MAX_SHEET_TEXTS, MAX_TABLE_COLUMNS } from '../limits.ts'
import { type Refused, refused } from '../taken.ts'
import { ARCHIVE, FILE } from '../wording.ts'
import { eachPiece, entryBytes, readDirectory, type ZipEntry } from '../zip.ts'
import { type Merge, SheetScan } from './sheet-scan.ts'

const SHEET_PART = /(?:^|\/)worksheets\/[^/]+\.xml$/
const PART = /\.(?:xml|rels)$/
const TEXTS_PART = /(?:^|\/)sharedStrings\.xml$/
/** A part that says where things are is never longer. */
const MAX_MAP_PART = 4 * 1024 * 1024
const DOCTYPE = /<!doctype/i

export interface WorkbookSheet {
  /** Its place among all sheets, from 0. */
  readonly index: number
  readonly name: string
  readonly isHidden: boolean
  readonly merges: readonly Merge[]
  readonly formulas: number
}

export type WorkbookParts = { readonly ok: true; readonly epoch: '1900' | '1904'; readonly sheets: readonly WorkbookSheet[] } | Refused

export function readParts(bytes: Uint8Array): WorkbookParts {
  const directory = readDirectory(bytes, BATCH_ZIP_CAPS)
  if (!directory.ok) return directory
  const entries = new Map(directory.entries.map((entry) => [entry.name, entry]))
  const workbook = textOf(bytes, entries.get('xl/workbook.xml'))
  const relations = textOf(bytes, entries.get('xl/_rels/workbook.xml.rels'))
  if (workbook === undefined || relations === undefined) return refused('byte 1', FILE.notAWorkbook)
  const texts = directory.entries.find(({ name }) => TEXTS_PART.test(name))
  if (texts !== undefined && texts.size > MAX_SHEET_TEXTS) return refused(texts.name, ARCHIVE.unpacksTooLarge)
  const scans = new Map<string, SheetScan>()
  for (const entry of directory.entries) {
    const scan = new SheetScan(SHEET_PART.test(entry.name), { columns: MAX_TABLE_COLUMNS, merges: MAX_SHEET_MERGES })
    const fault = scanned(bytes, entry, scan)
    if (fault !== undefined) return refused(entry.name, fault)
    scans.set(entry.name, scan)
  }
  const targets = new Map(tags(relations, 'Relationship').map(({ Id = '', Target = '' }) => [Id, partPath(Target)]))
  const sheets = tags(workbook, 'sheet').map((attributes, index): WorkbookSheet => {
    const scan = scans.get(targets.get(attributes['id'] ?? '') ?? '')
    return {
      index,
      name: attributes['name'] ?? String(index + 1),
      isHidden: /^(?:hidden|veryHidden)$/.test(attributes['state'] ?? ''),
      merges: scan?.merges ?? [],
      formulas: scan?.formulas ?? 0,
    }
  })
  const epoch = tags(workbook, 'workbookPr').some(({ date1904 }) => date1904 === '1' || date1904 === 'true') ? '1904' : '1900'
  return sheets.length === 0 ? refused('byte 1', FILE.notAWorkbook) : { ok: true, epoch, sheets }
}

/** Unpacks the part to the end, so that its real size is known, and says what is wrong with it. */
function scanned(bytes: Uint8Array, entry: ZipEntry, scan: SheetScan): Bilingual | undefined {
  if (!PART.test(entry.name)) return undefined
  const isWhole = eachPiece(bytes, entry, (piece) => scan.add(piece))
  scan.finish()
  return isWhole ? scan.fault : (scan.fault ?? ARCHIVE.damagedPart)
}

function textOf(bytes: Uint8Array, entry: ZipEntry | undefined): string | undefined {
  if (entry === undefined || entry.size > MAX_MAP_PART) return undefined
  const part = entryBytes(bytes, entry)
  const text = part === undefined ? undefined : new TextDecoder().decode(part)
  return text === undefined || DOCTYPE.test(text) ? undefined : text
}

function partPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** The attributes of every element of this name, without their prefixes. */
function tags(text: string, name: string): Record<string, string>[] {
  const found = text.matchAll(new RegExp(`<(?:\\w{1,20}:)?${name}\\s([^<>]{0,2000})>`, 'g'))
  return [...found].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/(?:\w{1,20}:)?(\w{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', a, b]) => [
        key,
        plain(a ?? b ?? ''),
      ]),
    ),
  )
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plain(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}
