// One slip of the hand between a text and a long name: a character replaced, added, lost, doubled or two exchanged.

import { soundAlike } from './sound.ts'
import type { NameTable } from './table.ts'

export type SlipKind = 'sound' | 'swap' | 'doubled' | 'replaced' | 'added' | 'lost'

/** Below these lengths another character is another charge more often than a slip. */
const SHORTEST_SOUND = 4
const SHORTEST_SWAP = 4
const SHORTEST_OTHER = 7
const MOST_SOUNDS = 2
/** A rare character takes two places of a text. */
const LONGEST_CHARACTER = 2
/** So general that a pair with one of them says nothing. */
const CLOSING = '费金'

/** What one slip turns the name into the text, or undefined where the difference may mean another charge. */
export function slipBetween(text: string, name: string, table: NameTable): SlipKind | undefined {
  if (Math.abs(text.length - name.length) > LONGEST_CHARACTER || turnsIntoAnother(text, name, table)) return undefined
  const a = [...text]
  const b = [...name]
  if (a.length === b.length) return replaced(a, b, table)
  if (a.length === b.length + 1) return addedOrDoubled(a, b, table)
  if (a.length + 1 === b.length) return lost(a, b, table)
  return undefined
}

function replaced(text: readonly string[], name: readonly string[], table: NameTable): SlipKind | undefined {
  const places = name.flatMap((character, place) => (character === text[place] ? [] : [place]))
  const [first, second] = places
  if (first === undefined || places.length > MOST_SOUNDS) return undefined
  if (isSwap(text, name, places) && name.length >= SHORTEST_SWAP) return 'swap'
  if (places.some((place) => makesKnownWord(text, name, place, table))) return undefined
  const alike = (place: number): boolean => soundAlike(text[place] ?? '', name[place] ?? '', table.lexicon)
  if (places.every(alike) && name.length >= SHORTEST_SOUND + (second === undefined ? 0 : 2)) return 'sound'
  if (second !== undefined || name.length < SHORTEST_OTHER) return undefined
  return isStray(text[first], table) && !table.lexicon.distinguishing.has(name[first] ?? '') ? 'replaced' : undefined
}

function addedOrDoubled(text: readonly string[], name: readonly string[], table: NameTable): SlipKind | undefined {
  const place = firstDifference(text, name)
  if (!same(text, place + 1, name, place)) return undefined
  if (name.length >= SHORTEST_SOUND && text[place] === text[place - 1]) return 'doubled'
  return name.length >= SHORTEST_OTHER && place > 0 && isStray(text[place], table) ? 'added' : undefined
}

function lost(text: readonly string[], name: readonly string[], table: NameTable): SlipKind | undefined {
  const place = firstDifference(name, text)
  if (!same(name, place + 1, text, place) || name.length < SHORTEST_OTHER || place === 0) return undefined
  return table.lexicon.distinguishing.has(name[place] ?? '') ? undefined : 'lost'
}

/** 商标注册代理费 is not 商标注册受理费 misspelt. */
export function turnsIntoAnother(text: string, name: string, table: NameTable): boolean {
  return table.lexicon.reversing.some((word) => text.includes(word) && !name.includes(word))
}

function isSwap(text: readonly string[], name: readonly string[], places: readonly number[]): boolean {
  const [first, second] = places
  return first !== undefined && second === first + 1 && text[first] === name[second] && text[second] === name[first]
}

/** A character no catalogue uses, or that tells nothing apart: it can only be a slip. */
function isStray(character: string | undefined, table: NameTable): boolean {
  return character !== undefined && !table.alphabet.has(character) && !table.lexicon.distinguishing.has(character)
}

/** The written character makes a word of another charge with its neighbour: 鉴定 for 检定 is no slip. */
function makesKnownWord(text: readonly string[], name: readonly string[], place: number, table: NameTable): boolean {
  const knows = (from: number): boolean => {
    const pair = (text[from] ?? '') + (text[from + 1] ?? '')
    const replacedPair = (name[from] ?? '') + (name[from + 1] ?? '')
    return pair !== replacedPair && ![...pair].some((character) => CLOSING.includes(character)) && table.bigrams.has(pair)
  }
  return knows(place - 1) || knows(place)
}

function firstDifference(longer: readonly string[], shorter: readonly string[]): number {
  const place = shorter.findIndex((character, at) => character !== longer[at])
  return place === -1 ? shorter.length : place
}

function same(a: readonly string[], fromA: number, b: readonly string[], fromB: number): boolean {
  return b.length - fromB === a.length - fromA && b.slice(fromB).every((character, at) => character === a[fromA + at])
}
