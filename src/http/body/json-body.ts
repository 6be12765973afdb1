// From the bytes of a body to the value its JSON says, or to where it stops being JSON.

import { type Answer, failed } from '../../app/problems.ts'
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import type { Fault } from '../../core/invoice/invoice.ts'
import { jsonTextFaults } from '../../core/invoice/json-text.ts'

export interface JsonBody {
  readonly value: unknown
  /** What JSON.parse took and we do not. */
  readonly faults: readonly Fault[]
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

export function parseJsonBody(bytes: Uint8Array): Answer<JsonBody> {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return malformed({ zh: '不是有效的 UTF-8', en: 'not valid UTF-8' }, { zh: '不是有效的 UTF-8', en: 'is not valid UTF-8' })
  }
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value: { value, faults: jsonTextFaults(text, value) } }
  } catch (error) {
    return notJson(text, error instanceof Error ? error.message : '')
  }
}

function notJson(text: string, message: string): Answer<JsonBody> {
  const at = errorPosition(text, message)
  if (at === undefined) return malformed({ zh: '无法解析', en: 'it cannot be parsed' }, { zh: '不是 JSON', en: 'is not JSON' })
  const before = text.slice(0, at).split('\n')
  const line = before.length
  const column = [...(before.at(-1) ?? '')].length + 1
  if (text.slice(at).trim() === '')
    return malformed(
      { zh: `在第 ${line} 行第 ${column} 列中断`, en: `it breaks off at line ${line}, column ${column}` },
      { zh: `在第 ${line} 行第 ${column} 列中断`, en: `breaks off at line ${line}, column ${column}` },
    )
  return malformed(
    { zh: `第 ${line} 行第 ${column} 列有误`, en: `the fault is at line ${line}, column ${column}` },
    { zh: `第 ${line} 行第 ${column} 列不是 JSON`, en: `is not JSON at line ${line}, column ${column}` },
  )
}

function malformed(why: Bilingual, detail: Bilingual): Answer<JsonBody> {
  return failed('malformed-json', { zh: `请求体不是 JSON：${why.zh}`, en: `The body is not JSON: ${why.en}` }, [{ pointer: '', detail }])
}

/** The engine names the position for some faults; for a token that does not belong it quotes the text instead, and we look for ourselves. */
function errorPosition(text: string, message: string): number | undefined {
  const stated = /in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1]
  if (stated !== undefined) return Number(stated)
  return /end of JSON input$/.test(message) ? text.length : unexpectedToken(text)
}

const PIECE = /[ \t\n\r]*("(?:[^"\\]+|\\.)*"|[{}[\],:]|-?\d[\d.eE+-]*|true|false|null)/sy
const CLOSING = /[\]},:]/

/** The first thing that is no token at all, or a sign where a value must stand. */
function unexpectedToken(text: string): number | undefined {
  let previous = ','
  let at = 0
  while (at < text.length) {
    PIECE.lastIndex = at
    const token = PIECE.exec(text)?.[1]
    if (token === undefined) return at + text.slice(at).search(/[^ \t\n\r]|$/)
    const isEmptyList = previous === '[' && token === ']'
    if (/[[,:]/.test(previous) && CLOSING.test(token) && token.length === 1 && !isEmptyList) return PIECE.lastIndex - 1
    previous = token.length === 1 ? token : '"'
    at = PIECE.lastIndex
  }
  return undefined
}
