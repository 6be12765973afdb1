// What surrounds a command decides how it speaks: the language of the reader, colours and width of the terminal, and nothing else.
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { languageOf } from '../../src/cli/language.ts'
import { wantsColour } from '../../src/cli/screen/paint.ts'
import * as bills from './bills.ts'
import { commandLine } from './in-process.ts'

const input = JSON.stringify(bills.violation)
const ESCAPE = '\u001b'

describe('the language of what is said', () => {
  test.each([
    [['check', '-'], { LANG: 'en_GB.UTF-8' }, 'to be claimed back'],
    [['check', '-'], {}, '可要求退还'],
    [['check', '-'], { LANG: 'en_US', LC_ALL: 'zh_CN.UTF-8' }, '可要求退还'],
    [['check', '-', '--lang', 'en'], { LC_ALL: 'zh_CN.UTF-8' }, 'to be claimed back'],
    [['check', '-', '--lang=zh'], { LC_ALL: 'en_US.UTF-8' }, '可要求退还'],
    [['check', '-', '--lang=en', '--lang=zh'], {}, '可要求退还'],
    [['--help'], { LANG: 'en_US' }, 'usage:'],
    [['--help', '--lang', 'en'], {}, 'usage:'],
    [['--lang=en', '--help'], {}, 'usage:'],
    [['catalogue', '--help', '--lang=en'], {}, 'catalogue lint'],
    [['catalogue', 'lint', '-h'], { LC_MESSAGES: 'en' }, 'exit codes'],
  ] as const)('%j in %o', async (words, env, said) => {
    const run = await commandLine(words, { env, input })
    expect(run.stdout).toContain(said)
    expect(run.stderr).toBe('')
  })
  test.each([
    [['check', '--nope', '--lang', 'en'], 'there is no option --nope'],
    [['check', '--nope', '--lang=en'], 'see qingdan check --help'],
    [['judge', '--lang', 'en'], 'there is no such command or option'],
    [['catalogue', 'nope', '--lang=en'], 'qingdan: catalogue nope: there is no such'],
    [['catalogue', 'show', 'zzzz', '--lang', 'en'], 'no entry has this id'],
    [['check', '/nowhere', '--lang', 'en'], 'no such file'],
  ])('of the fault in %j is the one asked for', async (words, said) => {
    const run = await commandLine(words)
    expect(run.stderr).toContain(said)
    expect(run.stderr).not.toMatch(/没有|详见/)
  })
  test('is always one of two, Chinese unless the first variable that says something begins with en', () => {
    const locale = fc.option(fc.constantFrom('', 'C', 'POSIX', 'en', 'EN_us', 'en-GB', 'en.UTF-8', 'eng', 'english', 'zh_TW', 'de_DE'), {
      nil: undefined,
    })
    fc.assert(
      fc.property(locale, locale, locale, (LC_ALL, LC_MESSAGES, LANG) => {
        const speaks = [LC_ALL, LC_MESSAGES, LANG].find(Boolean) ?? ''
        const english = ['en', 'EN_us', 'en-GB', 'en.UTF-8'].includes(speaks)
        expect(languageOf(undefined, { LC_ALL, LC_MESSAGES, LANG })).toBe(english ? 'en' : 'zh')
        expect(languageOf('fr', { LC_ALL, LC_MESSAGES, LANG })).toBe(english ? 'en' : 'zh')
      }),
    )
  })
})

describe('colours', () => {
  const words = ['check', '-']
  test.each([
    ['on a terminal', words, { TERM: 'xterm' }, 100, true],
    ['on a terminal of no known kind', words, {}, 100, true],
    ['not into a file', words, { TERM: 'xterm' }, undefined, false],
    ['not on a terminal with NO_COLOR', words, { TERM: 'xterm', NO_COLOR: '1' }, 100, false],
    ['not with NO_COLOR=0, which is set', words, { NO_COLOR: '0' }, 100, false],
    ['into a file with FORCE_COLOR=true', words, { FORCE_COLOR: 'true' }, undefined, true],
    ['on a dumb terminal with FORCE_COLOR', words, { TERM: 'dumb', FORCE_COLOR: '3' }, 100, true],
    ['not with FORCE_COLOR=false', words, { FORCE_COLOR: 'false' }, 100, false],
    ['not with --no-color, whatever else is set', [...words, '--no-color'], { FORCE_COLOR: '1', TERM: 'xterm' }, 100, false],
    ['never in JSON', [...words, '--json'], { FORCE_COLOR: '1' }, 100, false],
    ['not in a help text', ['check', '--help'], { FORCE_COLOR: '1' }, 100, false],
  ] as const)('%s', async (_, typed, env, terminal, coloured) => {
    const run = await commandLine(typed, { env, input, ...(terminal === undefined ? {} : { terminal }) })
    expect(run.stdout.includes(ESCAPE)).toBe(coloured)
    expect(run.stdout.length).toBeGreaterThan(100)
  })
  test('never reach standard error, where messages go to logs', async () => {
    const run = await commandLine(['check', '/nowhere', '-'], { env: { FORCE_COLOR: '1' }, terminal: 100, input: '{' })
    expect(run.stderr).not.toContain(ESCAPE)
    expect(run.stderr.match(/^qingdan: /gm)).toHaveLength(2)
  })
  test('are off wherever --no-color is given, and on wherever they are forced without it', () => {
    const variable = fc.option(fc.constantFrom('', '0', '1', 'false', 'dumb', 'xterm'), { nil: undefined })
    fc.assert(
      fc.property(variable, variable, fc.boolean(), (NO_COLOR, TERM, isTerminal) => {
        for (const FORCE_COLOR of ['1', '2', 'true']) {
          expect(wantsColour(true, { NO_COLOR, TERM, FORCE_COLOR }, isTerminal)).toBe(false)
          expect(wantsColour(false, { NO_COLOR, TERM, FORCE_COLOR }, isTerminal)).toBe(true)
        }
        if (NO_COLOR || !isTerminal) expect(wantsColour(false, { NO_COLOR, TERM }, isTerminal)).toBe(false)
      }),
    )
  })
})

describe('the width', () => {
  const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)))
  test.each([40, 60, 80, 120, 160])('is that of a terminal of %i columns, and the page keeps to it', async (terminal) => {
    const { stdout } = await commandLine(['check', '-'], { input, terminal, env: { NO_COLOR: '1' } })
    expect(widest(stdout)).toBeLessThanOrEqual(terminal)
  })
  test('of a file does not depend on the terminal it is called from', async () => {
    const run = await commandLine(['check', '-'], { input })
    expect(widest(run.stdout)).toBeLessThanOrEqual(100)
    expect(await commandLine(['check', '-'], { input, env: { TERM: 'xterm' } })).toEqual(run)
  })
  test('of a terminal changes no word of a report', async () => {
    const told = async (terminal: number) =>
      (await commandLine(['check', '-'], { input, terminal, env: { NO_COLOR: '1' } })).stdout.replaceAll(/[\s-]+/g, '')
    expect(await told(80)).toBe(await told(160))
  })
  test('changes no byte of JSON', async () => {
    const [narrow, wide] = [
      await commandLine(['check', '-', '--json'], { input, terminal: 40 }),
      await commandLine(['check', '-', '--json'], { input }),
    ]
    expect(narrow.stdout).toBe(wide.stdout)
  })
})
