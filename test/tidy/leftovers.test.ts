// Nothing is left for later: no mark of unfinished work, no test put aside, hardly a cast.
import { describe, expect, test } from 'vitest'
import { lineCount, type SourceFile, sourceFiles, testFiles } from './sources.ts'

const maxCastsPerThousandLines = 0.2

// The marks are put together here so that this file does not carry them itself.
const marks = ['TO-DO', 'FIX-ME', 'X-XX', 'HA-CK'].map((mark) => mark.replace('-', ''))
const mark = new RegExp(`\\b(${marks.join('|')})\\b`)
const asides = ['skip', 'only', 'todo']
const aside = new RegExp(`\\b(?:it|test|describe|suite|bench)(?:\\.\\w+)*\\.(?:${asides.join('|')})\\b|\\bx(?:it|test|describe)\\(`)
const cast = /\bas any\b|\bas unknown as\b|\bas never\b|:\s*any\b|<any>/g

const linesWith = (pattern: RegExp, files: SourceFile[]): string[] =>
  files.flatMap(({ path, text }) => text.split('\n').flatMap((line, place) => (pattern.test(line) ? [`${path}:${place + 1}`] : [])))

function castsPerThousandLines(files: SourceFile[]): number {
  const casts = files.reduce((count, { text }) => count + (text.match(cast)?.length ?? 0), 0)
  const lines = files.reduce((count, { text }) => count + lineCount(text), 0)
  return lines === 0 ? 0 : (casts / lines) * 1000
}

test('no mark of unfinished work', () => {
  expect(linesWith(mark, [...sourceFiles(), ...testFiles()]), 'do it now, or open an issue and delete the mark').toEqual([])
})

test('no test is put aside or run alone', () => {
  expect(linesWith(aside, testFiles()), 'make it pass, or delete it and say why in the commit').toEqual([])
})

test(`at most ${maxCastsPerThousandLines} casts per thousand lines of source`, () => {
  const places = linesWith(new RegExp(cast.source), sourceFiles())
  const remedy = `parse the value into the type you need, or narrow it with a check: ${places.join(', ')}`
  expect(castsPerThousandLines(sourceFiles()), remedy).toBeLessThanOrEqual(maxCastsPerThousandLines)
})

describe('the rules see what breaks them', () => {
  const lines = (...text: string[]): SourceFile[] => [{ path: 'a.ts', text: text.join('\n') }]

  test.each(marks)('the mark %s', (word) => {
    expect(linesWith(mark, lines('const a = 1', `// ${word}: later`))).toEqual(['a.ts:2'])
    expect(linesWith(mark, lines(`const ${word}s = 1`))).toEqual([])
  })

  test.each(asides)('a test marked %s', (word) => {
    expect(linesWith(aside, lines(`test.${word}('a', () => {})`, `describe.concurrent.${word}('a', () => {})`))).toEqual([
      'a.ts:1',
      'a.ts:2',
    ])
    expect(linesWith(aside, lines(`attest.${word}()`, "test('a', () => {})"))).toEqual([])
  })

  test.each(['a as any', 'a as unknown as B', 'a as never', 'let a: any', 'f<any>()'])('the cast %s', (text) => {
    const padding = Array.from({ length: 999 }, () => '')
    expect(castsPerThousandLines(lines(text, ...padding))).toBe(1)
    expect(castsPerThousandLines(lines('a as const', 'a: anyOf', ...padding))).toBe(0)
  })
})
