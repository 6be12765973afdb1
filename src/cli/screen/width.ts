// Text on a terminal: how wide it is, padded, wrapped without breaking numbers, and made harmless.
import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

/** Loaded by the first text that needs it: its tables of emoji take longer to build than all of the help. */
function stringWidth(text: string): number {
  const { default: measure }: typeof import('string-width') = load('string-width')
  return measure(text)
}

/** Characters whose width nothing beside them changes, as nearly every text here has alone. */
const PLAIN = /^[ -~·×—‘’“”…、-】一-\u9fff！-｠]*$/
const WIDE = /[、-】一-\u9fff！-｠]/g

/** Columns a text takes; Chinese characters take two. */
export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length + (text.match(WIDE)?.length ?? 0) : stringWidth(text)
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text
}

/** Control characters could move the cursor or turn the text around; a bill is not to be trusted with that. */
export function printable(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\p{Cc}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu, '\u{fffd}')
}

/** Marks that close what stands before them never begin a line, and those that open never end one. */
const CLOSES = /^[，。；：、）」』】〕》〉！？…”’),.;:!?%]/u
const OPENS = /[（「『【〔《〈“‘(]$/u
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

interface Piece {
  text: string
  /** Without the space at its end. */
  width: number
  space: number
}

/** The lines of a text at most so wide. A run of letters and digits stays whole unless it alone is wider than a line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const piece of unbroken(printable(text).trim())) {
    if (taken + piece.width > width) {
      if (line.trimEnd() !== '') lines.push(line.trimEnd())
      const parts = piece.width <= width ? [piece.text] : cut(piece.text.trimEnd(), width)
      lines.push(...parts.slice(0, -1))
      line = parts.at(-1) ?? ''
      taken = parts.length > 1 ? widthOf(line) : piece.width + piece.space
    } else {
      line += piece.text
      taken += piece.width + piece.space
    }
  }
  return line.trimEnd() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()]
}

/** Pieces between which a line may be broken: words with the space after them, single wide characters, each with the marks that belong to it. */
function unbroken(text: string): Piece[] {
  const pieces: Piece[] = []
  let open = false
  let inWord = false
  for (const { segment } of graphemes.segment(text)) {
    const isSpace = segment === ' '
    const width = widthOfOne(segment)
    const isWord = !isSpace && width < 2
    const last = pieces.at(-1)
    if (last !== undefined && (open || isSpace || (isWord && inWord) || CLOSES.test(segment))) {
      last.text += segment
      last.width += isSpace ? 0 : last.space + width
      last.space = isSpace ? last.space + 1 : 0
    } else pieces.push({ text: segment, width: isSpace ? 0 : width, space: isSpace ? 1 : 0 })
    open = OPENS.test(segment)
    inWord = isWord
  }
  return pieces
}

/** A piece wider than a line is cut where the line ends. */
function cut(piece: string, width: number): string[] {
  const parts: string[] = ['']
  let taken = 0
  for (const { segment } of graphemes.segment(piece)) {
    const more = widthOfOne(segment)
    if (taken > 0 && taken + more > width) {
      parts.push('')
      taken = 0
    }
    parts[parts.length - 1] += segment
    taken += more
  }
  return parts
}

const known = new Map<string, number>()
/** A bill is written with a few thousand characters; more than that are measured anew. */
const MOST_KNOWN = 10_000

function widthOfOne(grapheme: string): number {
  const width = known.get(grapheme) ?? widthOf(grapheme)
  if (known.size < MOST_KNOWN) known.set(grapheme, width)
  return width
}
