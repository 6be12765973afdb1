// A page of text for a terminal: wrapped paragraphs with hanging labels, painted after they are wrapped.
import type { Colour, Paint } from './paint.ts'
import { padEnd, widthOf, wrap } from './width.ts'

/** Narrower than this nothing can be laid out, and long words are left to the terminal. */
const NARROWEST = 24

export class Page {
  readonly width: number
  readonly #paint: Paint
  readonly #lines: string[] = []

  constructor(width: number, paint: Paint) {
    this.width = Math.max(NARROWEST, width)
    this.#paint = paint
  }

  /** A line that is laid out already. */
  line(text = ''): void {
    this.#lines.push(text)
  }

  /** Text behind a label; the lines after the first stand under the text, not under the label. */
  paragraph(text: string, details: { readonly indent?: number; readonly label?: string; readonly colour?: Colour } = {}): void {
    const { indent = 0, label = '', colour = 'plain' } = details
    const hang = Math.min(widthOf(label), Math.floor(this.width / 2))
    wrap(text, this.width - indent - hang).forEach((part, place) => {
      const before = place === 0 ? padEnd(label, hang) : ' '.repeat(hang)
      this.#lines.push(' '.repeat(indent) + this.#paint(colour, before + part))
    })
  }

  paint(colour: Colour, text: string): string {
    return this.#paint(colour, text)
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`
  }
}
