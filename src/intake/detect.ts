// Which format some bytes are in: magic numbers, then the root of an XML file, then the shape of the text, then the hint.
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import { NODE_ZIP_CAPS } from './limits.ts'
import type { Format } from './taken.ts'
import { decodeTableText } from './text.ts'
import { FORMAT } from './wording.ts'
import { sniffXml } from './xml/sniff.ts'
import { decodeXml } from './xml.ts'
import { readDirectory } from './zip.ts'

export interface DetectionHint {
  readonly mediaType?: string
  readonly fileName?: string
}

export type Detection = { readonly ok: true; readonly format: Format } | { readonly ok: false; readonly detail: Bilingual }

const SNIFFED_CHARACTERS = 262_144

const found = (format: Format): Detection => ({ ok: true, format })
const unknown = (detail: Bilingual): Detection => ({ ok: false, detail })

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((character, index) => bytes[index] === character.charCodeAt(0))
}

function zipFormat(bytes: Uint8Array): Detection {
  const directory = readDirectory(bytes, NODE_ZIP_CAPS)
  if (!directory.ok) return unknown(directory.faults[0]?.detail ?? FORMAT.unreadableArchive)
  const names = new Set(directory.entries.map(({ name }) => name))
  if (names.has('OFD.xml')) return unknown(FORMAT.ofd)
  const isWorkbook = names.has('[Content_Types].xml') && [...names].some((name) => name.startsWith('xl/'))
  return isWorkbook ? found('xlsx') : unknown(FORMAT.archive)
}

function hinted({ mediaType, fileName }: DetectionHint, words: readonly string[]): boolean {
  const type = mediaType?.split(';')[0]?.trim().toLowerCase() ?? ''
  const name = fileName?.toLowerCase() ?? ''
  return words.some((word) => type.includes(word) || name.endsWith(`.${word}`))
}

/** A first line that is whole by itself, with more below it, is one invoice of many. */
function jsonFormat(text: string, hint: DetectionHint): Detection {
  if (hinted(hint, ['ndjson', 'jsonl'])) return found('ndjson')
  const lines = text.split('\n', 3).filter((line) => line.trim() !== '')
  const isWhole = (line: string): boolean => line.trimStart().startsWith('{') && line.trimEnd().endsWith('}')
  return found(lines.length > 1 && lines.slice(0, 2).every(isWhole) ? 'ndjson' : 'json')
}

function xmlFormat(bytes: Uint8Array): Detection {
  const decoded = decodeXml(bytes)
  const format = decoded.ok ? sniffXml(decoded.text) : undefined
  if (format) return found(format)
  return unknown(FORMAT.otherXml)
}

export function detected(bytes: Uint8Array, hint: DetectionHint): Detection {
  if (startsWith(bytes, '%PDF')) return unknown(FORMAT.pdf)
  if (startsWith(bytes, 'PK')) return zipFormat(bytes)
  const decoded = decodeTableText(bytes)
  if (!decoded.ok) return unknown(decoded.faults[0]?.detail ?? FORMAT.notText)
  const text = decoded.text.slice(0, SNIFFED_CHARACTERS).trimStart()
  if (text.startsWith('<')) return xmlFormat(bytes)
  if (hinted(hint, ['csv'])) return found('csv')
  if (text.startsWith('{') || text.startsWith('[')) return jsonFormat(text, hint)
  if (text === '' || text.includes('\0')) return unknown(FORMAT.neitherTextNorWorkbook)
  return /[,;\t]/.test(text.split('\n', 1)[0] ?? '') || /\n[^\n]*[,;\t]/.test(text) ? found('csv') : unknown(FORMAT.unknown)
}
