// Text on a terminal: how wide it is, padded, wrapped without breaking numbers, and made harmless.
import stringWidth from 'string-width'

/** Columns a text takes; Chinese characters take two. */
export const widthOf = (text: string): number => stringWidth(text)

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

/** The lines of a text at most so wide. A run of letters and digits stays whole unless it alone is wider than a line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of unbroken(printable(text).trim())) {
    if (widthOf(line) + widthOf(piece.trimEnd()) <= width) {
      line += piece
      continue
    }
    if (line.trimEnd() !== '') lines.push(line.trimEnd())
    const parts = cut(piece.trimStart(), width)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ''
  }
  return line.trimEnd() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()]
}

/** Pieces between which a line may be broken: words with the space after them, single wide characters, each with the marks that belong to it. */
function unbroken(text: string): string[] {
  const pieces: string[] = []
  let open = false
  let inWord = false
  for (const { segment } of graphemes.segment(text)) {
    const isSpace = segment === ' '
    const isWord = !isSpace && widthOf(segment) < 2
    const joins = open || isSpace || (isWord && inWord) || CLOSES.test(segment)
    const last = pieces.length - 1
    if (joins && last >= 0) pieces[last] += segment
    else pieces.push(segment)
    open = OPENS.test(segment)
    inWord = isWord
  }
  return pieces
}

/** A piece wider than a line is cut where the line ends. */
function cut(piece: string, width: number): string[] {
  if (widthOf(piece.trimEnd()) <= width) return [piece]
  const parts: string[] = ['']
  for (const { segment } of graphemes.segment(piece)) {
    const last = parts.length - 1
    if (parts[last] !== '' && widthOf(`${parts[last]}${segment}`) > width) parts.push(segment)
    else parts[last] += segment
  }
  return parts
}
