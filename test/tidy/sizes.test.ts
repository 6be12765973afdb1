// Files and functions stay small enough to be read at one sitting.
import { describe, expect, test } from 'vitest'
import { lineCount, type SourceFile, sourceFiles, testFiles } from './sources.ts'
import { functionsOf } from './syntax.ts'

const maxFileLines = 300
const maxFunctionLines = 60

const longFiles = (files: SourceFile[]): string[] =>
  files.filter(({ text }) => lineCount(text) > maxFileLines).map(({ path, text }) => `${path}: ${lineCount(text)} lines`)

const longFunctions = (files: SourceFile[]): string[] =>
  files.flatMap(({ path, text }) =>
    functionsOf(text, path)
      .filter(({ lines }) => lines > maxFunctionLines)
      .map(({ line, lines }) => `${path}:${line}: ${lines} lines`),
  )

test(`files have at most ${maxFileLines} lines`, () => {
  expect(longFiles([...sourceFiles(), ...testFiles()]), 'split the file by what its parts are for; data belongs in catalogues/').toEqual([])
})

test(`functions in src have at most ${maxFunctionLines} lines`, () => {
  expect(longFunctions(sourceFiles()), 'name the steps and make each a function, the important one first').toEqual([])
})

describe('the rules see what breaks them', () => {
  const body = (lines: number): string => '  // 一行\n'.repeat(lines)

  test('a file one line too long', () => {
    expect(longFiles([{ path: 'a.ts', text: '\n'.repeat(maxFileLines) }])).toEqual(['a.ts: 301 lines'])
    expect(longFiles([{ path: 'a.ts', text: '\n'.repeat(maxFileLines - 1) }])).toEqual([])
  })

  test.each([
    ['a declaration', 'function f() {\n', '}'],
    ['an arrow', 'const f = () => {\n', '}'],
    ['a method', 'class A { f(): void {\n', '} }'],
    ['an object method', 'const a = { get f() {\nreturn 1\n', '} }'],
  ])('%s one line too long, after text in Chinese', (_, open, close) => {
    const taken = open.split('\n').length
    const long = `// 目录清单\nconst 名 = '收费'\n${open}${body(maxFunctionLines + 1 - taken)}${close}\n`
    const fits = `// 目录清单\nconst 名 = '收费'\n${open}${body(maxFunctionLines - taken)}${close}\n`
    expect(longFunctions([{ path: 'a.ts', text: long }])).toEqual(['a.ts:3: 61 lines'])
    expect(longFunctions([{ path: 'a.ts', text: fits }])).toEqual([])
  })
})
