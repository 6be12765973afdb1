// At any width and in any script the rows of a table are equally wide, its money stands whole, and no character of a name is lost.
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { Page } from '../../src/cli/screen/page.ts'
import { paintIf } from '../../src/cli/screen/paint.ts'
import { type Cell, type Column, layOut } from '../../src/cli/screen/table.ts'
import { padEnd, padStart, printable, widthOf, wrap } from '../../src/cli/screen/width.ts'

const NARROWEST = 40
const WIDEST = 160

/** Single signs a person sees: wide, narrow, of several code points, of no width at all. */
const SIGNS = [
  ...'电费水表检定（）《》，。、：；〔〕',
  ...'kWh0123456789.,-%:()',
  'é',
  'e\u0301',
  'ก็',
  'र्',
  '\u200b',
  '\u200d',
  '\ufeff',
  '😀',
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  '1️⃣',
  '𠮷',
  'ﾊﾟ',
  '한',
  ' ',
  '\u3000',
]
const name = fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 60 }).map((signs) => signs.join(''))
const money = fc.tuple(fc.nat({ max: 999_999_999 }), fc.nat({ max: 99 })).map(([yuan, fen]) => `${yuan}.${String(fen).padStart(2, '0')}`)
const screen = fc.integer({ min: NARROWEST, max: WIDEST })

/** What must be left of a text however it is broken: everything but spaces. */
const substance = (text: string) => printable(text).replaceAll(/\s/gu, '')

describe('wrapped text', () => {
  test('keeps every sign in its order and to the width', () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 2, max: 60 }), (text, width) => {
        const lines = wrap(text, width)
        expect(lines.map(substance).join('')).toBe(substance(text))
        expect(Math.max(...lines.map((line) => widthOf(line)))).toBeLessThanOrEqual(width)
      }),
      { numRuns: 1000 },
    )
  })
  test('never has an empty line among others', () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 2, max: 60 }), (text, width) => {
        const lines = wrap(text, width)
        if (lines.length > 1) expect(lines).not.toContain('')
      }),
    )
  })
  test('never parts a sign of several code points, even where nothing else fits', () => {
    for (const sign of ['👨‍👩‍👧‍👦', '🇨🇳', 'e\u0301', '1️⃣']) {
      for (const width of [1, 2, 3]) {
        const lines = wrap(`${sign}${sign}${sign}`, width)
        expect(lines.join('')).toBe(`${sign}${sign}${sign}`)
        for (const line of lines) expect(line.replaceAll(sign, '')).toBe('')
      }
    }
  })
  test('never parts a sum of money that fits into a line, whatever stands around it', () => {
    fc.assert(
      fc.property(name, money, name, fc.integer({ min: 16, max: 60 }), (before, sum, after, width) => {
        const lines = wrap(`${before} ${sum} ${after}`, width)
        expect(lines.some((line) => line.includes(sum))).toBe(true)
      }),
    )
  })
  test('of text that fits already is that text', () => {
    fc.assert(
      fc.property(name, (text) => {
        const line = printable(text).trim()
        expect(wrap(text, Math.max(2, widthOf(line)))).toEqual([line])
      }),
    )
  })
})

describe('padding', () => {
  test('brings any text to the width, on its own side, and never cuts', () => {
    fc.assert(
      fc.property(name, fc.nat({ max: 80 }), (raw, width) => {
        const text = printable(raw)
        for (const padded of [padEnd(text, width), padStart(text, width)]) {
          expect(widthOf(padded)).toBe(Math.max(widthOf(text), width))
          expect(padded).toContain(text)
        }
        expect(padEnd(text, width).startsWith(text)).toBe(true)
        expect(padStart(text, width).endsWith(text)).toBe(true)
      }),
    )
  })
})

const COLUMNS: readonly Column[] = [
  { title: '名称', align: 'left', flexible: true },
  { title: '收取', align: 'right' },
  { title: '结论', align: 'left' },
]
const cells = fc.array(fc.tuple(name, money, fc.constantFrom('✗ 违规', '? undetermined', '–')), { minLength: 1, maxLength: 6 })
const rowsOf = (list: readonly (readonly [string, string, string])[]): Cell[][] =>
  list.map(([text, sum, verdict]) => [{ text: printable(text), colour: 'bold' }, { text: sum }, { text: verdict, colour: 'red' }])

describe('a table', () => {
  const plain = paintIf(false)
  test('has rows of one width, no wider than the screen, whatever the names are made of', () => {
    fc.assert(
      fc.property(cells, screen, (list, width) => {
        const table = layOut(COLUMNS, rowsOf(list), width, plain)
        expect(table?.width).toBeLessThanOrEqual(width)
        for (const row of [table?.head ?? '', ...(table?.rows.flat() ?? [])]) expect(stringWidth(row)).toBe(table?.width)
      }),
      { numRuns: 500 },
    )
  })
  test('gives each row its money whole on its first line, and each name back sign by sign', () => {
    fc.assert(
      fc.property(cells, screen, (list, width) => {
        const table = layOut(COLUMNS, rowsOf(list), width, plain)
        expect(table?.rows).toHaveLength(list.length)
        list.forEach(([text, sum, verdict], place) => {
          const [first = '', ...others] = table?.rows[place] ?? []
          const tail = `  ${sum}  ${verdict}`
          const end = first.trimEnd()
          expect(end.endsWith(`${sum}  ${verdict}`)).toBe(true)
          expect(substance(end.slice(0, -tail.length) + others.join(''))).toBe(substance(text))
        })
      }),
      { numRuns: 500 },
    )
  })
  test('is the same table in colour', () => {
    fc.assert(
      fc.property(cells, screen, (list, width) => {
        const coloured = layOut(COLUMNS, rowsOf(list), width, paintIf(true))
        const bare = layOut(COLUMNS, rowsOf(list), width, plain)
        expect(coloured?.width).toBe(bare?.width)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are control characters.
        expect(coloured?.rows.flat().map((row) => row.replaceAll(/\u001b\[[\d;]*m/g, ''))).toEqual(bare?.rows.flat())
      }),
    )
  })
  test('keeps its shape with a cell that is empty and with no row at all', () => {
    const table = layOut(COLUMNS, [[{ text: '' }, { text: '1.00' }]], 60, plain)
    expect(table?.rows).toEqual([[`${' '.repeat(4)}  1.00${' '.repeat(6)}`]])
    expect(layOut(COLUMNS, [], 60, plain)).toMatchObject({ width: 16, head: '名称  收取  结论', rows: [] })
  })
  test('wider than the screen even without its name gives up and is stacked', () => {
    const sum = '9'.repeat(NARROWEST)
    expect(layOut(COLUMNS, [[{ text: '电' }, { text: sum }, { text: '✗' }]], NARROWEST, plain)).toBeUndefined()
  })
})

describe('a paragraph', () => {
  const page = (text: string, width: number, label: string) => {
    const paper = new Page(width, paintIf(false))
    paper.paragraph(text, { indent: 6, label })
    return paper.text().slice(0, -1).split('\n')
  }
  test('keeps to the page and loses nothing, behind any label', () => {
    fc.assert(
      fc.property(name, screen, fc.constantFrom('依据：', 'by: ', '✗ ', ''), (text, width, label) => {
        const lines = page(text, width, label)
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width)
        expect(substance(lines.join(''))).toBe(substance(label + text))
      }),
    )
  })
  test('is set off by the label on its first line only', () => {
    const lines = page('一二三四五六七八九十'.repeat(6), NARROWEST, '依据：')
    expect(lines[0]).toMatch(/^ {6}依据：一/)
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {12}\S/)
  })
  test('on a page narrower than any terminal is set as on the narrowest', () => {
    for (const width of [-5, 0, 1, 23]) expect(page('一二三四五六七八九十', width, '')).toEqual(page('一二三四五六七八九十', 24, ''))
  })
})
