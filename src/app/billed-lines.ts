// What a submitted bill itself calls each of its lines, so that a reader finds again what stands on the paper.

export interface BilledLine {
  readonly id: string
  /** The name of the charge as the bill writes it, else its code; empty where it has neither. */
  readonly description: string
}

/** Read from a body that may be anything: what is not as it should be is left out, and said elsewhere. */
export function billedLines(body: unknown): readonly BilledLine[] {
  const lines = memberOf(body, 'lines')
  if (!Array.isArray(lines)) return []
  return lines.map((line: unknown, index) => ({
    id: textOf(line, 'id') ?? String(index + 1),
    description: textOf(line, 'description') ?? textOf(line, 'code') ?? '',
  }))
}

function textOf(value: unknown, name: string): string | undefined {
  const member = memberOf(value, name)
  return typeof member === 'string' ? member : undefined
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Reflect.get(value, name)
}
