// A body that is no JSON is told where it stops being JSON, in whatever way it does.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJsonBody } from '../../../src/http/body/json-body.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

function problemOf(bytes: Uint8Array) {
  const body = parseJsonBody(bytes)
  if (body.ok) throw new Error('it is JSON')
  return body.problem
}
const saidOf = (text: string) => problemOf(utf8(text)).errors[0]?.detail.en ?? ''

describe('what JSON says', () => {
  test('is the value, whatever it is, as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const body = parseJsonBody(utf8(text))
        expect(body.ok && body.value.value).toEqual(JSON.parse(text))
      }),
    )
  })

  test('is taken with blanks around it, and not with anything else', () => {
    for (const text of [' {}', '{}\n', '\t[1]\r\n']) expect(parseJsonBody(utf8(text)).ok).toBe(true)
    for (const text of ['', ' ', '{} {}', '{};', '// a\n{}', '{a:1}', "{'a':1}", '[1,]', 'NaN', 'undefined', '01', '+1', '.5', '\u00a0{}'])
      expect(parseJsonBody(utf8(text)), text).toMatchObject({ ok: false, problem: { code: 'malformed-json' } })
  })

  test('but is written twice, or longer than a number can be, is named as a fault', () => {
    const body = parseJsonBody(utf8('{"a":1,"a":2,"b":1234567890123456789}'))
    if (!body.ok) throw new Error('refused')
    expect(body.value.faults.map(({ pointer }) => pointer).sort()).toEqual(['/a', '/b'])
  })
})

describe('the place where it stops being JSON', () => {
  test.each([
    ['{"a": }', 'is not JSON at line 1, column 7'],
    ['{"a": 1,}', 'is not JSON at line 1, column 9'],
    ['{\n  "a": 1\n  "b": 2\n}', 'is not JSON at line 3, column 3'],
    ['[1, 2', 'breaks off at line 1, column 6'],
    ['{"a": "x', 'breaks off at line 1, column 9'],
    ['{"费": 1 "b"}', 'is not JSON at line 1, column 9'],
    ['{"😀": x}', 'is not JSON at line 1, column 7'],
    ['[1,,2]', 'is not JSON at line 1, column 4'],
    ['{"a":tru}', 'is not JSON at line 1, column 6'],
    ['\n\n  x', 'is not JSON at line 3, column 3'],
  ])('%j', (text, said) => {
    expect(saidOf(text)).toBe(said)
  })

  test('is within the text or at its end, for JSON broken off or spoilt anywhere', () => {
    const anyJson = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify({ a: value, 费: [value] }, null, 1))
    fc.assert(
      fc.property(anyJson, fc.nat(), fc.constantFrom('', '}', ',', '"', 'x', '\u0000'), (json, seed, more) => {
        const at = seed % json.length
        const text = json.slice(0, at) + more + (more === '' ? '' : json.slice(at))
        const body = parseJsonBody(utf8(text))
        if (body.ok) return
        const said = body.problem.errors[0]?.detail.en ?? ''
        const [, line, column] = /at line (\d+), column (\d+)$/.exec(said) ?? []
        if (line === undefined) {
          expect(said).toBe('is not JSON')
          return
        }
        const lines = text.split('\n')
        expect(Number(line)).toBeLessThanOrEqual(lines.length)
        expect(Number(column)).toBeLessThanOrEqual([...(lines[Number(line) - 1] ?? '')].length + 1)
        // Up to the place that is named, nothing that follows could be blamed instead: the text before it is the beginning of some JSON.
        const before = [
          ...lines.slice(0, Number(line) - 1),
          [...(lines[Number(line) - 1] ?? '')].slice(0, Number(column) - 1).join(''),
        ].join('\n')
        expect(json.startsWith(before.slice(0, at))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('is told in both languages, and never with the text itself', () => {
    const { detail, errors } = problemOf(utf8('{"secret-name": 机密}'))
    expect(detail.zh).toBe('请求体不是 JSON：第 1 行第 17 列有误')
    expect(errors[0]?.detail.zh).toBe('第 1 行第 17 列不是 JSON')
    expect(JSON.stringify([detail, errors])).not.toMatch(/机密|secret-name/)
  })
})

describe('bytes that are no UTF-8', () => {
  test.each([
    [[0xff]],
    [[0x7b, 0x22, 0xe8, 0xb4, 0x22, 0x7d]],
    [[0xc0, 0x80]],
    [[0xed, 0xa0, 0x80]],
    [[0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('%j are said to be none, before anything else is', (bytes) => {
    expect(problemOf(Uint8Array.from(bytes))).toMatchObject({
      code: 'malformed-json',
      errors: [{ pointer: '', detail: { en: 'is not valid UTF-8' } }],
    })
  })

  test('a mark at the beginning is no fault', () => {
    expect(parseJsonBody(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('{"a":1}')]))).toMatchObject({ ok: true, value: { value: { a: 1 } } })
  })
})
