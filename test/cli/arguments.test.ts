// What is typed behind a command is read as it was meant or refused by name: nothing is dropped, guessed or taken from elsewhere.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Options, readArguments } from '../../src/cli/arguments.ts'
import { check } from '../../src/cli/commands/check.ts'
import { lint } from '../../src/cli/commands/lint.ts'
import { serve } from '../../src/cli/commands/serve.ts'
import { show } from '../../src/cli/commands/show.ts'
import { commandLine } from './in-process.ts'

const commands = [check, lint, serve, show]
const own = commands.flatMap(({ name, options }) => Object.entries(options).map(([option, it]) => [name, option, it, options] as const))
const texts = own.filter(([, , { type }]) => type === 'text')
const flags = own.filter(([, , { type }]) => type === 'flag')

const fault = (args: readonly string[], options: Options) => {
  const read = readArguments(args, options)
  return read.ok ? undefined : read.fault
}
function accepted(args: readonly string[], options: Options) {
  const read = readArguments(args, options)
  if (!read.ok) throw new Error(read.fault.en)
  return read.value
}

describe.each(texts)('%s --%s', (_, option, { values }, options) => {
  const value = values?.[0] ?? 'value'
  test('takes its value from the next word or behind =', () => {
    for (const written of [[`--${option}`, value], [`--${option}=${value}`]]) {
      const { texts: read, flags: given, operands } = accepted(['a', ...written, 'b'], options)
      expect([[...read], [...given], operands]).toEqual([[[option, value]], [], ['a', 'b']])
    }
  })
  test('is refused by name where the value is missing', () => {
    expect(fault(['a', `--${option}`], options)).toEqual({ zh: `--${option} 需要一个值`, en: `--${option} needs a value` })
  })
  test('given twice means the second', () => {
    const other = values?.at(-1) ?? 'other'
    expect(accepted([`--${option}`, value, `--${option}=${other}`], options).texts.get(option)).toBe(other)
  })
})

const listed = texts.flatMap(([name, option, { values }, options]) => (values === undefined ? [] : [{ name, option, values, options }]))

test.each(listed)(
  '$name --$option has each value that is listed and no other, and the refusal lists them all',
  ({ option, values, options }) => {
    for (const value of values) {
      expect(accepted([`--${option}`, value], options).texts.get(option)).toBe(value)
      for (const wrong of ['', 'x', value.toUpperCase(), ` ${value}`]) {
        const said = fault([`--${option}=${wrong}`], options)
        for (const each of values) expect(said?.en).toContain(each)
        expect(said?.zh).toContain(`--${option} 的值应为`)
      }
    }
  },
)

describe.each(flags)('%s --%s', (_, option, __, options) => {
  test('is given or not, once or twice, and leaves the next word alone', () => {
    const { flags: given, operands } = accepted([`--${option}`, 'a', `--${option}`], options)
    expect([[...given], operands]).toEqual([[option], ['a']])
  })
  test.each(['', 'true', 'false'])('takes no value, not even %j', (value) => {
    expect(fault([`--${option}=${value}`], options)).toEqual({ zh: `--${option} 不带值`, en: `--${option} takes no value` })
  })
})

describe('what is no option', () => {
  const known: Options = { json: { type: 'flag' }, help: { type: 'flag' }, role: { type: 'text' } }
  test.each(['--nope', '--js', '--jsonx', '--JSON', '--no-role', '-j', '-r', '--__proto__', '--toString'])(
    '%s is named as typed',
    (typed) => {
      expect(fault([typed, 'a'], known)?.en).toBe(`there is no option ${typed}`)
    },
  )
  test('is found wherever it stands, the first one first', () => {
    expect(fault(['a', '--json', '--one', '--two'], known)?.en).toContain('--one')
    expect(fault(['--json=1', '--one'], known)?.en).toContain('--json')
  })
  test('behind -- is an operand, whatever it looks like', () => {
    expect(accepted(['--', '--json', '-x', '--', '-h'], known)).toEqual({
      flags: new Set(),
      texts: new Map(),
      repeated: new Map(),
      operands: ['--json', '-x', '--', '-h'],
    })
  })
  test('-h is --help, alone and among operands', () => {
    expect([...accepted(['a', '-h'], known).flags]).toEqual(['help'])
  })
})

test('operands come through in their order and as they are, whatever options stand between them', () => {
  const operand = fc.string({ minLength: 1 }).filter((it) => !it.startsWith('-'))
  const word = fc.oneof(operand, fc.constant('-'), fc.constant('--json'), fc.constant('--role=bank'))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (args) => {
      const { operands, flags: given, texts: stated } = accepted(args, check.options)
      expect(operands).toEqual(args.filter((it) => !it.startsWith('--')))
      expect(given.has('json')).toBe(args.includes('--json'))
      expect(stated.has('role')).toBe(args.includes('--role=bank'))
    }),
  )
})

describe('every option of a command', () => {
  test.each(commands)('is in its help, in both languages: %o', ({ details, options }) => {
    for (const option of Object.keys(options)) {
      expect(details.zh).toContain(`--${option}`)
      expect(details.en).toContain(`--${option}`)
    }
  })
  test('has a value of its own in the help where it takes one, and the help says no option that is none', () => {
    for (const { details, options } of commands) {
      for (const [, named, value] of details.en.matchAll(/^ {2}--([a-z-]+)( [A-Za-z|]+)?/gm)) {
        const option = named === 'lang' ? { type: 'text' } : named === 'no-color' ? { type: 'flag' } : options[named ?? '']
        expect(option?.type, named).toBe(value === undefined ? 'flag' : 'text')
      }
    }
  })
})

describe('a command line that cannot be meant', () => {
  test.each([
    [['check', '--payer', 'nobody', 'a'], '--payer must be one of: enterprise,'],
    [['check', '--edition'], '--edition needs a value'],
    [['check', '--edition', '1.5', 'a'], 'must be a whole number from 1'],
    [['check', '--edition', '٣', 'a'], 'must be a whole number from 1'],
    [['check', '--jurisdiction', '--json', 'a'], 'is not a region of GB/T 2260'],
    [['check', '--jurisdiction=', 'a'], 'is not a region of GB/T 2260'],
    [['check'], 'FILE… is missing'],
    [['catalogue', 'show', '--json'], 'ID is missing'],
    [['catalogue', 'show', 'a', 'b', 'c'], 'unexpected operand b'],
    [['catalogue', 'lint', 'a', 'b'], 'unexpected operand b'],
    [['catalogue', 'lint', '--yaml'], 'there is no option --yaml'],
    [['serve', '--port=1'], 'there is no option --port'],
    [['check', '--lang', 'fr', 'a'], '--lang must be one of: zh, en'],
  ])('%j is refused with 3 before anything is read', async (words, said) => {
    const run = await commandLine(words, { env: { LANG: 'en' } })
    expect(run).toMatchObject({ status: 3, stdout: '' })
    expect(run.stderr).toContain(said)
  })
  test('may not drive the terminal by what it repeats', async () => {
    const run = await commandLine(['check', '--\u001b[2J\u0007', 'a'])
    for (const control of ['\u0007', '\u001b']) expect(run.stderr).not.toContain(control)
  })
})

test('serve hands over to the server and answers with its code', async () => {
  expect(await commandLine(['serve'])).toEqual({ status: 42, stdout: '', stderr: '' })
})

test.each([[['--lang', 'en']], [['--lang=en']], [['--no-color', '--lang', 'en']]])(
  '%j holds before the command as it does behind it',
  async (options) => {
    const id = 'cn-6505.electricity.non-grid.residential'
    const before = await commandLine([...options, 'catalogue', 'show', id])
    expect(before).toMatchObject({ status: 0, stderr: '' })
    expect(before).toEqual(await commandLine(['catalogue', 'show', id, ...options]))
  },
)
