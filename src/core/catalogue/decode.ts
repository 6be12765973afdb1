// From YAML text to a value that fits its schema, or to faults that name file, line and path.
import { isMap, isSeq, LineCounter, parseDocument, visit, type Document as YamlDocument } from 'yaml'
import type { z } from 'zod'

/** A text of a catalogue set, as the shell read it. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** What is wrong, and where: the path inside the file is empty when the file as a whole is at fault. */
export interface CatalogueFault {
  readonly file: string
  readonly line: number
  readonly path: string
  readonly detail: string
}

export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly CatalogueFault[] }

/** Decodes one file; duplicate keys, unknown keys and wrong types are faults, all of them listed. */
export function decode<T>(source: Source, schema: z.ZodType<T>): Decoded<T> {
  const { document, counter } = parsedOf(source)
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      file: source.path,
      line: counter.linePos(error.pos[0]).line,
      path: '',
      detail: error.message.split('\n')[0] ?? error.message,
    }))
    return { ok: false, faults }
  }
  const aliases = aliasFaults(source, document, counter)
  if (aliases.length > 0) return { ok: false, faults: aliases }
  const read = schema.safeParse(document.toJS())
  if (read.success) return { ok: true, value: read.data }
  const faults = read.error.issues.flatMap((issue) =>
    (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]).map((path) => ({
      file: source.path,
      line: lineOf(document, counter, path),
      path: path.map(String).join('.'),
      detail: issue.code === 'unrecognized_keys' ? 'is not a key of the schema' : issue.message,
    })),
  )
  return { ok: false, faults }
}

interface Parsed {
  readonly document: YamlDocument
  readonly counter: LineCounter
}

const parsed = new WeakMap<Source, Parsed>()

/** Reading YAML takes most of the time; lint comes back to a text for the lines of what it found. */
function parsedOf(source: Source): Parsed {
  let known = parsed.get(source)
  if (known === undefined) {
    const counter = new LineCounter()
    known = { document: parseDocument(source.text, { lineCounter: counter, uniqueKeys: true, strict: true, version: '1.2' }), counter }
    parsed.set(source, known)
  }
  return known
}

/** Aliases repeat what an entry should say itself, and a few of them can unfold into millions of nodes. */
function aliasFaults(source: Source, document: YamlDocument, counter: LineCounter): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = []
  visit(document, {
    Alias: (_key, node) => {
      const detail = 'YAML aliases are not accepted: write the value out'
      faults.push({ file: source.path, line: counter.linePos(node.range?.[0] ?? 0).line, path: '', detail })
    },
  })
  return faults
}

/** The line of the innermost node on the path that exists: for a missing key that is its parent. */
function lineOf(document: YamlDocument, counter: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = rangeStart(node)
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((it) => String(it.key) === String(key))
      if (!pair) break
      offset = rangeStart(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = rangeStart(node) ?? offset
    } else break
  }
  return counter.linePos(offset ?? 0).line
}

function rangeStart(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : undefined
}
