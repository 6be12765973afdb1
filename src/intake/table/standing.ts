// What a row is before it is read: a line of which invoice, a row of sums, or nothing.
import { type Issuer, issuerOf } from './invoice-book.ts'
import { cellAt, type Row } from './row.ts'

const SUM_ROW = /^(?:合计|小计|总计|共计|本页合计|本页小计|累计|total|subtotal|grandtotal|sum)(?:[(:].*)?$/
/** No row of sums is called anything longer. */
const MAX_SUM_TEXT = 60

/** What a row is before it is read: `alone` has no number where the table has them, and is rejected by itself. */
export function standingOf(row: Row): 'blank' | 'sums' | 'alone' | 'of an invoice' {
  if (row.cells.every(({ text }) => text === '')) return 'blank'
  if (isSumRow(row)) return 'sums'
  return numberOf(row) === '' && row.header.fields.has('number') ? 'alone' : 'of an invoice'
}

/** The number of the invoice as it stands, empty where there is none or what is left of it is not what was meant. */
export function numberOf(row: Row): string {
  return soundText(row, row.header.fields.get('number'))
}

export function statedIssuer(row: Row): Issuer {
  const { fields } = row.header
  return knownIssuer(soundText(row, fields.get('issuerUscc')), soundText(row, fields.get('issuerName')))
}

function soundText(row: Row, column: number | undefined): string {
  const { kind, text } = cellAt(row, column)
  return kind === 'lossy' ? '' : text
}

let lastIssuer = { uscc: '', name: '', issuer: issuerOf('', '') }

/** One row mostly says what the row before it said. */
function knownIssuer(uscc: string, name: string): Issuer {
  if (lastIssuer.uscc !== uscc || lastIssuer.name !== name) lastIssuer = { uscc, name, issuer: issuerOf(uscc, name) }
  return lastIssuer.issuer
}

/** A row of sums says so in what it is for, where its number should stand, or in its first cell that says anything. */
function isSumRow(row: Row): boolean {
  const first = row.cells.find(({ text }) => text !== '')?.text ?? ''
  const { fields } = row.header
  return isSumText(first) || isSumText(cellAt(row, fields.get('description')).text) || isSumText(cellAt(row, fields.get('number')).text)
}

export function isSumText(text: string): boolean {
  return mayBeSum(text) && text.length <= MAX_SUM_TEXT && SUM_ROW.test(text.normalize('NFKC').replace(/\s/g, '').toLowerCase())
}

/** What a text of sums may begin with, and the stretch of characters that stand for nothing but themselves. */
const SUM_STARTS = '合小总共本累tsgTSG'
const [FIRST_MARK, LAST_ASCII, FIRST_HAN, LAST_HAN] = [0x21, 0x7f, 0x4e00, 0x9fff]

/** A first, cheap look: most texts begin with a plain character that none of those words begins with. */
function mayBeSum(text: string): boolean {
  const code = text.charCodeAt(0)
  const isPlain = (code >= FIRST_MARK && code <= LAST_ASCII) || (code >= FIRST_HAN && code <= LAST_HAN)
  return !isPlain || SUM_STARTS.includes(text.charAt(0))
}
