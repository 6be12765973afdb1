// How much a submitted bill may hold: lines, and characters in its texts.

export const MAX_LINES = 10_000
export const MAX_TEXT = 500
export const MAX_UNIT = 40
export const MAX_ID = 128
export const MAX_LINE_ID = 64
