// JSON written straight into bytes: whatever is written, the very bytes of JSON.stringify in UTF-8, however long.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JsonBytes } from '../../../src/core/values/json-bytes.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

function written(write: (out: JsonBytes) => void): string {
  const out = new JsonBytes()
  write(out)
  return utf8.decode(out.take())
}

describe('a quoted text', () => {
  test('is what JSON.stringify makes of it, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => written((out) => out.quoted(text)) === JSON.stringify(text)))
  })

  test.each([
    '',
    '电费',
    'é',
    '说"明"',
    '行\n二',
    '反\\斜',
    '\u0000',
    '\u001f',
    '\u007f',
    '\u0080',
    '\u07ff',
    '\u0800',
    '\ud7ff',
    '\ue000',
    '\uffff',
  ])('%j, at an edge, too', (text) => {
    expect(written((out) => out.quoted(text))).toBe(JSON.stringify(text))
  })

  test.each(['\ud800', '\udfff半', '😀', '电\ude00费', '\ude00\ud83d'])('%j, halves and pairs of characters, too', (text) => {
    expect(written((out) => out.quoted(text))).toBe(JSON.stringify(text))
  })

  test('what was begun before something to escape was met leaves no trace', () => {
    const members = ['长长的前文"', '后文']
    expect(written((out) => out.list(members, (to, it) => to.quoted(it)))).toBe(JSON.stringify(members))
  })

  test('nothing is null', () => {
    expect(written((out) => out.quoted(null))).toBe('null')
  })
})

test('any value and any list are what JSON.stringify makes of them', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ noUnicodeString: false })), (values) => {
      expect(written((out) => out.list(values, (to, it) => to.json(it)))).toBe(JSON.stringify(values))
    }),
  )
})

test('bytes encoded before stand as they are', () => {
  const kept = new TextEncoder().encode('{"名":1}')
  expect(written((out) => out.list([kept, kept], (to, it) => to.encoded(it)))).toBe('[{"名":1},{"名":1}]')
})

test('room grows under every kind of writing, and nothing written before is lost', () => {
  const long = '费'.repeat(20_000)
  const kept = new TextEncoder().encode('1'.repeat(70_000))
  const text = written((out) => {
    out.plain('['.repeat(30_000))
    out.quoted(long)
    out.encoded(kept)
    out.json(`"${long}`)
  })
  expect(text === `${'['.repeat(30_000)}"${long}"${'1'.repeat(70_000)}${JSON.stringify(`"${long}`)}`).toBe(true)
})

describe('what was taken', () => {
  test('is its own: what is written next does not touch it', () => {
    const out = new JsonBytes()
    out.quoted('先')
    const first = out.take()
    out.quoted('后')
    expect([utf8.decode(first), utf8.decode(out.take())]).toEqual(['"先"', '"后"'])
  })

  test('however many and however long they are', () => {
    const out = new JsonBytes()
    const texts = Array.from({ length: 400 }, (_, index) => String(index).repeat(index % 7 === 0 ? 40_000 : 1 + index))
    const taken = texts.map((text) => {
      out.text(text)
      return out.take()
    })
    expect(taken.map((bytes) => utf8.decode(bytes)).every((text, index) => text === texts[index])).toBe(true)
  })

  test('nothing of what was cleared away comes back', () => {
    const out = new JsonBytes()
    out.text('旧'.repeat(600_000))
    out.clear()
    out.text('新')
    expect(utf8.decode(out.take())).toBe('新')
  })

  test('and what is only looked at stays', () => {
    const out = new JsonBytes()
    out.plain('[1,')
    const from = out.length
    out.plain('2]')
    expect([utf8.decode(out.view(from)), utf8.decode(out.view(0, from)), utf8.decode(out.view())]).toEqual(['2]', '[1,', '[1,2]'])
  })
})
