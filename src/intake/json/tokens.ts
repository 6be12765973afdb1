// The tokens of a JSON text that are worth a look, found without recursion and without patterns that run over long strings.

export interface Token {
  readonly kind: 'open' | 'close' | 'comma' | 'string' | 'number'
  readonly text: string
}

const PLAIN = /-?\d[\d.eE+-]{0,400}/y

/** Where the string that begins at `at` ends; a quote after an odd number of backslashes is part of it. */
function stringEnd(text: string, at: number): number {
  let end = text.indexOf('"', at + 1)
  while (end > 0) {
    let slash = end - 1
    while (text[slash] === '\\') slash -= 1
    if ((end - slash) % 2 === 1) return end + 1
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

function numberAt(text: string, at: number): string | undefined {
  PLAIN.lastIndex = at
  return PLAIN.exec(text)?.[0]
}

const KINDS: ReadonlyMap<string, Token['kind']> = new Map([
  ['{', 'open'],
  ['[', 'open'],
  ['}', 'close'],
  [']', 'close'],
  [',', 'comma'],
])

/** The tokens of a text that JSON.parse has accepted; words, colons and white space are passed over. */
export function* tokensOf(text: string): Generator<Token> {
  let at = 0
  while (at < text.length) {
    const character = text[at] ?? ''
    const kind = KINDS.get(character)
    if (kind) {
      yield { kind, text: character }
      at += 1
    } else if (character === '"') {
      const end = stringEnd(text, at)
      yield { kind: 'string', text: text.slice(at, end) }
      at = end
    } else {
      const number = numberAt(text, at)
      if (number !== undefined) yield { kind: 'number', text: number }
      at += number?.length ?? 1
    }
  }
}
