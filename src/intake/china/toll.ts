// The toll block of a 数电票: whose passage it was and when.
import type { Facts, Span, Stated } from '../draft.ts'
import { asDay, spanOf } from '../xml/days.ts'
import type { XmlNode } from '../xml/node.ts'
import { childrenNamed, textAt, type XmlReading } from '../xml/reading.ts'

export interface Passage {
  readonly period: Span | undefined
  readonly facts: Facts | undefined
}

/** The toll blocks of the invoice, in order. */
export function tollBlocks(data: XmlNode | undefined): readonly XmlNode[] {
  return childrenNamed(data, 'SpecificInformation').flatMap((special) => childrenNamed(special, 'Toll'))
}

/** What each row of a toll invoice is told by its block: one block speaks for all rows, as many blocks as rows for one row each. */
export function readPassages(reading: XmlReading, blocks: readonly XmlNode[], rowCount: number): readonly Passage[] {
  if (blocks.length === 0 || (blocks.length !== 1 && blocks.length !== rowCount)) return []
  const passages = blocks.map((block) => {
    const plate = textAt(reading, block, 'PlateNumber')
    const from = asDay(reading, textAt(reading, block, 'StartDatesOfPassage'))
    const to = asDay(reading, textAt(reading, block, 'EndDatesOfPassage'))
    return { period: spanOf(reading, from, to), facts: plate ? { object: plate } : undefined }
  })
  const [only] = passages
  return passages.length === 1 && only ? Array.from({ length: rowCount }, () => only) : passages
}

/** The period printed in the columns of a row. */
export function passageSpan(reading: XmlReading, columns: readonly [Stated, Stated]): Span | undefined {
  return spanOf(reading, asDay(reading, columns[0]), asDay(reading, columns[1]))
}
