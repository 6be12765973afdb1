// One XML file, one invoice: reads the tree, hands it to the reader of the dialect and gathers the result.
import { type DraftInvoice, type Stated, settled } from '../draft.ts'
import { isSoundUscc } from '../identity.ts'
import { type IntakeDefaults, oneInvoice, type Reading, refused } from '../taken.ts'
import { FILE, otherRoot, VALUE } from '../wording.ts'
import { readXml } from '../xml.ts'
import { elementsOf, placeOf, type XmlNode } from './node.ts'
import { leftOver, setAside, startReading, type XmlReading } from './reading.ts'

export type Dialect = (reading: XmlReading, root: XmlNode, defaults: IntakeDefaults) => DraftInvoice

/** Reads a file whose root is one of `roots`; a second root anywhere below is a second invoice, which is refused rather than merged. */
export function takeXml(bytes: Uint8Array, roots: readonly string[], dialect: Dialect, defaults: IntakeDefaults): Reading {
  const read = readXml(bytes)
  if (!read.ok) return read
  const found = [...elementsOf(read.root)].filter((node) => roots.includes(node.name))
  const [first, second] = found
  if (second) return refused(placeOf(second), FILE.severalInvoices)
  if (first !== read.root) return refused(placeOf(read.root), otherRoot(roots))
  const reading = startReading(read.root)
  const draft = dialect(reading, read.root, defaults)
  if (draft.lines.length === 0 && reading.faults.length === 0) return refused(placeOf(read.root), FILE.noLines)
  if (reading.faults.length > 0) return { ok: false, faults: reading.faults }
  return oneInvoice(settled(draft, { place: placeOf(read.root), row: 1 }, leftOver(reading), defaults))
}

/** An identifier as a unified social credit code; other kinds (older tax numbers, identity cards) are noted and left out. */
export function soundUscc(reading: XmlReading, stated: Stated | undefined): Stated | undefined {
  if (!stated) return undefined
  return isSoundUscc(stated.value) ? stated : setAside(reading, stated, VALUE.notAUscc)
}
