// Several bills: each is told under its file, the exit code is the worst of them, and the sums at the end are those of the bills.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { EXIT, EXIT_OF_VERDICT, type ExitCode, worstExit } from '../../src/cli/exit-code.ts'
import { VERDICTS } from '../../src/cli/words.ts'
import * as bills from './bills.ts'
import { commandLine } from './in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'qingdan-several-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const place = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** A file of each outcome, with the exit code it has alone. */
const FILES = {
  permitted: [place('permitted.json', JSON.stringify(bills.permitted)), EXIT.fine],
  notRegulated: [place('market.json', JSON.stringify(bills.notRegulated)), EXIT.fine],
  violation: [place('violation.json', JSON.stringify(bills.violation)), EXIT.violation],
  undetermined: [place('undetermined.json', JSON.stringify(bills.undetermined)), EXIT.undetermined],
  faulty: [place('faulty.json', JSON.stringify(bills.unreadable)), EXIT.unreadable],
  broken: [place('broken.json', '{'), EXIT.unreadable],
  empty: [place('empty.json', ''), EXIT.unreadable],
  picture: [place('picture.png', '\u0089PNG\r\n\u001a\n\u0000\u0000'), EXIT.unreadable],
  absent: [join(folder, 'absent.json'), EXIT.unreadable],
} as const satisfies Record<string, readonly [string, ExitCode]>
type Name = keyof typeof FILES
const names = Object.keys(FILES).filter((name): name is Name => Object.hasOwn(FILES, name))
const paths = (list: readonly Name[]) => list.map((name) => FILES[name][0])
const codes = (list: readonly Name[]) => list.map((name): ExitCode => FILES[name][1])

describe('the exit code', () => {
  const code = fc.constantFrom<ExitCode>(0, 1, 2, 3)
  test('of many is one of them, and none of them is worse', () => {
    const badness: Record<ExitCode, number> = { 0: 0, 2: 1, 1: 2, 3: 3 }
    fc.assert(
      fc.property(fc.array(code, { minLength: 1 }), (list) => {
        const worst = worstExit(list)
        expect(list).toContain(worst)
        for (const each of list) expect(badness[each]).toBeLessThanOrEqual(badness[worst])
      }),
    )
  })
  test('does not depend on order or grouping, and 3 stands above all', () => {
    fc.assert(
      fc.property(fc.array(code), fc.array(code), (some, others) => {
        expect(worstExit([...others, ...some])).toBe(worstExit([...some, ...others]))
        expect(worstExit([worstExit(some), worstExit(others)])).toBe(worstExit([...some, ...others]))
        expect(worstExit([...some, EXIT.unreadable, ...others])).toBe(EXIT.unreadable)
      }),
    )
  })
  test('of a verdict is nought only where the bill is in order', () => {
    expect(Object.keys(EXIT_OF_VERDICT).sort()).toEqual(Object.keys(VERDICTS).sort())
    for (const [verdict, exit] of Object.entries(EXIT_OF_VERDICT)) expect(exit === 0).toBe(['permitted', 'not-regulated'].includes(verdict))
  })
  test.each(names)('of %s alone, in words and in JSON', async (name) => {
    const [file, expected] = FILES[name]
    expect((await commandLine(['check', file])).status).toBe(expected)
    expect((await commandLine(['check', file, '--json'])).status).toBe(expected)
  })
  test('of any files together is the worst of theirs, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }), async (list) => {
        expect((await commandLine(['check', ...paths(list)])).status).toBe(worstExit(codes(list)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('the last line', () => {
  const last = (text: string) => text.trimEnd().split('\n').at(-1)
  test('counts every file once, by what became of it, and adds up what to claim back', async () => {
    const list: Name[] = ['violation', 'broken', 'permitted', 'violation', 'undetermined', 'notRegulated', 'absent']
    const { stdout } = await commandLine(['check', ...paths(list)])
    expect(last(stdout)).toBe('共 7 张单据：✗ 违规 2，? 待定 1，✓ 合规 1，– 不受目录约束 1，无法读取 2；可要求退还合计 120.00 元')
    const english = await commandLine(['check', ...paths(list), '--lang', 'en'], { terminal: 160, env: { NO_COLOR: '1' } })
    expect(last(english.stdout)).toBe(
      '7 bills: ✗ violation 2, ? undetermined 1, ✓ permitted 1, – not regulated 1, unreadable 2; CNY 120.00 to be claimed back in all',
    )
  })
  test('is left out for one bill, for JSON, and where nothing could be read', async () => {
    const one = await commandLine(['check', ...paths(['permitted'])])
    const json = await commandLine(['check', '--json', ...paths(['permitted', 'violation'])])
    const none = await commandLine(['check', ...paths(['broken', 'absent'])])
    for (const { stdout } of [one, json]) expect(stdout).not.toContain('张单据：')
    expect(none.stdout).toBe('')
  })
})

describe('each bill', () => {
  test('stands under the name of its file and its number, where there is more than one', async () => {
    const { stdout } = await commandLine(['check', ...paths(['violation', 'notRegulated'])], { terminal: 160, env: { NO_COLOR: '1' } })
    expect(stdout).toMatch(/violation\.json +E-450\.00\n✗ 违规/)
    expect(stdout).toMatch(/market\.json\n– 不受目录约束/)
    const alone = await commandLine(['check', FILES.violation[0]])
    expect(alone.stdout).toMatch(/^✗ 违规/)
  })
  test('of one file with several is told apart by its number', async () => {
    const file = place('two.ndjson', `${JSON.stringify(bills.violation)}\n\n${JSON.stringify(bills.permitted)}\n`)
    const { stdout, status } = await commandLine(['check', file], { terminal: 160, env: { NO_COLOR: '1' } })
    expect([...stdout.matchAll(/two\.ndjson +(\S+)/g)].map(([, number]) => number)).toEqual([bills.violation.id, bills.permitted.id])
    expect(stdout).toContain('共 2 张单据：')
    expect(status).toBe(1)
  })
  test('given twice is judged twice and alike', async () => {
    const { stdout } = await commandLine(['check', '--json', ...paths(['violation', 'violation'])])
    const [first, second, ...rest] = stdout.split('\n')
    expect(second).toBe(first)
    expect(rest).toEqual([''])
  })
  test('with faults does not keep the good ones from being judged, and says where it is at fault', async () => {
    const file = place('mixed.ndjson', `${JSON.stringify(bills.unreadable)}\n${JSON.stringify(bills.violation)}\n`)
    const run = await commandLine(['check', file, '--lang', 'en'])
    expect(run.status).toBe(3)
    expect(run.stdout).toContain('2 bills: ✗ violation 1, unreadable 1; CNY 60.00 to be claimed back in all')
    expect(run.stderr).toMatch(/mixed\.ndjson: The invoice does not fit the contract\./)
    expect(run.stderr).toContain('must be an existing day')
  })
})

describe('standard input', () => {
  const input = JSON.stringify(bills.violation)
  test('is one of the files where it is named so, in its place among them', async () => {
    const { stdout, status } = await commandLine(['check', FILES.permitted[0], '-', '--json'], { input })
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).verdict),
    ).toEqual(['permitted', 'violation'])
    expect(status).toBe(1)
  })
  test.each([
    ['empty', ''],
    ['blank', ' \n'],
    ['no document', 'hello'],
    ['not text', new Uint8Array([0xff, 0xfe, 0, 1, 2])],
    ['half a bill', input.slice(0, 40)],
  ])('that is %s is told and ends with 3', async (_, given) => {
    const run = await commandLine(['check', '-'], { input: given })
    expect(run).toMatchObject({ status: 3, stdout: '' })
    expect(run.stderr).toMatch(/^qingdan: -: \S/)
  })
  test('is not touched where it is not named', async () => {
    expect(await commandLine(['check', FILES.permitted[0]], { input: '{' })).toMatchObject({ status: 0, stderr: '' })
  })
  test('in a format without place or role takes both from the options', async () => {
    const csv = '开票日期,收费项目,用电类别,数量,单位,单价,金额\n2023-04-17,居民生活电费,居民生活,1000,kWh,0.45,450\n'
    const bare = await commandLine(['check', '-', '--json'], { input: csv })
    expect(bare.status).toBe(3)
    const stated = await commandLine(['check', '-', '--json', '--jurisdiction', '650502', '--role=non-grid-supplier'], { input: csv })
    expect(JSON.parse(stated.stdout)).toMatchObject({ verdict: 'violation', summary: { excess: '60.00' } })
  })
})
