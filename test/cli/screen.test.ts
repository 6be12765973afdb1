// Text on a terminal: its width in columns, its wrapping, its padding and its colours.
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { Page } from '../../src/cli/screen/page.ts'
import { paintIf, wantsColour } from '../../src/cli/screen/paint.ts'
import { layOut } from '../../src/cli/screen/table.ts'
import { padEnd, padStart, printable, widthOf, wrap } from '../../src/cli/screen/width.ts'

test('a Chinese character takes two columns, and padding counts columns', () => {
  expect(widthOf('电费 kWh')).toBe(8)
  expect(padEnd('电费', 6)).toBe('电费  ')
  expect(padStart('8.00', 6)).toBe('  8.00')
  expect(padEnd('电费', 2)).toBe('电费')
})

test('every plain character is as wide as the tables of Unicode say, alone and among others', () => {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => String.fromCodePoint(from + place))
  const plain = [...range(0x20, 0x7e), ...'·×—‘’“”…', ...range(0x3001, 0x3011), ...range(0x4e00, 0x9fff), ...range(0xff01, 0xff60)]
  expect(plain.filter((character) => widthOf(character) !== stringWidth(character))).toEqual([])
  for (const text of [plain.join(''), plain.toReversed().join(''), '1\ufe0f\u20e3 号', '电\u0301费', '收费👍🏽', '\u001b[1m电费\u001b[22m'])
    expect(widthOf(text)).toBe(stringWidth(text))
})

describe('wrapping', () => {
  test.each([
    ['Chinese breaks between characters', '收费目录清单', 6, ['收费目', '录清单']],
    ['words stay whole', 'above the limit', 9, ['above the', 'limit']],
    ['a number stays whole', '收取450.00元', 8, ['收取', '450.00元']],
    ['a number with its closing mark', '最多390.00，多收', 10, ['最多', '390.00，多', '收']],
    ['a closing mark never begins a line', '收费目。录', 6, ['收费', '目。录']],
    ['an opening mark never ends one', '收费（目录）', 6, ['收费', '（目', '录）']],
    ['a word wider than the line is cut', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['spaces at a break are dropped', 'ab  cd', 2, ['ab', 'cd']],
    ['nothing is one empty line', '', 5, ['']],
  ])('%s', (_, text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines)
  })
  test('loses nothing but spaces', () => {
    const text = '依据：哈政办发〔2023〕14号（二（七））：居民 0.39 元/千瓦时, in force since 2023-03-29. “完”'
    for (let width = 2; width < 60; width += 1) {
      const lines = wrap(text, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width)
    }
  })
})

test('control characters and marks that turn text around are shown as unreadable', () => {
  expect(printable('a\u001b[31mb\u0000\u202ec\u009b')).toBe('a\ufffd[31mb\ufffd\ufffdc\ufffd')
  expect(printable('a\r\n\tb')).toBe('a b')
})

describe('a page', () => {
  test('hangs wrapped text under itself, not under its label', () => {
    const page = new Page(24, paintIf(false))
    page.paragraph('一二三四五六七八九十一二', { indent: 2, label: '依据：' })
    expect(page.text()).toBe('  依据：一二三四五六七八\n        九十一二\n')
  })
})

describe('a table', () => {
  const columns = [
    { title: 'n', align: 'left', flexible: true },
    { title: 'sum', align: 'right' },
  ] as const
  const plain = paintIf(false)
  test('aligns sums to the right and wraps the name over as many rows as it needs', () => {
    const table = layOut(columns, [[{ text: '一二三四五六' }, { text: '12345.00' }]], 18, plain)
    expect(table).toEqual({ width: 18, head: 'n              sum', rows: [['一二三四  12345.00', '五六              ']] })
  })
  test('gives up rather than cut when the name would get less than eight columns', () => {
    expect(layOut(columns, [[{ text: '一二三四五六' }, { text: '12345.00' }]], 17, plain)).toBeUndefined()
  })
  test('needs no room for names that are short', () => {
    expect(layOut(columns, [[{ text: '一' }, { text: '1.00' }]], 8, plain)?.width).toBe(8)
  })
})

describe('colours', () => {
  test.each([
    ['on a terminal', false, {}, true, true],
    ['not into a file', false, {}, false, false],
    ['not on a terminal that has none', false, { TERM: 'dumb' }, true, false],
    ['not with NO_COLOR', false, { NO_COLOR: '1' }, true, false],
    ['still with an empty NO_COLOR', false, { NO_COLOR: '' }, true, true],
    ['into a file with FORCE_COLOR', false, { FORCE_COLOR: '1' }, false, true],
    ['with FORCE_COLOR, though NO_COLOR is set', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    ['not with FORCE_COLOR=0', false, { FORCE_COLOR: '0' }, true, false],
    ['never with --no-color', true, { FORCE_COLOR: '1' }, true, false],
  ])('%s', (_, noColour, env, isTerminal, wanted) => {
    expect(wantsColour(noColour, env, isTerminal)).toBe(wanted)
  })
  test('paint only what there is', () => {
    expect(paintIf(true)('red', '✗')).toBe('\u001b[1;31m✗\u001b[0m')
    expect(paintIf(true)('plain', '✗')).toBe('✗')
    expect(paintIf(true)('red', '')).toBe('')
    expect(paintIf(false)('red', '✗')).toBe('✗')
  })
})
