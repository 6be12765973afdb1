// Reads what stands behind a command: its options and operands, or the first thing about them that is wrong.
import { parseArgs } from 'node:util'
import type { Bilingual } from '../core/catalogue/schema/words.ts'

/** `flag`: given or not; `text`: takes a value, of `values` where they are listed. */
export interface Option {
  readonly type: 'flag' | 'text'
  readonly values?: readonly string[]
}
export type Options = Readonly<Record<string, Option>>

export interface Arguments {
  readonly flags: ReadonlySet<string>
  /** The last value of each option that takes one. */
  readonly texts: ReadonlyMap<string, string>
  /** Every value given, for options that may be repeated. */
  readonly repeated: ReadonlyMap<string, readonly string[]>
  readonly operands: readonly string[]
}

export type ReadArguments = { readonly ok: true; readonly value: Arguments } | { readonly ok: false; readonly fault: Bilingual }

export function readArguments(args: readonly string[], options: Options): ReadArguments {
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, allowPositionals: true, options: declared(options) })
  const flags = new Set<string>()
  const texts = new Map<string, string>()
  const repeated = new Map<string, string[]>()
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const fault = optionFault(token.name, token.rawName, token.value, options)
    if (fault !== undefined) return { ok: false, fault }
    if (token.value === undefined) flags.add(token.name)
    else {
      texts.set(token.name, token.value)
      repeated.set(token.name, [...(repeated.get(token.name) ?? []), token.value])
    }
  }
  return { ok: true, value: { flags, texts, repeated, operands } }
}

function declared(options: Options): Record<string, { type: 'boolean' | 'string'; short?: string }> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type }]) => [
      name,
      { type: type === 'flag' ? 'boolean' : 'string', ...(name === 'help' ? { short: 'h' } : {}) },
    ]),
  )
}

function optionFault(name: string, written: string, value: string | undefined, options: Options): Bilingual | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  if (option === undefined) return { zh: `没有选项 ${written}`, en: `there is no option ${written}` }
  if (option.type === 'flag') return value === undefined ? undefined : { zh: `${written} 不带值`, en: `${written} takes no value` }
  if (value === undefined) return { zh: `${written} 需要一个值`, en: `${written} needs a value` }
  if (option.values === undefined || option.values.includes(value)) return undefined
  const list = option.values.join(', ')
  return { zh: `${written} 的值应为：${list}`, en: `${written} must be one of: ${list}` }
}
