// The catalogue's spellings that share most characters with a text, looked up once for all the ways of comparing them.
import type { NameTable, Spelling } from './table.ts'

export interface Neighbour {
  readonly value: Spelling
  readonly similarity: number
}

export type Neighbours = (text: string) => readonly Neighbour[]

const MOST = 20

/** For one text and its few forms: each form is looked up once. */
export function neighboursIn(table: NameTable): Neighbours {
  const known = new Map<string, readonly Neighbour[]>()
  return (text) => {
    let found = known.get(text)
    if (found === undefined) {
      found = table.bigrams.nearest(text, MOST)
      known.set(text, found)
    }
    return found
  }
}
