// However a file is read, piece by piece or at once, its records are the same: those that a plain CSV reader finds.
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRecords } from '../../../src/intake/stream/csv-records.ts'
import { encodingOf } from '../../../src/intake/stream/encoding.ts'
import { InvoiceFields } from '../../../src/intake/stream/invoice-fields.ts'
import type { ByteSource } from '../../../src/intake/stream/plan.ts'
import { scanRecords } from '../../../src/intake/stream/scan.ts'
import { gb18030, joined, raw, utf8 } from '../samples.ts'

const value = fc.string({ unit: fc.constantFrom(...'电费a1 ",;\t\n\r'), maxLength: 8 })
const delimiter = fc.constantFrom(',', ';', '\t')
const lineEnd = fc.constantFrom('\n', '\r\n')
const table = fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const written = (rows: readonly (readonly string[])[], separator: string, end: string) =>
  rows.map((row) => row.map((it) => (/[",;\t\n\r]/.test(it) ? quoted(it) : it)).join(separator)).join(end)

/** The file is given out in reads of at most so many bytes. */
function sipped(bytes: Uint8Array, most: number): ByteSource {
  return { size: bytes.length, read: async (from, to) => bytes.slice(from, Math.min(to, from + most)) }
}

interface Scanned {
  readonly kind: string
  readonly text: string
  readonly at: number
}

async function scanned(bytes: Uint8Array, most: number, separator: string | undefined, maxBytes = 1000): Promise<Scanned[]> {
  const found: Scanned[] = []
  const text = (from: number, to: number) => new TextDecoder().decode(bytes.slice(from, to))
  await scanRecords(
    sipped(bytes, most),
    0,
    { maxBytes, ...(separator === undefined ? {} : { delimiter: separator.charCodeAt(0) }) },
    {
      record: (window, start, end, at) => {
        expect(new TextDecoder().decode(window.slice(start, end))).toBe(text(at, at + end - start))
        found.push({ kind: 'record', text: text(at, at + end - start), at })
      },
      bad: (at, end, why) => found.push({ kind: why, text: text(at, end), at }),
    },
  )
  return found
}

const valuesOf = (text: string, separator: string) =>
  [...csvRecords(text, separator)].map((record) => (record.ok ? record.values : record.fault.en))

describe('well-formed CSV', () => {
  test('has the records that a plain reader finds, whatever is in its cells', () => {
    fc.assert(
      fc.property(table, delimiter, lineEnd, (rows, separator, end) => {
        const text = written(rows, separator, end)
        const plain: string[][] = parse(text, { delimiter: separator, relax_column_count: true, record_delimiter: end })
        const own = valuesOf(text, separator)
        // An empty last line is no record; a plain reader leaves every empty line out.
        expect(own.filter((values) => values.length > 1 || values[0] !== '')).toEqual(
          plain.filter((values) => values.length > 1 || values[0] !== ''),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('is cut into just those records, however it is given out', () =>
    fc.assert(
      fc.asyncProperty(table, delimiter, lineEnd, fc.integer({ min: 1, max: 20 }), async (rows, separator, end, most) => {
        const text = written(rows, separator, end)
        const found = await scanned(utf8(text), most, separator)
        expect(found.filter(({ kind }) => kind !== 'record')).toEqual([])
        expect(found.map((it) => it.text).join('\n')).toBe(text.endsWith('\n') ? text.slice(0, -1) : text)
        expect(found.flatMap((it) => valuesOf(`${it.text}\n`, separator))).toEqual(valuesOf(text, separator))
      }),
      { numRuns: 200 },
    ))
})

describe('any text at all', () => {
  const anyText = fc.string({ unit: fc.constantFrom(...'费a",\n\r'), maxLength: 60 })

  test('is cut the same however it is given out, and no byte of it is lost', () =>
    fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 1, max: 9 }), async (text, most) => {
        const bytes = utf8(text)
        const whole = await scanned(bytes, 1_000, ',')
        expect(await scanned(bytes, most, ',')).toEqual(whole)
        let at = 0
        for (const it of whole) {
          expect(it.at).toBe(at)
          at += utf8(it.text).length + 1
        }
        expect(at).toBeGreaterThanOrEqual(bytes.length)
      }),
      { numRuns: 400 },
    ))

  test('is read record by record as it is read whole: no record reaches into the next', () =>
    fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        // A return at the very end belongs to no end of line, and would to one that is put behind it.
        fc.pre(!text.endsWith('\r'))
        const cut = await scanned(utf8(text), 1_000, ',')
        const apart = cut.flatMap((it) => (it.kind === 'record' ? valuesOf(`${it.text}\n`, ',') : ['bad']))
        const whole = valuesOf(text, ',')
        // A quote that is never closed costs its line here and the rest of the text there: up to it both agree.
        const open = cut.findIndex(({ kind }) => kind === 'open-quote')
        const upTo = open < 0 ? cut.length : open
        expect(apart.slice(0, upTo)).toEqual(whole.slice(0, upTo))
        if (open < 0) expect(whole).toHaveLength(apart.length)
      }),
      { numRuns: 400 },
    ))

  test('without quotes every newline ends a line, in NDJSON also one within a quote', () =>
    fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 1, max: 9 }), async (text, most) => {
        const lines = text.split('\n')
        if (lines.at(-1) === '') lines.pop()
        expect((await scanned(utf8(text), most, undefined)).map((it) => it.text)).toEqual(lines)
      }),
      { numRuns: 200 },
    ))
})

describe('what is too long', () => {
  test.each([1, 7, 10_000])('is one bad line and nothing else, given out %i bytes at a time', async (most) => {
    const long = 'x'.repeat(60)
    const text = `a,1\n${long}\nb,2\n"${long}\n${long}"\nc,3`
    const found = await scanned(utf8(text), most, ',', 50)
    expect(found.filter(({ kind }) => kind === 'record').map((it) => it.text)).toEqual(['a,1', 'b,2', 'c,3'])
    expect(found.filter(({ kind }) => kind !== 'record').map((it) => it.text.length)).toEqual([60, 61, 61])
  })

  test('of exactly the most there may be is a record', async () => {
    const found = await scanned(utf8(`${'x'.repeat(50)}\n${'y'.repeat(51)}\nz`), 1000, ',', 50)
    expect(found.map(({ kind, text }) => [kind, text.length])).toEqual([
      ['record', 50],
      ['too-long', 51],
      ['record', 1],
    ])
  })
})

describe('records that are none', () => {
  test.each([
    ['a quote in the middle of a cell', 'a"b,1\nc,2', ['not well-formed CSV: invalid opening quote', ['c', '2']]],
    ['something behind a closing quote', '"a"b,1\nc,2', ['not well-formed CSV: csv invalid closing quote', ['c', '2']]],
    ['a quote that is never closed', 'x,1\n"a,1\nc,2', [['x', '1'], 'not well-formed CSV: quote not closed', ['c', '2']]],
  ])('%s: its line is given up and the next goes on', (_, text, expected) => {
    const own = valuesOf(text, ',').map((it) => (typeof it === 'string' ? it.toLowerCase() : it))
    const gist = (all: readonly unknown[]) => all.map((it) => (typeof it === 'string' ? 'fault' : it))
    expect(gist(own)).toEqual(gist(expected))
    for (const said of own.filter((it) => typeof it === 'string')) expect(said).toMatch(/^not well-formed csv: /)
  })

  test('every fault is told in both languages', () => {
    for (const record of csvRecords('a"b\n"a"b\n"open', ',')) {
      if (record.ok) throw new Error('it is well-formed')
      expect(record.fault.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(record.fault.en).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })
})

describe('the number of a record', () => {
  test('is that of its column, read from its bytes, in either encoding', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'票号A1-"，; '), maxLength: 6 })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.nat(4),
        fc.boolean(),
        (rows, column, isGb) => {
          const said = new InvoiceFields(isGb ? 'gb18030' : 'utf-8', 44, [column, undefined, undefined])
          for (const row of rows) {
            const text = written([row], ',', '')
            const bytes = isGb ? gb18030(text) : utf8(text)
            const window = joined(raw(34, 44), bytes, raw(10, 34))
            const [values] = [...csvRecords(text, ',')]
            const expected = values?.ok === true ? (values.values[column] ?? '').trim() : ''
            said.read(window, 2, 2 + bytes.length)
            expect(said.number).toBe(expected)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('of rows that repeat it and rows that do not is never that of another row', () => {
    const said = new InvoiceFields('utf-8', 44, [0, undefined, undefined])
    for (const number of ['A', 'A', 'B', 'A', '', 'A', ' A', '"A"', 'AA', 'A']) {
      const bytes = utf8(`${number},x`)
      said.read(bytes, 0, bytes.length)
      expect(said.number).toBe(number.trim().replaceAll('"', ''))
    }
  })
})

describe('the encoding', () => {
  const chinese = '收费项目,金额\n居民生活电费,450.00\n'

  test('is UTF-8 where all of it is, whatever the reads, and GB18030 only where it is not', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(5), async (most, times) => {
        const text = chinese.repeat(times + 1)
        // The source is asked for more than it gives: a short read is not the end of the file.
        const source = (bytes: Uint8Array): ByteSource => ({
          size: bytes.length,
          read: async (from, to) => bytes.slice(from, Math.min(to, from + 4 * 1024 * 1024)),
        })
        expect(await encodingOf(source(utf8(text)))).toBe('utf-8')
        expect(await encodingOf(source(gb18030(text)))).toBe('gb18030')
        expect(most).toBeGreaterThan(0)
      }),
      { numRuns: 5 },
    ))

  test('of a file that begins in one and ends in the other is that which can read all of it', async () => {
    const mixed = joined(utf8('收费,1\n'), gb18030('电费,2\n'))
    expect(await encodingOf({ size: mixed.length, read: async (from, to) => mixed.slice(from, to) })).toBe('gb18030')
    const neither = joined(utf8('收费,1\n'), raw(0xff, 0xff))
    expect(await encodingOf({ size: neither.length, read: async (from, to) => neither.slice(from, to) })).toBeUndefined()
  })

  test('a character cut by the edge of a read does not make it another', async () => {
    const edge = 4 * 1024 * 1024
    const bytes = joined(new Uint8Array(edge - 1).fill(65), utf8('费'))
    expect(await encodingOf({ size: bytes.length, read: async (from, to) => bytes.slice(from, to) })).toBe('utf-8')
    const gb = joined(new Uint8Array(edge - 1).fill(65), gb18030('费'))
    expect(await encodingOf({ size: gb.length, read: async (from, to) => gb.slice(from, to) })).toBe('gb18030')
  })
})
