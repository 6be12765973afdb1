// Documents that a change set declares follow the citations they were declared for.
import { citedIn, documentPointer } from './draft.ts'
import { at, type Json, put, textAt } from './json.ts'

/** With another number in a citation; what was declared for this citation alone is declared under the new number, or not any more. */
export function renamed(json: Json, citation: string, number: string): Json {
  const before = textAt(json, citation)
  const declared = before === '' ? undefined : at(json, documentPointer(before))
  const cited = put(json, citation, number)
  if (declared === undefined || citedIn(at(cited, '/changes')).includes(before)) return cited
  const bare = put(cited, documentPointer(before), undefined)
  const isTaken = number === '' || at(json, documentPointer(number)) !== undefined
  return isTaken ? bare : put(bare, documentPointer(number), declared)
}

export function declaredOnly(json: Json, number: string): boolean {
  return at(json, documentPointer(number)) !== undefined
}
