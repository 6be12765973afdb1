// How much a submitted bill may hold: lines, characters in its texts, levels and digits of its JSON; and how much is said of it.

export const MAX_LINES = 10_000
export const MAX_TEXT = 500
export const MAX_UNIT = 40
export const MAX_ID = 128
export const MAX_LINE_ID = 64

/** Objects and lists within each other. */
export const MAX_DEPTH = 32
/** Significant digits that a JSON number keeps for certain. */
export const MAX_SAFE_DIGITS = 15

export const MAX_FAULTS = 1000
/** Characters of all pointers together, so that one endless key is not repeated with every fault below it. */
export const MAX_POINTERS = 100_000

/** Names that reach into the prototype of a plain object; no key, header or element may be called so. */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
