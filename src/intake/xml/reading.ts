// Reading values off an XML tree by full path while keeping account: what was read, what is at fault, what is left over.

import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { isUnstated, plainDecimal } from '../decimals.ts'
import type { Stated } from '../draft.ts'
import type { IntakeFault } from '../taken.ts'
import { VALUE } from '../wording.ts'
import { placeOf, type XmlNode } from './node.ts'

export interface XmlReading {
  readonly root: XmlNode
  readonly faults: IntakeFault[]
  /** Values that were looked at and could not be carried over as they stand. */
  readonly notes: IntakeFault[]
  /** Elements whose text was taken, with all their ancestors. */
  readonly touched: Set<XmlNode>
  readonly taken: Set<XmlNode>
}

export function startReading(root: XmlNode): XmlReading {
  return { root, faults: [], notes: [], touched: new Set(), taken: new Set() }
}

export function childrenNamed(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? []
}

/** The one element at the path below the node; two of them are a fault, because nothing says which is meant. */
export function elementAt(reading: XmlReading, node: XmlNode | undefined, path: string): XmlNode | undefined {
  let here = node
  for (const name of path.split('/')) {
    const found = childrenNamed(here, name)
    const second = found[1]
    if (second) {
      reading.faults.push({ place: placeOf(second), detail: VALUE.repeated })
      return undefined
    }
    here = found[0]
  }
  return here
}

/** Counts the element as carried over. */
export function markTaken(reading: XmlReading, node: XmlNode): void {
  reading.taken.add(node)
  for (let here: XmlNode | undefined = node; here && !reading.touched.has(here); here = here.parent) reading.touched.add(here)
}

/** The text of an element, which then counts as carried over; empty text says nothing. */
export function textOf(reading: XmlReading, node: XmlNode | undefined): Stated | undefined {
  const value = node?.text.trim() ?? ''
  if (!node || value === '') return undefined
  markTaken(reading, node)
  return { value, place: placeOf(node) }
}

export function textAt(reading: XmlReading, node: XmlNode | undefined, path: string): Stated | undefined {
  return textOf(reading, elementAt(reading, node, path))
}

/** Says of a value that it was not carried over, and why. */
export function setAside(reading: XmlReading, stated: Stated, why: Bilingual): undefined {
  reading.notes.push({ place: stated.place, detail: why })
}

/** A number through the strict door; asterisks and dashes say nothing, anything else that is no plain decimal is noted and left out. */
export function decimalAt(reading: XmlReading, node: XmlNode | undefined, path: string): Stated | undefined {
  const stated = textAt(reading, node, path)
  if (!stated || isUnstated(stated.value)) return undefined
  const plain = plainDecimal(stated.value)
  return plain === undefined ? setAside(reading, stated, VALUE.notADecimal) : { ...stated, value: plain }
}

/** Like {@link decimalAt} for an amount of money, where being unreadable is a fault. */
export function amountAt(reading: XmlReading, node: XmlNode | undefined, path: string): Stated | undefined {
  const before = reading.notes.length
  const amount = decimalAt(reading, node, path)
  reading.faults.push(...reading.notes.splice(before))
  return amount
}

function hasText(node: XmlNode): boolean {
  return node.text.trim() !== '' || node.children.some(hasText)
}

function* leftBelow(reading: XmlReading, node: XmlNode): Generator<IntakeFault> {
  if (!reading.touched.has(node)) {
    if (hasText(node)) yield { place: placeOf(node), detail: VALUE.notCarriedOver }
    return
  }
  if (!reading.taken.has(node) && node.text.trim() !== '') yield { place: placeOf(node), detail: VALUE.notCarriedOver }
  for (const child of node.children) yield* leftBelow(reading, child)
}

/** The notes, and every element nobody took; where nothing below an element was taken, the element stands for all of it. */
export function leftOver(reading: XmlReading): IntakeFault[] {
  return [...reading.notes, ...leftBelow(reading, reading.root)]
}
