// `qingdan check` tells the verdict by its exit code, the report byte for byte as the library makes it, and what it could not read.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { checkInvoice } from '../../src/app/check-invoice.ts'
import { library } from '../built-in.ts'
import * as bills from './bills.ts'
import { commandLine } from './in-process.ts'
import { PATIENCE_MILLISECONDS, qingdan } from './run-qingdan.ts'

vi.setConfig({ testTimeout: PATIENCE_MILLISECONDS })

const folder = mkdtempSync(join(tmpdir(), 'qingdan-check-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const paths = {
  permitted: fileOf('permitted.json', bills.permitted),
  violation: fileOf('violation.json', bills.violation),
  undetermined: fileOf('undetermined.json', bills.undetermined),
  notRegulated: fileOf('not-regulated.json', bills.notRegulated),
  unreadable: fileOf('unreadable.json', bills.unreadable),
}

function reportOf(body: unknown, language: 'zh' | 'en'): string {
  const answer = checkInvoice(library, { body, language })
  if (!answer.ok) throw new Error(answer.problem.code)
  return JSON.stringify(answer.value)
}

describe('the exit code', () => {
  test.each([
    [0, 'all permitted or not regulated', [paths.permitted, paths.notRegulated]],
    [1, 'a violation, which outweighs what is undetermined', [paths.undetermined, paths.violation, paths.permitted]],
    [2, 'something undetermined and no violation', [paths.permitted, paths.undetermined]],
    [3, 'a bill with faults, which outweighs a violation', [paths.violation, paths.unreadable]],
    [3, 'a file that is not there, beside a good one', [join(folder, 'none.json'), paths.permitted]],
    [3, 'a folder', [folder]],
  ])('%i: %s', async (status, _, files) => {
    expect((await commandLine(['check', ...files])).status).toBe(status)
  })
})

describe('--json', () => {
  test('is the report of the library, byte for byte', async () => {
    const run = await qingdan(['check', '--json', '--edition', '1', paths.violation])
    expect(run).toEqual({ status: 1, stdout: `${reportOf(bills.violation, 'zh')}\n`, stderr: '' })
  })

  test('reads standard input where the operand is -, and speaks the language asked for', async () => {
    const run = await qingdan(['check', '-', '--json', '--lang', 'en'], { input: JSON.stringify(bills.violation) })
    expect(run).toEqual({ status: 1, stdout: `${reportOf(bills.violation, 'en')}\n`, stderr: '' })
  })

  test('is one report a line, in the order of the files, and nothing else', async () => {
    const several = fileOf('several.ndjson', `${JSON.stringify(bills.undetermined)}\n${JSON.stringify(bills.notRegulated)}\n`)
    const run = await commandLine(['check', paths.permitted, several, paths.unreadable, '--json'])
    expect(run.stdout).toBe([bills.permitted, bills.undetermined, bills.notRegulated].map((bill) => `${reportOf(bill, 'zh')}\n`).join(''))
    expect(run.stderr).toContain('unreadable.json')
    expect(run.status).toBe(3)
  })

  test('is nothing where no such edition was published', async () => {
    expect(await commandLine(['check', '--json', '--edition', '77', paths.violation])).toMatchObject({ status: 3, stdout: '' })
  })
})

test('what a file does not say is taken from the options, and what it says outweighs them', async () => {
  const head = '单据号,开票日期,收费项目,用电类别,数量,单位,单价,金额'
  const table = fileOf(
    'power.csv',
    `${head}\nA1,2023-04-17,居民生活电费,居民生活,1000,kWh,0.45,450\nA2,2023-04-17,居民生活电费,居民生活,1000,kWh,0.39,390\n`,
  )
  const stated = ['--jurisdiction', '650502', '--role', 'non-grid-supplier', '--payer', 'individual']
  const { stdout, status } = await commandLine(['check', '--json', ...stated, table, paths.notRegulated])
  const reports = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(reports.map(({ invoice, verdict, summary }) => [invoice, verdict, summary.excess])).toEqual([
    ['A1', 'violation', '60.00'],
    ['A2', 'permitted', '0.00'],
    [null, 'not-regulated', '0.00'],
  ])
  expect(status).toBe(1)
})

describe('what cannot be read', () => {
  test('is told on standard error with every place, and never with the value', async () => {
    const { stdout, stderr } = await commandLine(['check', paths.unreadable, '--lang', 'en'])
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^qingdan: .*unreadable\.json: The invoice does not fit/)
    expect(stderr).toMatch(/^ {2}\/issuedOn {4}\S/m)
    expect(stderr).toMatch(/^ {2}\/payer\/kind {2}\S/m)
    expect(stderr).not.toContain('2023-02-30')
    expect(stderr).not.toContain('firm')
    expect(stderr).toContain('must be an existing day written YYYY-MM-DD')
    const chinese = await commandLine(['check', paths.unreadable])
    expect(chinese.stderr).toMatch(/^ {2}\/issuedOn {4}须为存在的日期，写作 YYYY-MM-DD$/m)
  })

  test('is told once for each file, and the others are judged all the same', async () => {
    const broken = fileOf('broken.json', '{"lines":')
    const run = await commandLine(['check', broken, join(folder, 'none.json'), paths.violation])
    expect(run.stderr.match(/^qingdan: /gm)).toHaveLength(2)
    expect(run.stdout).toContain('可要求退还 60.00 元')
    expect(run.stdout).toContain('共 3 张单据：✗ 违规 1，无法读取 2；可要求退还合计 60.00 元')
  })

  test('may not drive the terminal, and neither may what can', async () => {
    const hostile = '\u001b[2J苹果\u0007\u202e'
    const bill = { ...bills.notRegulated, lines: [{ description: hostile, amount: '8.00' }] }
    const run = await commandLine(['check', '-', `${folder}/${hostile}`], { input: JSON.stringify(bill) })
    expect(run.stdout).toContain('苹果')
    for (const control of ['\u001b', '\u0007', '\u202e']) expect(run.stdout + run.stderr).not.toContain(control)
  })
})
