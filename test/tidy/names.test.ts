// A file is named for what it holds, says so in its first sentence, and is imported by its own name.
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isCode, pathsBelow, type SourceFile, sourceFiles } from './sources.ts'
import { isBarrel } from './syntax.ts'

const drawer = /(^|[/._-])(utils?|helpers?|common|shared|misc)(?=[/._-])/
const drawers = (paths: string[]): string[] => paths.filter((path) => drawer.test(path))

const defaultExport = /^export default\b|^export\s*\{[^}]*\bas default\b/m
const defaults = (files: SourceFile[]): string[] =>
  files.filter(({ path, text }) => !path.startsWith('src/entry/') && defaultExport.test(text)).map(({ path }) => path)

const onlyExports = (text: string): boolean =>
  text
    .split('\n')
    .filter(Boolean)
    .every((line) => /^(export|\/\/|\/\*| \*)/.test(line))
const barrels = (files: SourceFile[]): string[] =>
  files.filter(({ path, text }) => isBarrel(text, path) || (basename(path) === 'index.ts' && onlyExports(text))).map(({ path }) => path)

/** The text of the comment a file opens with, its signs taken off. */
function openingComment(text: string): string {
  const start = text.replace(/^#!.*\n/, '').trimStart()
  const block = /^\/\*\*?([\s\S]*?)\*\//.exec(start)
  const lines = block?.[1] ?? /^(?:\/\/.*\n?)+/.exec(start)?.[0] ?? ''
  return lines
    .replaceAll(/^\s*(?:\/\/|\*)?/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
const isSentence = (text: string): boolean => /^\S+( \S+){2,}.*[.。]/.test(text) && !/^(@|biome-ignore|eslint)/.test(text)
const silent = (files: SourceFile[]): string[] => files.filter(({ text }) => !isSentence(openingComment(text))).map(({ path }) => path)

test('no file or folder is a drawer', () => {
  expect(drawers([...pathsBelow('src'), ...pathsBelow('test').filter(isCode)]), 'name it for what it holds, beside what uses it').toEqual(
    [],
  )
})

test('nothing is exported as default, except from src/entry', () => {
  expect(defaults(sourceFiles()), 'export it by name, so that everyone calls it the same').toEqual([])
})

test('no file only passes exports on', () => {
  expect(barrels(sourceFiles()), 'delete it and import from the file that holds the thing').toEqual([])
})

test('every source file opens with a sentence saying what it is for', () => {
  expect(silent(sourceFiles()), 'begin the file with a comment of one sentence, ending in a full stop: what it is for').toEqual([])
})

describe('the rules see what breaks them', () => {
  test('a drawer, as file and as folder', () => {
    const bad = [
      'src/app/utils.ts',
      'src/helpers/money.ts',
      'src/core/values/date-util.ts',
      'src/common/a.ts',
      'src/misc.ts',
      'src/shared/x.ts',
    ]
    expect(drawers([...bad, 'src/core/values/communal.ts', 'src/core/values/utility.ts'])).toEqual(bad)
  })

  test('a default export, written either way', () => {
    const file = (text: string, path = 'src/app/a.ts'): SourceFile => ({ path, text })
    expect(defaults([file('export default 1')])).toHaveLength(1)
    expect(defaults([file('const a = 1\nexport { a as default }')])).toHaveLength(1)
    expect(defaults([file('export default 1', 'src/entry/worker.ts'), file('export const a = 1')])).toEqual([])
  })

  test('a barrel under any name, and an index of exports', () => {
    const passing = "// All of it.\nexport * from './a.ts'\nexport { b } from './b.ts'\n"
    expect(barrels([{ path: 'src/app/everything.ts', text: passing }])).toHaveLength(1)
    expect(barrels([{ path: 'src/app/index.ts', text: 'export const a = 1\n' }])).toHaveLength(1)
    expect(barrels([{ path: 'src/app/a.ts', text: "export { b } from './b.ts'\nexport const a = 1\n" }])).toEqual([])
  })

  test('a file that says nothing, or less than a sentence', () => {
    const silentTexts = [
      '',
      'export const a = 1\n',
      '// money\nexport const a = 1\n',
      "import './a.ts'\n// Says what it is for too late.\n",
    ]
    expect(silent(silentTexts.map((text, place) => ({ path: `${place}`, text })))).toEqual(['0', '1', '2', '3'])
    const spoken = [
      '// Rounds money to the fen.\n',
      '/**\n * Rounds money\n * to the fen.\n */\n',
      '#!/usr/bin/env node\n// Starts the tool.\n',
    ]
    expect(silent(spoken.map((text) => ({ path: 'a.ts', text })))).toEqual([])
  })
})
