// Looking through the XML of a sheet while it is unpacked, without building it: how wide it is, what is merged, how many formulas it has.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { OVER, TEXT } from '../wording.ts'

export interface Merge {
  readonly startRow: number
  readonly startColumn: number
  readonly endRow: number
  readonly endColumn: number
}

export interface SheetBounds {
  readonly columns: number
  readonly merges: number
}

const LETTERS = 26
/** Rows of a worksheet; a row beyond them is none. */
const MAX_ROWS = 1_048_576
/** Bounded, so that no tag is carried from piece to piece without end. */
const MAX_TAG = 2_000
const TAG = /<(?:\w{1,20}:)?(c|f|mergeCell)(?=[\s/>])([^<>]{0,2000})>/g
const REFERENCE = /\sr\s*=\s*["']([A-Za-z]{1,7})(\d{1,10})["']/
const RANGE = /\sref\s*=\s*["']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})["']/
const DOCTYPE = /<!doctype/i

export function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((so, letter) => so * LETTERS + letter.charCodeAt(0) - 64, 0)
}

export class SheetScan {
  readonly merges: Merge[] = []
  formulas = 0
  fault: Bilingual | undefined
  readonly #isSheet: boolean
  readonly #bounds: SheetBounds
  readonly #decoder = new TextDecoder()
  #rest = ''

  constructor(isSheet: boolean, bounds: SheetBounds) {
    this.#isSheet = isSheet
    this.#bounds = bounds
  }

  add(piece: Uint8Array): void {
    if (this.fault === undefined) this.#look(this.#rest + this.#decoder.decode(piece, { stream: true }))
  }

  finish(): void {
    if (this.fault === undefined) this.#look(`${this.#rest}${this.#decoder.decode()}`)
  }

  #look(text: string): void {
    if (DOCTYPE.test(text)) this.fault = TEXT.doctype
    const lastTag = text.lastIndexOf('<')
    const end = lastTag >= 0 && !text.includes('>', lastTag) ? lastTag : text.length
    this.#rest = text.slice(end)
    if (this.#rest.length > MAX_TAG) this.fault = OVER.cellMarkup(MAX_TAG)
    if (!this.#isSheet) return
    for (const [, name, attributes = ''] of text.slice(0, end).matchAll(TAG)) {
      if (name === 'f') this.formulas += 1
      else if (name === 'c') this.#cell(attributes)
      else this.#merge(attributes)
      if (this.fault !== undefined) return
    }
  }

  #cell(attributes: string): void {
    const [, letters = 'A', row = '1'] = REFERENCE.exec(attributes) ?? []
    if (columnOf(letters) > this.#bounds.columns) this.fault = OVER.columns(this.#bounds.columns)
    else if (Number(row) > MAX_ROWS) this.fault = OVER.rows(MAX_ROWS)
  }

  #merge(attributes: string): void {
    const [, left = '', top = '', right = '', bottom = ''] = RANGE.exec(attributes) ?? []
    if (left === '') return
    if (this.merges.length >= this.#bounds.merges) this.fault = OVER.spans(this.#bounds.merges)
    this.merges.push({
      startRow: Number(top) - 1,
      startColumn: columnOf(left) - 1,
      endRow: Number(bottom) - 1,
      endColumn: Math.min(columnOf(right), this.#bounds.columns) - 1,
    })
  }
}
