// Which dialect an XML file is of, from its root and first telling element; nothing is judged here, reading does that.
import { SaxesParser } from 'saxes'
import type { Format } from '../taken.ts'
import { knownName } from './namespaces.ts'

const ROOTS: ReadonlyMap<string, Format> = new Map([
  ['ubl:Invoice', 'ubl'],
  ['ubl:CreditNote', 'ubl'],
  ['rsm:CrossIndustryInvoice', 'cii'],
])
/** Both Chinese dialects have the root `EInvoice`; these are what only one of them holds. */
const TELLING: ReadonlyMap<string, Format> = new Map([
  ['EInvoice/EInvoiceData/BasicInformation', 'einvoice-cn'],
  ['EInvoice/EInvoiceData/IssuItemInformation', 'einvoice-cn'],
  ['EInvoice/EInvoiceData/Main', 'fiscal-bill'],
])

/** Ends the parsing as soon as the answer is known. */
class Answer extends Error {
  readonly format: Format | undefined
  constructor(format: Format | undefined) {
    super('known')
    this.format = format
  }
}

export function sniffXml(text: string): Format | undefined {
  const parser = new SaxesParser({ xmlns: true })
  const path: string[] = []
  parser.on('error', () => {
    throw new Answer(undefined)
  })
  parser.on('opentag', (tag) => {
    path.push(knownName(tag.uri, tag.local))
    const known = path.length === 1 ? ROOTS.get(path[0] ?? '') : TELLING.get(path.join('/'))
    if (known !== undefined || (path.length === 1 && path[0] !== 'EInvoice')) throw new Answer(known)
  })
  parser.on('closetag', () => {
    path.pop()
  })
  try {
    parser.write(text).close()
    return undefined
  } catch (error) {
    if (error instanceof Answer) return error.format
    throw error
  }
}
