// An XLSX workbook written row by row: no sheet is ever whole in memory, and text is never a formula.
import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { TableCell } from '../app/batch/result-rows.ts'

export interface WorkbookSheet {
  readonly name: string
  readonly titles: readonly string[]
  /** Of each column, in characters; without it a program's own. */
  readonly widths?: readonly number[]
  /** Answers to choose from below a title, by the number of its column from 0; no comma in them. */
  readonly lists?: ReadonlyMap<number, readonly string[]>
  readonly rows: AsyncIterable<readonly TableCell[]> | Iterable<readonly TableCell[]>
}

/** Rows a sheet can hold; what comes beyond goes on in a further sheet under the same titles. */
export const MAX_SHEET_ROWS = 1_048_576
const MAX_CELL_TEXT = 32_767
const ROWS_WITH_LISTS = 10_000
const MAX_SHEET_NAME = 31
/** Rows written before the pieces made of them are handed over. */
const ROWS_A_PIECE = 256
const FASTEST = 1

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The bytes of the workbook, made while they are read. */
export async function* workbookBytes(sheets: Iterable<WorkbookSheet>, maxRows = MAX_SHEET_ROWS): AsyncGenerator<Uint8Array> {
  const archive = new Archive()
  const names: string[] = []
  for (const sheet of sheets) {
    const rows = iteratorOf(sheet.rows)
    let next = await rows.next()
    do {
      names.push(sheetName(sheet.name, names))
      archive.begin(`xl/worksheets/sheet${names.length}.xml`)
      archive.write(
        `${HEAD}<worksheet xmlns="${SPREADSHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>${widthsXml(sheet.widths)}<sheetData>`,
      )
      archive.write(rowXml(1, sheet.titles))
      for (let row = 2; row <= maxRows && next.done !== true; row += 1) {
        archive.write(rowXml(row, next.value))
        next = await rows.next()
        if (row % ROWS_A_PIECE === 0) yield* archive.taken()
      }
      archive.write(`</sheetData>${listsXml(sheet.lists)}</worksheet>`)
      archive.end()
      yield* archive.taken()
    } while (next.done !== true)
  }
  for (const [path, text] of frame(names)) {
    archive.begin(path)
    archive.write(text)
    archive.end()
  }
  archive.finish()
  yield* archive.taken()
}

async function* iterated(rows: WorkbookSheet['rows']): AsyncGenerator<readonly TableCell[]> {
  yield* rows
}

function iteratorOf(rows: WorkbookSheet['rows']): AsyncGenerator<readonly TableCell[]> {
  return iterated(rows)
}

/** A zip archive whose pieces are taken away as they are made. */
class Archive {
  #pieces: Uint8Array[] = []
  #text: string[] = []
  #entry: ZipDeflate | undefined
  readonly #zip = new Zip((error, piece) => {
    if (error !== null) throw error
    this.#pieces.push(piece)
  })

  begin(path: string): void {
    this.#entry = new ZipDeflate(path, { level: FASTEST })
    this.#zip.add(this.#entry)
  }

  write(text: string): void {
    this.#text.push(text)
    if (this.#text.length >= ROWS_A_PIECE) this.#pack(false)
  }

  end(): void {
    this.#pack(true)
  }

  finish(): void {
    this.#zip.end()
  }

  taken(): readonly Uint8Array[] {
    const pieces = this.#pieces
    this.#pieces = []
    return pieces
  }

  #pack(isLast: boolean): void {
    this.#entry?.push(strToU8(this.#text.join('')), isLast)
    this.#text = []
  }
}

function rowXml(row: number, cells: readonly TableCell[]): string {
  return `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row}`)).join('')}</row>`
}

function cellXml(cell: TableCell, reference: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell !== 'string') return `<c r="${reference}"><v>${cell.number}</v></c>`
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${cellText(cell.slice(0, MAX_CELL_TEXT))}</t></is></c>`
}

function widthsXml(widths: readonly number[] = []): string {
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`
}

function listsXml(lists: WorkbookSheet['lists'] = new Map()): string {
  const validations = [...lists].map(([column, values]) => {
    const name = columnName(column)
    const range = `${name}2:${name}${ROWS_WITH_LISTS}`
    return `<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>"${xmlText(values.join(','))}"</formula1></dataValidation>`
  })
  return validations.length === 0 ? '' : `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Characters that no XML may hold, and the halves of a pair that a cut text may end in. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Programs read `_x003D_` in a cell as the character of that number: text that looks so, and the return that XML would lose, is written so itself. */
function cellText(text: string): string {
  return xmlText(text.replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_'))
}

function xmlText(text: string): string {
  return text.replaceAll(NOT_XML, '').replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}

const LETTERS = 26
const CODE_OF_A = 65

function columnName(column: number): string {
  const rest = Math.floor(column / LETTERS)
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(CODE_OF_A + (column % LETTERS))}`
}

/** A name that no other sheet has, without the signs a sheet may not have in its name. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const plain = wanted.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, MAX_SHEET_NAME)
  for (let turn = 2, name = plain; ; turn += 1) {
    if (!taken.includes(name)) return name
    name = `${plain.slice(0, MAX_SHEET_NAME - 5)} ${turn}`
  }
}

function frame(names: readonly string[]): [string, string][] {
  const numbers = names.map((_, index) => index + 1)
  const sheets = names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  const relations = numbers.map((it) => `<Relationship Id="rId${it}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${it}.xml"/>`)
  const parts = numbers.map((it) => `<Override PartName="/xl/worksheets/sheet${it}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)
  const types = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>`
  return [
    ['[Content_Types].xml', `${HEAD}<Types xmlns="${PACKAGE}/content-types">${types}${parts.join('')}</Types>`],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ['xl/workbook.xml', `${HEAD}<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`],
  ]
}
