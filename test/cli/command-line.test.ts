// The command line says what it offers, refuses what it does not know with exit code 3, and speaks the reader's language.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { readArguments } from '../../src/cli/arguments.ts'
import { EXIT, worstExit } from '../../src/cli/exit-code.ts'
import { languageOf } from '../../src/cli/language.ts'
import { root } from '../tidy/sources.ts'
import * as bills from './bills.ts'
import { commandLine } from './in-process.ts'
import { PATIENCE_MILLISECONDS, qingdan } from './run-qingdan.ts'

vi.setConfig({ testTimeout: PATIENCE_MILLISECONDS })

const COMMANDS = [
  'check',
  'batch',
  'serve',
  'catalogue lint',
  'catalogue build',
  'catalogue diff',
  'catalogue publish',
  'catalogue show',
  'keys create',
  'keys list',
  'keys revoke',
  'audit verify',
]

describe('help', () => {
  test('lists the commands there are, and none that is not', async () => {
    const { stdout, stderr, status } = await qingdan(['--help'])
    expect(
      [...stdout.matchAll(/^ {2}qingdan (\w+(?: (?:lint|show|build|diff|publish|create|list|revoke|verify))?)/gm)].map((it) => it[1]),
    ).toEqual(COMMANDS)
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  })
  test.each(COMMANDS)('%s --help goes to standard output and does nothing else', async (command) => {
    const zh = await commandLine([...command.split(' '), '--help'])
    const en = await commandLine([...command.split(' '), '-h', '--lang=en'])
    expect(zh).toMatchObject({ status: 0, stderr: '' })
    expect(zh.stdout).toMatch(new RegExp(`^用法：qingdan ${command} `))
    expect(en).toMatchObject({ status: 0, stderr: '' })
    expect(en.stdout).toMatch(new RegExp(`^usage: qingdan ${command} `))
  })
  test('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await qingdan(['--version'])).toEqual({ status: 0, stdout: `qingdan ${version}\n`, stderr: '' })
  })
})

describe('what is not offered is refused on standard error, with the usage and exit code 3', () => {
  test.each([
    ['no command', []],
    ['a command nobody made', ['judge', 'a.csv']],
    ['an option of no command', ['--foo']],
    ['a family without its command', ['catalogue']],
    ['an unknown command of a family', ['catalogue', 'print']],
    ['an unknown option', ['check', '--foo', 'a.json']],
    ['an option without its value', ['check', 'a.json', '--lang']],
    ['a flag with a value', ['check', '--json=yes', 'a.json']],
    ['a value that is none of those listed', ['check', '--role', 'shop', 'a.json']],
    ['no file', ['check', '--json']],
    ['too many operands', ['catalogue', 'show', 'a', 'b']],
    ['operands where none belong', ['serve', '8787']],
  ])('%s', async (_, args) => {
    const run = await commandLine(args)
    expect(run).toMatchObject({ status: 3, stdout: '' })
    expect(run.stderr).toMatch(/用法：/)
  })
  test('a place that is no region, an edition that is no number', async () => {
    const place = await commandLine(['check', '-', '--jurisdiction', '99', '--lang', 'en'])
    const edition = await commandLine(['check', '-', '--edition', '0', '--lang', 'en'])
    expect(place).toMatchObject({ status: 3, stdout: '', stderr: 'qingdan: --jurisdiction 99: is not a region of GB/T 2260\n' })
    expect(edition).toMatchObject({ status: 3, stdout: '', stderr: 'qingdan: --edition 0: must be a whole number from 1\n' })
  })
})

describe('arguments', () => {
  const options = { json: { type: 'flag' }, lang: { type: 'text', values: ['zh', 'en'] }, help: { type: 'flag' } } as const
  const read = (...args: string[]) => readArguments(args, options)
  test('options may stand before, between and after operands; - and what follows -- are operands', () => {
    const { flags, texts, operands } = { ...accepted(read('a', '--lang', 'en', '-', '--json', '--', '--b')) }
    expect([[...flags], [...texts], operands]).toEqual([['json'], [['lang', 'en']], ['a', '-', '--b']])
  })
  test('--lang=en is --lang en, and the last one counts', () => {
    expect(accepted(read('--lang=zh', '--lang=en')).texts.get('lang')).toBe('en')
  })
  test.each([['--constructor'], ['-x'], ['--js'], ['--no-json']])('%s is no option', (name) => {
    expect(read(name).ok).toBe(false)
  })
})

function accepted(read: ReturnType<typeof readArguments>) {
  if (!read.ok) throw new Error(read.fault.en)
  return read.value
}

describe('the language', () => {
  test.each([
    ['zh', undefined, {}],
    ['zh', undefined, { LANG: 'C.UTF-8' }],
    ['zh', undefined, { LANG: 'zh_CN.UTF-8' }],
    ['en', undefined, { LANG: 'en_US.UTF-8' }],
    ['en', undefined, { LANG: 'en' }],
    ['zh', undefined, { LANG: 'enm' }],
    ['en', undefined, { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }],
    ['zh', undefined, { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN' }],
    ['en', undefined, { LANG: 'en_US.UTF-8', LC_ALL: '' }],
    ['en', 'en', { LC_ALL: 'zh_CN' }],
    ['zh', 'zh', { LC_ALL: 'en_US' }],
  ] as const)('is %s for --lang %s and %o', (language, stated, env) => {
    expect(languageOf(stated, env)).toBe(language)
  })
})

test('the worst exit code wins: unreadable, violation, undetermined, fine', () => {
  const { fine, violation, undetermined, unreadable } = EXIT
  expect(worstExit([])).toBe(fine)
  expect(worstExit([fine, undetermined])).toBe(undetermined)
  expect(worstExit([undetermined, violation, fine])).toBe(violation)
  expect(worstExit([violation, unreadable, undetermined])).toBe(unreadable)
})

test('colours stay out of a pipe unless they are forced', async () => {
  const input = JSON.stringify(bills.notRegulated)
  const [plain, forced] = await Promise.all([
    qingdan(['check', '-'], { input }),
    qingdan(['check', '-'], { input, env: { FORCE_COLOR: '1' } }),
  ])
  expect(plain.stdout).not.toContain('\u001b')
  expect(forced.stdout).toContain('\u001b[')
})
