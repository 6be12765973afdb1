// `catalogue lint` prints each finding where editors can open it, in both languages, and fails on errors alone.
import { join } from 'node:path'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../src/core/catalogue/decode.ts'
import { lintSources } from '../../src/core/lint.ts'
import { CATALOGUES, readSources } from '../../src/entry/load-catalogues.ts'
import { CATALOGUE, ON, smallSources } from '../core/catalogue/lint/small-sources.ts'
import { commandLine, type Given } from './in-process.ts'

const houseOf = (sources: readonly Source[]) => ({ sources: () => sources })
const faulty = smallSources(CATALOGUE)
const lint = (sources: readonly Source[], words: readonly string[] = [], given: Given = {}) =>
  commandLine(['catalogue', 'lint', ...words], { ...given, house: houseOf(sources) })
const clean = smallSources(CATALOGUE.replace(', unit: ell', '')).map((source) =>
  source.path === 'documents.yaml' ? { ...source, text: "documents:\n  某文: { inForce: '2020-02-01' }\n" } : source,
)

describe('the findings', () => {
  test('are all there, in the order of the report, each with its place, severity, code and sentence', async () => {
    for (const language of ['zh', 'en'] as const) {
      const { stdout } = await lint(faulty, ['folder', '--lang', language], { terminal: 160, env: { NO_COLOR: '1' } })
      const { findings } = lintSources(faulty, ON)
      const heads = stdout.split('\n').filter((line) => /:\d+: /.test(line))
      expect(heads).toHaveLength(findings.length)
      findings.forEach(({ file, line, code, detail, severity, sentence, path, id }, place) => {
        const word = { error: { zh: '错误', en: 'error' }, warning: { zh: '警告', en: 'warning' } }[severity][language]
        expect(heads[place]).toBe(`${join('folder', file)}:${line}: ${word} [${code}] ${detail}`)
        expect(stdout).toContain(sentence[language])
        expect(stdout).toContain(`${path} (${id})`)
      })
    }
  })
  test('name files from where the person stands, whatever folder was given', async () => {
    for (const folder of ['some/folder', './some/folder', 'some/folder/', join(process.cwd(), 'some/folder')]) {
      expect((await lint(faulty, [folder])).stdout).toMatch(/^some\/folder\/CN\/deposit\.yaml:9: /)
    }
    expect((await lint(faulty, [])).stdout).toMatch(/^catalogues\/CN\/deposit\.yaml:9: /)
  })
  test('keep the place on one line at any width, so that it can be opened, and wrap only the sentence', async () => {
    const { stdout } = await lint(faulty, ['a/long/way/to/a/folder/of/catalogues'], { terminal: 40, env: { NO_COLOR: '1' } })
    const lines = stdout.trimEnd().split('\n')
    expect(lines.filter((line) => line.includes('.yaml:'))).toHaveLength(3)
    for (const line of lines.filter((it) => it.startsWith('    '))) expect(stringWidth(line)).toBeLessThanOrEqual(40)
  })
  test('are red and yellow on a terminal, and the same text without colour', async () => {
    const bare = await lint(faulty, [], { terminal: 100, env: { NO_COLOR: '1' } })
    const coloured = await lint(faulty, [], { terminal: 100 })
    expect(coloured.stdout).toContain('\u001b[1;31m错误\u001b[0m')
    expect(coloured.stdout).toContain('\u001b[33m警告\u001b[0m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are control characters.
    expect(coloured.stdout.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(bare.stdout)
  })
})

describe('the counter-examples', () => {
  test('are told under each finding, the bill and what comes of it, in both languages', async () => {
    const en = await lint(faulty, ['--lang', 'en', '--on', ON.today], { terminal: 400, env: { NO_COLOR: '1' } })
    expect(en.stdout).toContain('bill:  2020-02-01 CN | 甲 1 ell CNY 2\n')
    expect(en.stdout).toMatch(/shows: The bill states quantity and unit, .* The check answers: undetermined \[missing-fact\], allowed —/)
    const zh = await lint(faulty, ['--on', ON.today], { terminal: 400, env: { NO_COLOR: '1' } })
    expect(zh.stdout).toContain('例：2020-02-01 CN | 甲 1 ell 2 元\n')
    expect(zh.stdout).toContain('检查结果：无法认定 [missing-fact]，允许 —')
  })
  test('are bodies to post as they are in the JSON, and null where no bill shows the fault', async () => {
    const run = await lint(faulty, ['--json', '--on', ON.today])
    expect(run).toMatchObject({ status: 1, stderr: '' })
    expect(JSON.parse(run.stdout)).toEqual(JSON.parse(JSON.stringify(lintSources(faulty, ON))))
    const examples = lintSources(faulty, ON).findings.map(({ code, counterExample }) => [
      code,
      counterExample?.invoice.lines[0].description ?? null,
    ])
    expect(examples).toEqual([
      ['unknown-unit', '甲'],
      ['accuses-without-document', '甲'],
      ['from-after-to', null],
    ])
  })
  test('a day that does not exist is refused, not taken for today', async () => {
    for (const day of ['2026-02-30', 'today', '']) {
      expect(await lint(clean, ['--on', day, '--lang', 'en'])).toMatchObject({ status: 3, stdout: '' })
    }
  })
  test('what is out of date is out of date on the day named', async () => {
    const dated = clean.map((source) =>
      source.path === 'tolerances.yaml'
        ? { ...source, text: `${source.text}confirmation: { withinDays: 30, reason: { zh: 月, en: month } }\n` }
        : source,
    )
    expect((await lint(dated, ['--on', '2026-01-31'])).stdout).toMatch(/警告 0\n$/)
    expect((await lint(dated, ['--on', '2026-02-01'])).stdout).toMatch(/\[not-confirmed-lately\] 2026-01-01: 1\n/)
  })
})

describe('the exit code and the count', () => {
  test('no findings: 0, and the files are counted all the same', async () => {
    expect(await lint(clean)).toEqual({ status: 0, stdout: '8 个文件：错误 0，警告 0\n', stderr: '' })
    expect((await lint(clean, ['--lang', 'en'])).stdout).toBe('8 files: 0 errors, 0 warnings\n')
  })
  test('warnings alone: 0; one error beside them: 1', async () => {
    const warned = clean.map((source) => ({
      ...source,
      text: source.text.replace('    basis:\n    - { document: 某文 }', "    from: '2001-01-01'\n    basis:\n    - { document: 某文 }"),
    }))
    expect(await lint(warned)).toMatchObject({ status: 0, stderr: '' })
    expect((await lint(warned)).stdout).toMatch(/错误 0，警告 1\n$/)
    expect((await lint(faulty)).status).toBe(1)
  })
  test('a file that is no YAML: 1, with the line, and the rules are not run on half a set', async () => {
    const run = await lint([...clean.filter(({ path }) => path !== 'units.yaml'), { path: 'units.yaml', text: 'units: []\n\n  : {' }])
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(/^catalogues\/units\.yaml:\d+: 错误 \[unreadable\] /)
    expect(run.stdout).toMatch(/：不符合目录文件的格式|不符合目录文件的格式\n/)
  })
  test('an empty folder: 1, every file that is missing named', async () => {
    const run = await lint([], ['folder', '--lang', 'en'])
    expect(run.status).toBe(1)
    for (const name of ['documents', 'facts', 'names', 'reference-prices', 'roles', 'tolerances', 'units'])
      expect(run.stdout).toContain(`folder/${name}.yaml:1: error [unreadable] the file is missing`)
    expect(run.stdout).toMatch(/\n0 files: 7 errors, 0 warnings\n$/)
  })
  test.each([
    ['ENOENT', 'no such file'],
    ['EACCES', 'permission denied'],
    ['EIO', 'cannot be read (EIO)'],
  ])('a folder that fails with %s: 3, and nothing on standard output', async (code, said) => {
    const sources = () => {
      throw Object.assign(new Error('no'), { code })
    }
    const run = await commandLine(['catalogue', 'lint', 'there', '--lang', 'en'], { house: { sources } })
    expect(run).toEqual({ status: 3, stdout: '', stderr: `qingdan: there: ${said}\n` })
  })
  test('the published catalogues: 0, by default and by name', async () => {
    const run = await commandLine(['catalogue', 'lint'])
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toContain(`${readSources().length} 个文件：错误 0，`)
    expect(await commandLine(['catalogue', 'lint', CATALOGUES])).toEqual(run)
  })
})
