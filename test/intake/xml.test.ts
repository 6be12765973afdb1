// XML from strangers: nothing is expanded, nothing is fetched, every size has an end, and what is malformed is refused with its place.
import { describe, expect, test } from 'vitest'
import { MAX_XML_BYTES, MAX_XML_DEPTH, MAX_XML_ELEMENTS, MAX_XML_TEXT } from '../../src/intake/limits.ts'
import { elementsOf, placeOf } from '../../src/intake/xml/node.ts'
import { readXml } from '../../src/intake/xml.ts'
import { gb18030, joined, raw, utf8 } from './samples.ts'

function faultOf(text: string | Uint8Array): string {
  const read = readXml(typeof text === 'string' ? utf8(text) : text)
  return read.ok ? 'taken' : `${read.faults[0]?.place}: ${read.faults[0]?.detail.en}`
}

function namesOf(text: string | Uint8Array): string[] {
  const read = readXml(typeof text === 'string' ? utf8(text) : text)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return [...elementsOf(read.root)].map((node) => `${placeOf(node)}=${node.text.trim()}`)
}

const DOCTYPE_REFUSED = 'line 1: a document type declaration is not allowed'

describe('document types', () => {
  const cases: readonly [string, string][] = [
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an external subset', '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>'],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.invalid/"> %x;]><a/>'],
    ['an empty one', '<!DOCTYPE a><a/>'],
    ['a lower-case one', '<!doctype a><a/>'],
    ['one after a comment', '<!-- hello --><!DOCTYPE a><a/>'],
    [
      'a billion laughs',
      `<!DOCTYPE a [<!ENTITY l0 "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]><a>&l9;</a>`,
    ],
  ]
  test.each(cases)('%s is refused before anything is parsed', (_, text) => {
    expect(faultOf(text)).toBe(DOCTYPE_REFUSED)
  })
})

describe('entities', () => {
  test('the five and the numbered ones are read', () => {
    expect(namesOf('<a>&lt;&amp;&gt;&quot;&apos;&#20013;&#x6587;</a>')).toEqual(['/a=<&>"\'中文'])
  })

  test('any other is refused', () => {
    expect(faultOf('<a>&nbsp;</a>')).toMatch(/^line 1, column \d+: not well-formed XML: undefined entity/)
  })
})

describe('what is malformed', () => {
  test.each([
    ['a truncated file', '<a><b>1</b>'],
    ['a file cut inside a tag', '<a><b'],
    ['crossed tags', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>more'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an unbound prefix', '<x:a/>'],
    ['a control character', '<a>\u0001</a>'],
    ['a bare ampersand', '<a>1 & 2</a>'],
    ['an empty file', ''],
    ['only white space', ' \n '],
    ['an unclosed comment', '<a/><!-- '],
    ['an unclosed CDATA section', '<a><![CDATA[x</a>'],
  ])('%s is refused', (_, text) => {
    expect(faultOf(text)).toMatch(/^line \d+, column \d+: not well-formed XML: /)
  })

  test('the place is where it broke', () => {
    expect(faultOf('<a>\n  <b>1</c>\n</a>')).toMatch(/^line 2, column \d+: /)
  })
})

describe('sizes', () => {
  const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`

  test('depth', () => {
    expect(faultOf(nested(MAX_XML_DEPTH))).toBe('taken')
    expect(faultOf(nested(MAX_XML_DEPTH + 1))).toMatch(/: elements are nested deeper than 64$/)
  })

  test('number of elements', () => {
    expect(faultOf(`<a>${'<b/>'.repeat(MAX_XML_ELEMENTS - 1)}</a>`)).toBe('taken')
    expect(faultOf(`<a>${'<b/>'.repeat(MAX_XML_ELEMENTS)}</a>`)).toMatch(/: there are more than 50000 elements$/)
  })

  test('one text', () => {
    expect(faultOf(`<a>${'x'.repeat(MAX_XML_TEXT)}</a>`)).toBe('taken')
    expect(faultOf(`<a>${'x'.repeat(MAX_XML_TEXT + 1)}</a>`)).toMatch(/: a text is longer than 20480 characters$/)
  })

  test('one text in pieces', () => {
    const piece = `${'x'.repeat(MAX_XML_TEXT / 2)}<![CDATA[${'y'.repeat(MAX_XML_TEXT / 2)}]]>`
    expect(faultOf(`<a>${piece}</a>`)).toBe('taken')
    expect(faultOf(`<a>${piece}z</a>`)).toMatch(/: a text is longer than 20480 characters$/)
  })

  test('one attribute', () => {
    expect(faultOf(`<a b="${'x'.repeat(MAX_XML_TEXT + 1)}"/>`)).toMatch(/: an attribute is longer than 20480 characters$/)
  })

  test('the whole file', () => {
    expect(faultOf(new Uint8Array(MAX_XML_BYTES + 1))).toBe('byte 1: the file is larger than 10485760 bytes')
  })
})

describe('encodings', () => {
  const mark = raw(0xef, 0xbb, 0xbf)

  test('UTF-8 with and without a mark', () => {
    expect(namesOf(joined(mark, utf8('<a>中</a>')))).toEqual(['/a=中'])
    expect(namesOf('<?xml version="1.0" encoding="utf-8"?><a>中</a>')).toEqual(['/a=中'])
  })

  test('two marks are refused', () => {
    expect(faultOf(joined(mark, mark, utf8('<a/>')))).toBe('byte 1: the file begins with more than one byte order mark')
  })

  test.each(['GBK', 'gb2312', 'GB18030'])('%s, when it is declared', (encoding) => {
    expect(namesOf(gb18030(`<?xml version="1.0" encoding="${encoding}"?><a>电费</a>`))).toEqual(['/a=电费'])
  })

  test('GB18030 that is not declared is refused, not guessed', () => {
    expect(faultOf(gb18030('<a>电费</a>'))).toBe('byte 1: the file is not UTF-8')
  })

  test('UTF-8 that declares GBK and is not', () => {
    expect(faultOf(joined(utf8('<?xml version="1.0" encoding="GBK"?><a>'), raw(0x81, 0xff), utf8('</a>')))).toBe(
      'byte 1: the file is not GB18030',
    )
  })

  test.each(['UTF-16', 'ISO-8859-1', 'utf-7'])('%s is refused', (encoding) => {
    expect(faultOf(`<?xml version="1.0" encoding="${encoding}"?><a/>`)).toBe(
      'line 1: the file declares an encoding other than UTF-8 and GB18030',
    )
  })

  test('bytes that are no text at all', () => {
    expect(faultOf(raw(0x3c, 0x61, 0xff, 0xfe, 0x3e))).toBe('byte 1: the file is not UTF-8')
  })
})

describe('the tree', () => {
  test('paths are numbered where a name is repeated, and only there', () => {
    expect(namesOf('<a><b>1</b><c>2</c><b>3</b></a>')).toEqual(['/a=', '/a/b[1]=1', '/a/c=2', '/a/b[2]=3'])
  })

  test('namespaces we know have one prefix, those we do not have their name', () => {
    const cbc = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'
    expect(namesOf(`<q:a xmlns:q="${cbc}"><z xmlns="urn:z">1</z></q:a>`)).toEqual(['/cbc:a=', '/cbc:a/{urn:z}z=1'])
  })

  test('a prefix without its namespace gives no right to the name', () => {
    expect(namesOf('<cbc:ID xmlns:cbc="urn:other">1</cbc:ID>')).toEqual(['/{urn:other}ID=1'])
  })

  test('text split by comments and CDATA is one text', () => {
    expect(namesOf('<a>4<!-- x -->5<![CDATA[0.0]]>0</a>')).toEqual(['/a=450.00'])
  })

  test.each(['__proto__', 'constructor', 'prototype'])('an element called %s is refused', (name) => {
    expect(faultOf(`<a><${name}>1</${name}></a>`)).toMatch(/: an element has a name that is not allowed$/)
  })

  test('an attribute called __proto__ harms nothing', () => {
    expect(faultOf('<a __proto__="1" constructor="2"/>')).toBe('taken')
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('a long file is read in pieces without losing a character', () => {
    const text = '中𠮷'.repeat(5000)
    const names = namesOf(`<a>${`<b>${text}</b>`.repeat(20)}</a>`)
    expect(names).toHaveLength(21)
    expect(names.slice(1).every((name) => name.endsWith(`=${text}`))).toBe(true)
  })
})
