// The inside of an XLSX file, repacked: the spreadsheet reader sees only parts whose real size we have counted.

import { zipSync } from 'fflate'
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { MAX_SHEET_SPANS, MAX_TABLE_CELLS, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS, type ZipCaps } from '../limits.ts'
import { type Refused, refused } from '../taken.ts'
import { ARCHIVE, OVER, TEXT } from '../wording.ts'
import { entryBytes, readDirectory } from '../zip.ts'

/** Parts that hold no cells: pictures, drawings, comments, pivots, links to other files, macros. */
const WITHOUT_CELLS =
  /(?:^|\/)(?:media|drawings|charts|embeddings|theme|pivotTables|pivotCache|externalLinks|threadedComments|tables|slicers|slicerCaches|timelines|customXml|docProps|printerSettings)\/|worksheets\/_rels\/|comments\d*\.xml$/
const PART = /\.(?:xml|rels)$/
const SHEET = /(?:^|\/)worksheets\/[^/]+\.xml$/
/** Bounded, because a pattern that may run on overflows the stack of the matcher on a long enough text. */
const MAX_TAG = 2_000
const CELL = new RegExp(`<(?:\\w{1,20}:)?c(?=[\\s/>])[^<]{0,${MAX_TAG}}`, 'g')
const REFERENCE = /\sr\s*=\s*["']([A-Za-z]{1,7})(\d{1,10})["']/
const SPAN = /<(?:\w{1,20}:)?(?:col|mergeCell)\s/g
const DOCTYPE = /<!doctype/i
const LETTERS = 26

export type Workbook = { readonly ok: true; readonly bytes: Uint8Array } | Refused

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((so, letter) => so * LETTERS + letter.charCodeAt(0) - 64, 0)
}

/** What a worksheet claims to span, found without building it: one cell at XFD1048576 would make a reader fill millions of them. */
function sheetFault(text: string): Bilingual | undefined {
  let cells = 0
  for (const [tag] of text.matchAll(CELL)) {
    cells += 1
    if (tag.length > MAX_TAG) return OVER.cellMarkup(MAX_TAG)
    const [, letters = 'A', row = '1'] = REFERENCE.exec(tag) ?? []
    if (columnOf(letters) > MAX_TABLE_COLUMNS) return OVER.columns(MAX_TABLE_COLUMNS)
    if (Number(row) > MAX_TABLE_ROWS) return OVER.rows(MAX_TABLE_ROWS)
    if (cells > MAX_TABLE_CELLS) return OVER.cells(MAX_TABLE_CELLS)
  }
  let spans = 0
  for (const _ of text.matchAll(SPAN)) {
    spans += 1
    if (spans > MAX_SHEET_SPANS) return OVER.spans(MAX_SHEET_SPANS)
  }
  return undefined
}

/** Unpacks what holds cells, checks it and packs it again without compression. */
export function repacked(bytes: Uint8Array, caps: ZipCaps): Workbook {
  const directory = readDirectory(bytes, caps)
  if (!directory.ok) return directory
  const parts: Record<string, Uint8Array> = Object.create(null)
  for (const entry of directory.entries) {
    if (!PART.test(entry.name) || WITHOUT_CELLS.test(entry.name)) continue
    const part = entryBytes(bytes, entry)
    if (!part) return refused(entry.name, ARCHIVE.damagedPart)
    const text = new TextDecoder().decode(part)
    if (DOCTYPE.test(text)) return refused(entry.name, TEXT.doctype)
    const fault = SHEET.test(entry.name) ? sheetFault(text) : undefined
    if (fault !== undefined) return refused(entry.name, fault)
    parts[entry.name] = part
  }
  return { ok: true, bytes: zipSync(parts, { level: 0 }) }
}
