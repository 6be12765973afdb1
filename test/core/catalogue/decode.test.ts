// Decoding a catalogue file: whatever is wrong is named with file, line and path, all of it at once, and nothing hostile gets through.
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decode } from '../../../src/core/catalogue/decode.ts'

const shape = z.strictObject({
  a: z.string(),
  b: z.string().optional(),
  c: z.array(z.strictObject({ d: z.string() })).optional(),
  e: z.record(z.string(), z.string()).optional(),
})

const read = (text: string) => decode({ path: 'CN/deposit.yaml', text }, shape)
function faultsOf(text: string): { place: string; detail: string }[] {
  const decoded = read(text)
  if (decoded.ok) throw new Error('it was decoded')
  return decoded.faults.map(({ file, line, path, detail }) => ({ place: `${file}:${line} ${path}`.trimEnd(), detail }))
}
const placesOf = (text: string): string[] => faultsOf(text).map(({ place }) => place)

test.each([
  ['block style', 'a: hi\nc:\n- d: x\n'],
  ['flow style', '{ a: hi, c: [{ d: x }] }'],
  ['JSON', '{"a":"hi","c":[{"d":"x"}]}'],
  ['comments and a byte order mark', '\ufeff# first\na: hi # second\n\nc: [ { d: x } ]\n'],
  ['Windows line ends', 'a: hi\r\nc:\r\n- d: x\r\n'],
])('%s', (_, text) => expect(read(text)).toEqual({ ok: true, value: { a: 'hi', c: [{ d: 'x' }] } }))

describe('wrong types are named where they stand', () => {
  test('a number that was meant as text, deep in a list', () => {
    expect(placesOf('a: hi\nc:\n- d: x\n- d: y\n- d: 0.39\n')).toEqual(['CN/deposit.yaml:5 c.2.d'])
  })

  test('several at once', () => {
    expect(placesOf('a: 1\nb: true\nc: x\n')).toEqual(['CN/deposit.yaml:1 a', 'CN/deposit.yaml:2 b', 'CN/deposit.yaml:3 c'])
  })

  test('a missing member, at the line of what should hold it', () => {
    expect(placesOf('b: x\nc:\n- d: x\n- {}\n')).toEqual(['CN/deposit.yaml:1 a', 'CN/deposit.yaml:4 c.1.d'])
  })

  test.each(['', '# nothing\n', 'null', '[]', 'text', '12'])('%j instead of a mapping', (text) => {
    expect(faultsOf(text)).toHaveLength(1)
  })
})

describe('keys', () => {
  test('a key given twice is refused at its second place, every one of them', () => {
    const text = 'a: hi\nb: x\na: ho\nb: y\n'
    expect(placesOf(text)).toEqual(['CN/deposit.yaml:3', 'CN/deposit.yaml:4'])
    expect(faultsOf(text)[0]?.detail).toMatch(/unique/)
  })

  test('an unknown key is refused at its own line', () => {
    expect(placesOf('a: hi\n\n\nz: 1\n')).toEqual(['CN/deposit.yaml:4 z'])
    expect(placesOf('a: hi\nc:\n- d: x\n- d: y\n  z: 1\n  y: 2\n')).toEqual(['CN/deposit.yaml:5 c.1.z', 'CN/deposit.yaml:6 c.1.y'])
  })

  test.each(['__proto__: { b: x }', 'constructor: x', '<<: { b: x }', 'toString: x', '? [x]\n: y'])('%s is an unknown key', (key) => {
    expect(faultsOf(`a: hi\n${key}\n`)).toHaveLength(1)
    expect(Object.hasOwn({}, 'b')).toBe(false)
  })
})

describe('hostile text comes out as a fault, never as an exception or a value', () => {
  test('aliases, which can grow without end, are refused at the line of the first', () => {
    expect(placesOf('a: &x hi\nb: *x\n')[0]).toMatch(/^CN\/deposit.yaml:2/)
  })

  test('a bomb of aliases', () => {
    const levels = Array.from({ length: 20 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}, *l${level}]`)
    expect(faultsOf(`a: hi\nl0: &l0 [x]\n${levels.join('\n')}\n`).length).toBeGreaterThan(0)
  })

  test('an alias to itself, and one to nothing', () => {
    expect(faultsOf('a: &x [*x]\n').length).toBeGreaterThan(0)
    expect(faultsOf('a: *nobody\n').length).toBeGreaterThan(0)
  })

  test.each([
    ['broken text', 'a: [\n'],
    ['two documents', 'a: hi\n---\na: ho\n'],
    ['nesting without end', `a: ${'['.repeat(20_000)}`],
    ['a binary value', 'a: !!binary aGk=\n'],
    ['tabs for indentation', 'c:\n\t- d: x\n'],
  ])('%s', (_, text) => expect(faultsOf(text).length).toBeGreaterThan(0))
})
