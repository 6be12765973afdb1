// `qingdan catalogue lint` names file, line and path of what is wrong; `qingdan catalogue show` prints an entry, or those like it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { readEntry } from '../../src/app/read-items.ts'
import { Page } from '../../src/cli/screen/page.ts'
import { paintIf } from '../../src/cli/screen/paint.ts'
import { writeEntry } from '../../src/cli/show/entry-page.ts'
import { edition } from '../built-in.ts'
import { CATALOGUE, smallSources } from '../core/catalogue/lint/small-sources.ts'
import { PATIENCE_MILLISECONDS, qingdan } from './run-qingdan.ts'

vi.setConfig({ testTimeout: PATIENCE_MILLISECONDS })

const HOME = 'cn-6505.electricity.non-grid.residential'
const folder = mkdtempSync(join(tmpdir(), 'qingdan-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(...texts: readonly { path: string; text: string }[]): string {
  const place = mkdtempSync(join(folder, 'set-'))
  for (const { path, text } of texts) {
    mkdirSync(dirname(join(place, path)), { recursive: true })
    writeFileSync(join(place, path), text)
  }
  return place
}

describe('lint', () => {
  const faulty = smallSources(CATALOGUE)
  test('names every fault by file, line, path and entry, and fails', async () => {
    const { status, stdout, stderr } = await qingdan(['catalogue', 'lint', written(...faulty), '--lang', 'en'])
    expect(stdout).toMatch(
      /^\S*CN\/deposit\.yaml:9: error \[unknown-unit\] ell\n {4}The price .*: items\.0\.limits\.0\.limit\.unit \(a\)\n/m,
    )
    expect(stdout).toMatch(/^\S*documents\.yaml:2: error \[from-after-to\] 2020-02-01 > 2020-01-01\n/m)
    expect(stdout).toMatch(/\n8 files: 2 errors, 1 warnings\n$/)
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  })
  test('a file that does not decode is named with its line', async () => {
    const { status, stdout } = await qingdan([
      'catalogue',
      'lint',
      written(...faulty, { path: 'units.yaml', text: 'units: []\nunits: []\n' }),
    ])
    expect(stdout).toMatch(/^\S*units\.yaml:2: 错误 \[unreadable\] /m)
    expect(stdout).toMatch(/个文件：错误 1，警告 0\n$/)
    expect(status).toBe(1)
  })
  test('warnings alone do not fail', async () => {
    const reachesBack = CATALOGUE.replace(', unit: ell', '').replace('    basis:', "    from: '2019-01-01'\n    basis:")
    const documents = { path: 'documents.yaml', text: "documents:\n  某文: { inForce: '2020-02-01' }\n" }
    const { status, stdout } = await qingdan(['catalogue', 'lint', written(...smallSources(reachesBack), documents)])
    expect(stdout).toMatch(/: 警告 \[accuses-before-document\] 2019-01-01: 某文\n/)
    expect(stdout).toMatch(/：错误 0，警告 1\n$/)
    expect(status).toBe(0)
  })
  test('a folder that is not there cannot be read', async () => {
    expect(await qingdan(['catalogue', 'lint', join(folder, 'none')])).toMatchObject({ status: 3, stdout: '' })
  })
})

describe('show', () => {
  test('--json is the entry of the library', async () => {
    const { stdout, status } = await qingdan(['catalogue', 'show', HOME, '--json', '--lang', 'en'])
    expect(stdout).toBe(`${JSON.stringify(readEntry(edition, HOME, 'en'))}\n`)
    expect(status).toBe(0)
  })
  test('an unknown id is answered on standard error with the entries like it, by id and by name', async () => {
    const [byId, byName, byNothing] = await Promise.all([
      qingdan(['catalogue', 'show', 'cn-6505.electricity.nongrid.residental']),
      qingdan(['catalogue', 'show', '居民生活电费', '--json']),
      qingdan(['catalogue', 'show', 'zzzz']),
    ])
    expect(byId).toMatchObject({ status: 3, stdout: '' })
    expect(byId.stderr.split('\n')[1]).toMatch(new RegExp(`^ {2}${HOME} {2}\\S`))
    expect(byName).toMatchObject({ status: 3, stdout: '' })
    expect(byName.stderr).toContain(`  ${HOME}  `)
    expect(byNothing).toEqual({ status: 3, stdout: '', stderr: 'qingdan: zzzz: 没有这个编号\n' })
  })
})

describe('the page of an entry', () => {
  const page = (id: string, language: 'zh' | 'en' = 'zh') => {
    const paper = new Page(100, paintIf(false))
    return writeEntry(paper, edition, id, language) ? paper.text() : undefined
  }
  test('has the dated limits of an item with conditions, documents and verification', () => {
    expect(page(HOME)).toMatch(
      /^居民非电网直供电终端用户电价\ncn-6505\.electricity\.non-grid\.residential，电价，新疆维吾尔自治区哈密市 \(6505\)\n/,
    )
    expect(page(HOME)).toMatch(
      /\n2023-03-29 起：政府定价 0\.39 元\/kWh\n {2}条件：用途：居民生活\n {2}依据：哈政办发〔2023〕14号.*\n(?: {8}.*\n)* {2}核对：已与文件原文核对，最近一次 \d{4}-\d\d-\d\d\n/,
    )
  })
  test('has what forbids and what relieves', () => {
    expect(page('cn-6505.electricity.non-grid.addon')).toContain('\n2023-03-29 起：禁止收取\n')
    expect(page('cn-65.relief.2023.quality-sme', 'en')).toMatch(/\n2023-05-01 to 2023-08-31: 70% of what it would be\n/)
  })
  test('is there for every entry of the edition, in both languages, with each of its documents', () => {
    const { items, prohibitions, reliefs } = edition.compiled
    for (const { id, limits } of items) {
      const text = page(id, 'en')?.replaceAll(/\s+/g, '') ?? ''
      for (const { document } of limits.flatMap(({ grounds }) => grounds.sources))
        expect(text, id).toContain(document.replaceAll(/\s+/g, ''))
    }
    for (const { rule } of [...prohibitions, ...reliefs]) expect(page(rule.id), rule.id).toContain(rule.id)
  })
  test('is not there for an id that is none', () => {
    expect(page('none')).toBeUndefined()
  })
})
