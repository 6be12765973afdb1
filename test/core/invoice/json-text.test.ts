// What JSON.parse would let pass in silence is told with its pointer, by every door the same; and what is sound is never held up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonTextFaults } from '../../../src/core/invoice/json-text.ts'
import { FORBIDDEN_NAMES, MAX_DEPTH, MAX_FAULTS } from '../../../src/core/invoice/limits.ts'
import { pointerTo } from '../../../src/core/invoice/structural.ts'
import { SAID } from '../../../src/core/invoice/wording.ts'

const faults = (text: string) => jsonTextFaults(text, JSON.parse(text))
const pointers = (text: string) => faults(text).map(({ pointer }) => pointer)
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

describe('numbers', () => {
  test.each(['1.234567890123456', '450.00000000000000001', '9007199254740993', '0.1234567890123456', '-1234567890.123456789e3'])(
    '%s says more than a number keeps',
    (number) => {
      for (const text of [number, `[${number}]`, `[0,${number}]`, `{"a":${number}}`, `{"a": ${number} }`, `[\n${number}\n]`]) {
        expect(faults(text).map(({ detail }) => detail)).toEqual([SAID.longNumber])
      }
    },
  )

  test.each(['1e-400', '1e-0000400', '-12.5E-999', `0.${'0'.repeat(400)}1`])('%s is not nothing, but would be', (number) => {
    expect(faults(`{"a":${number}}`)).toEqual([{ pointer: '/a', detail: SAID.vanishingNumber }])
  })

  test('a long number is seen wherever it begins, and one of fifteen digits is sound', () => {
    for (let before = 0; before < 40; before += 1) {
      const text = (digits: number) => `["${'9'.repeat(before)}",${'7'.repeat(digits)}]`
      expect([pointers(text(16)), pointers(text(15))], String(before)).toEqual([['/1'], []])
    }
  })

  test('a number of a million digits is one fault', () => {
    expect(pointers(`[${'1'.repeat(1_000_000)},${'1'.repeat(1_000_000)}]`)).toEqual(['/0', '/1'])
    expect(pointers(`["${'1'.repeat(1_000_000)}"]`)).toEqual([])
  })

  test('what is exact passes, and so do digits that are no number', () => {
    const exact = '[123456789012345,0.000000000000001,-1.50,0,0.0e-999,1E5,100000.000000000]'
    expect(faults(exact)).toEqual([])
    expect(faults('{"id":"23652000000012345678","a":"表号: 12345678901234567890, 1e-999 \\" [{"}')).toEqual([])
  })
})

describe('keys', () => {
  test.each([...FORBIDDEN_NAMES])('%s reaches into prototypes and is no property, however it is spelt', (name) => {
    const escaped = `\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}`
    for (const spelt of [name, escaped]) {
      expect(faults(`{"a":[1,{"${spelt}":{"role":"x"}}]}`)).toEqual([{ pointer: `/a/1/${name}`, detail: SAID.unknownProperty }])
    }
    expect(faults(`{"a":"${name}","b":["${escaped}"]}`)).toEqual([])
  })

  test.each([
    ['at the top', '{"a":1,"b":2,"a":3}', ['/a']],
    ['of another spelling', '{"x":{"amount":1,"amoun\\u0074":2}}', ['/x/amount']],
    ['in a list', '{"lines":[{"a":1},{"a":1,"a":2}]}', ['/lines/1/a']],
    ['with signs in it', '{"a/~b":1,"a/~b":2}', ['/a~1~0b']],
    ['of no letter', '{"":1,"":2}', ['/']],
    ['with all that stood in the first', '{"a":{"b":1,"c":[{"d":2}]},"a":null}', ['/a']],
    ['three times, told once', '{"a":1,"a":1,"a":1}', ['/a']],
    ['hidden by white space before colons', '{"a" :1,"b":1,"b":2}', ['/b']],
    ['hidden by a line break before a colon', '{"a"\n:1,"b":1,"b":2}', ['/b']],
    ['beside one that looks like a key in a text', '{"a":"\\":","b":1,"b":2}', ['/b']],
  ])('a key twice %s', (_, text, where) => {
    expect(faults(text)).toEqual(where.map((pointer) => ({ pointer, detail: SAID.keyTwice })))
  })

  test('the same key in different objects is no matter', () => {
    expect(faults('{"a":{"a":1},"b":[{"a":1},{"a":1}],"c":"{\\"a\\":1,\\"a\\":1}"}')).toEqual([])
  })
})

describe('nesting', () => {
  test('is told at the first level too deep, and ends the look', () => {
    expect(faults(nested(MAX_DEPTH))).toEqual([])
    expect(faults(nested(MAX_DEPTH + 1))).toEqual([{ pointer: '/0'.repeat(MAX_DEPTH), detail: SAID.tooDeep }])
    expect(pointers(`{"a":${nested(1_000_000)},"b":1e-999}`)).toEqual([`/a${'/0'.repeat(MAX_DEPTH - 1)}`])
  })

  test('does not hide what stands before it', () => {
    const deep = `${'[1234567890123456,'.repeat(40)}0${']'.repeat(40)}`
    expect(faults(deep).map(({ detail }) => detail)).toEqual([...Array(MAX_DEPTH).fill(SAID.longNumber), SAID.tooDeep])
  })
})

test('all faults come at once, each with its pointer, through lists, objects and keys with signs in them', () => {
  const text = '{"a":[1,{"b/c":[true,1234567890123456],"d":"5, \\" [{"}],"e~":{"__proto__":{"f":[]}},"g":1e-999,"a":{"h":1,"h":2}}'
  expect(pointers(text)).toEqual(['/a/1/b~1c/1', '/e~0/__proto__', '/g', '/a', '/a/h'])
})

test('there is an end to faults, and to the text of their pointers', () => {
  const list = `[${Array(2 * MAX_FAULTS)
    .fill('1234567890123456')
    .join()}]`
  expect(faults(list)).toHaveLength(MAX_FAULTS)
  expect(pointers(`{"${'x'.repeat(90_000)}":${list}}`)).toHaveLength(2)
})

describe('any JSON', () => {
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true }))
  const key = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('a:', '":', '1234567890123456', 'e-999', '\\u00'))
  const value = fc.jsonValue({ maxDepth: 5 })
  const tree = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, value, number, key, fc.array(tie('any')), fc.dictionary(key, tie('any'))),
  })).any

  const isLong = (number: number) =>
    JSON.stringify(number)
      .replace(/e.*/, '')
      .replace(/^-?[0.]*/, '')
      .replace('.', '').length > 15

  /** The same faults, looked for in the value instead of the text. */
  function expected(inner: unknown, path: readonly string[] = []): string[] {
    if (typeof inner === 'number') return isLong(inner) ? [pointerTo(path)] : []
    if (typeof inner !== 'object' || inner === null) return []
    return Object.entries(inner).flatMap(([name, member]) => {
      const at = [...path, name]
      return [...(FORBIDDEN_NAMES.has(name) ? [pointerTo(at)] : []), ...expected(member, at)]
    })
  }

  test.each([0, 2])('written by JSON.stringify has no fault but its long numbers and forbidden names (indented by %i)', (indent) => {
    fc.assert(
      fc.property(tree, (any) => {
        expect(pointers(JSON.stringify(any, null, indent))).toEqual(expected(JSON.parse(JSON.stringify(any))))
      }),
    )
  })

  test('a key written once more is found where it stands', () => {
    const step = fc.oneof(fc.nat(3), key)
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        key,
        tree,
        tree,
        fc.constantFrom(':', ' :', ': '),
        (path, name, first, second, colon) => {
          const written = (member: string, inner: string) => `${JSON.stringify(member)}${colon}${inner}`
          const twice = `{${written(name, JSON.stringify(first))},"other"${colon}0,${written(name, JSON.stringify(second))}}`
          const text = path.reduceRight<string>(
            (inner, at) => (typeof at === 'number' ? `[${'0,'.repeat(at)}${inner}]` : `{${written(at, inner)}}`),
            twice,
          )
          const pointer = pointerTo([...path, name])
          expect(faults(text)).toContainEqual({ pointer, detail: FORBIDDEN_NAMES.has(name) ? SAID.unknownProperty : SAID.keyTwice })
        },
      ),
    )
  })
})
