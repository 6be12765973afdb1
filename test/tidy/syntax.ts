// Reads a source file's syntax for the house rules: where its functions begin and end, and whether it only passes things on.
import { parseSync } from '@swc/core'

export type FunctionSpan = { readonly line: number; readonly lines: number }

const functionKinds = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
  'GetterProperty',
  'SetterProperty',
])

// The parser counts bytes from where the last file ended; a statement put in front of ours shows where this one starts.
const marker = ';'
const parsed = (text: string, tsx = false) =>
  parseSync(marker + text.replace(/^#!.*/, ''), { syntax: 'typescript', tsx, target: 'es2024', decorators: false })

function* nodes(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return
  if ('type' in value) yield value
  for (const child of Object.values(value)) yield* nodes(child)
}

const lineEndsBefore = (bytes: Buffer, end: number): number => bytes.subarray(0, end).filter((byte) => byte === 10).length

/** Every function of the file with the line it begins on and how many lines it takes. */
export function functionsOf(text: string, path = ''): FunctionSpan[] {
  const module = parsed(text, path.endsWith('.tsx'))
  const bytes = Buffer.from(marker + text.replace(/^#!.*/, ''))
  const origin = module.body[0]?.type === 'EmptyStatement' ? module.body[0].span.start : module.span.start
  const found: FunctionSpan[] = []
  for (const node of nodes(module.body)) {
    if (!('type' in node && typeof node.type === 'string' && functionKinds.has(node.type) && 'span' in node)) continue
    const { start, end } = node.span as { start: number; end: number }
    const before = lineEndsBefore(bytes, start - origin)
    found.push({ line: before + 1, lines: lineEndsBefore(bytes, end - origin) - before + 1 })
  }
  return found
}

/** Whether the file holds nothing but re-exports. */
export function isBarrel(text: string, path = ''): boolean {
  const statements = parsed(text, path.endsWith('.tsx')).body.slice(1)
  const passesOn = statements.filter(
    (node) => node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source),
  )
  return statements.length > 0 && passesOn.length === statements.length
}
