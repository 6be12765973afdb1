// `catalogue diff` and `catalogue build`: folders compared and built as a person does it, in words and as JSON, with the exit codes scripts rely on.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replayReport } from '../../src/app/replay-report.ts'
import { digestOf } from '../../src/core/catalogue/edition.ts'
import { CATALOGUES } from '../../src/entry/load-catalogues.ts'
import { CATALOGUE, smallSources } from '../core/catalogue/lint/small-sources.ts'
import { commandLine, HOUSE } from './in-process.ts'

const PATIENCE_MILLISECONDS = 120_000
const ITEM = 'cn-6505.electricity.non-grid.residential'
const BILL = {
  id: 'HM-1',
  issuer: { name: '物业', role: 'non-grid-supplier' },
  jurisdiction: '650502',
  issuedOn: '2023-04-17',
  lines: [{ description: '居民生活电费', quantity: '1000', unit: 'kWh', amount: '385.00', facts: { customerClass: 'residential' } }],
}

let folder = ''
const at = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qingdan-diff-'))
  cpSync(CATALOGUES, at('cheaper'), { recursive: true, filter: (path) => !path.endsWith('examples') && !path.endsWith('regions.json') })
  const file = join(at('cheaper'), '6505/electricity-tariff.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace("price: '0.39'", "price: '0.38'"))
  cpSync(at('cheaper'), at('broken'), { recursive: true })
  writeFileSync(join(at('broken'), '6505/electricity-tariff.yaml'), 'kind: electricity-tariff\n')
  writeFileSync(at('bills.ndjson'), `${JSON.stringify(BILL)}\n${JSON.stringify({ ...BILL, id: undefined })}\n`)
  writeFileSync(at('bad.ndjson'), `${JSON.stringify(BILL)}\nnot a bill\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Reading all the catalogues takes seconds: each is read once. */
const found = new Map<string, ReturnType<typeof HOUSE.edition>>()
function editionOf(ref: string): ReturnType<typeof HOUSE.edition> {
  const edition = found.get(ref) ?? HOUSE.edition(ref)
  found.set(ref, edition)
  return edition
}
const diff = (...words: string[]) => commandLine(['catalogue', 'diff', ...words], { house: { edition: editionOf } })

describe('catalogue diff', { timeout: PATIENCE_MILLISECONDS }, () => {
  test('names the entry and the field that changed, in both languages, and exits with 1', async () => {
    const zh = await diff('1', at('cheaper'))
    expect([zh.status, zh.stderr]).toEqual([1, ''])
    expect(zh.stdout).toContain('变更 1；共 1 处字段不同')
    expect(zh.stdout).toContain(`${ITEM} · 变更`)
    expect(zh.stdout).toContain('收费标准 1 · 单价：0.39 → 0.38')
    const en = await diff(at('cheaper'), '1', '--lang', 'en')
    expect(en.stdout).toContain('limit 1 · price: 0.38 → 0.39')
  })

  test('of one and the same says so and exits with 0', async () => {
    expect(await diff('1', CATALOGUES, '--lang', 'en')).toEqual({ status: 0, stdout: 'no difference\n', stderr: '' })
  })

  test('replays the bills of a file: what is new, whose money, and as JSON the whole report', async () => {
    const told = await diff('1', at('cheaper'), '--replay', at('bills.ndjson'), '--lang', 'en')
    expect(told.stdout).toContain('2 bills replayed: 2 differ, 2 findings new, 2 dropped, 0 could not be judged')
    expect(told.stdout).toContain('to be paid back: 0.00 → 10.00 (+10.00)')
    expect(told.stdout).toMatch(/~ HM-1 · permitted → violation · 0\.00 → 5\.00 \(\+5\.00\)\n {4}\+ 1 居民生活电费 \[above-limit\]/)
    expect(told.stdout).toContain('~ row 2 · permitted → violation')
    const { diff: difference, replay } = JSON.parse((await diff('1', at('cheaper'), '--json', '--replay', at('bills.ndjson'))).stdout)
    expect(difference.entries.map((it: { id: string }) => it.id)).toEqual([ITEM])
    expect(replayReport.strict().parse(replay).items).toMatchObject([{ item: ITEM, lines: 2, difference: '10.00' }])
  })

  test('replays the golden bills', async () => {
    const { stdout } = await diff('1', at('cheaper'), '--json', '--replay', 'examples')
    const { totals, bills } = replayReport.parse(JSON.parse(stdout).replay)
    expect([totals.bills, totals.unjudged]).toEqual([HOUSE.examples().length, 0])
    expect(bills.map(({ name }) => name)).toContain('hami-electricity-home-above-limit')
  })

  test('reads bills from standard input', async () => {
    const { stdout } = await commandLine(['catalogue', 'diff', '1', at('cheaper'), '--replay', '-'], {
      input: JSON.stringify(BILL),
      house: { edition: editionOf },
    })
    expect(stdout).toContain('重新核对 1 张账单：1 张有变化')
  })

  test.each([
    ['a number nobody published', ['1', '9'], 'there is no such edition'],
    ['no such folder', ['1', './nowhere'], 'no such file'],
    ['a folder with faults, each told', ['1', 'broken'], '6505/electricity-tariff.yaml:1  jurisdiction'],
    ['no such bills', ['1', 'cheaper', '--replay', './nowhere.csv'], 'no such file'],
    ['bills one of which cannot be read', ['1', 'cheaper', '--replay', 'bad.ndjson'], 'cannot be read'],
  ])('%s: exits with 3', async (_, words, reason) => {
    const placed = words.map((word) => (existsSync(at(word)) && word !== '' ? at(word) : word))
    const { status, stdout, stderr } = await diff(...placed, '--lang', 'en')
    expect([status, stdout]).toEqual([3, ''])
    expect(stderr).toContain(reason)
  })
})

describe('catalogue build', { timeout: PATIENCE_MILLISECONDS }, () => {
  const build = (...words: string[]) => commandLine(['catalogue', 'build', ...words])

  test('gives the digest of the edition and what it holds', async () => {
    const { digest, compiled } = await (await HOUSE.library()).whole()
    const { status, stdout } = await build('--lang', 'en')
    expect(status).toBe(0)
    expect(stdout.split('\n')[0]).toBe(digest)
    expect(stdout).toContain(`${compiled.items.length} items, ${compiled.prohibitions.length} prohibitions`)
    expect(JSON.parse((await build('--json')).stdout)).toMatchObject({
      digest,
      items: compiled.items.length,
      incompatible: compiled.pairs.length,
    })
  })

  test('writes the text whose SHA-256 is the digest', async () => {
    const small = smallSources(CATALOGUE.replace(', unit: ell', '')).map(({ path, text }) => ({
      path,
      text: text.replace(", until: '2020-01-01'", ''),
    }))
    const words = ['catalogue', 'build', '--out', at('edition.json'), '--json']
    const { stdout } = await commandLine(words, { house: { sources: () => small } })
    expect(digestOf(readFileSync(at('edition.json'), 'utf8'))).toBe(JSON.parse(stdout).digest)
  })

  test('makes nothing of catalogues with errors, and names each', async () => {
    const { status, stdout, stderr } = await build(at('broken'), '--out', at('none.json'), '--lang', 'en')
    expect([status, stdout, existsSync(at('none.json'))]).toEqual([1, '', false])
    expect(stderr).toMatch(/broken: the catalogues have \d+ error\(s\)\n {2}6505\/electricity-tariff\.yaml:1 {2}\[unreadable\]/)
  })

  test('that cannot be read or written exits with 3', async () => {
    expect((await build('./nowhere')).status).toBe(3)
    const { status, stderr } = await build('--out', folder, '--lang', 'en')
    expect([status, stderr]).toEqual([3, `qingdan: ${folder}: this is a folder, not a file\n`])
  })
})
