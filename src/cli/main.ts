// The command line from its words to its exit code: finds the command, reads its arguments, and runs it or says how it is used.
import process from 'node:process'
import { buffer } from 'node:stream/consumers'
import type { Language } from '../core/assess/outcome.ts'
import { ENGINE } from '../core/engine.ts'
import { type Arguments, type Options, readArguments } from './arguments.ts'
import type { Command, Context, House } from './command.ts'
import { verify } from './commands/audit.ts'
import { batch } from './commands/batch.ts'
import { build } from './commands/build.ts'
import { check } from './commands/check.ts'
import { diff } from './commands/diff.ts'
import { createKeys, listKeys, revokeKeys } from './commands/keys.ts'
import { lint } from './commands/lint.ts'
import { publish } from './commands/publish.ts'
import { serve } from './commands/serve.ts'
import { show } from './commands/show.ts'
import { EXIT } from './exit-code.ts'
import { commandHelp, overview, PROGRAM, usageLine } from './help.ts'
import { isLanguage, LANGUAGES, languageOf } from './language.ts'
import { complain } from './problem-text.ts'
import { Page } from './screen/page.ts'
import { paintIf, wantsColour } from './screen/paint.ts'

const COMMANDS: readonly Command[] = [check, batch, serve, lint, build, diff, publish, show, createKeys, listKeys, revokeKeys, verify]
const EVERYWHERE: Options = { help: { type: 'flag' }, 'no-color': { type: 'flag' }, lang: { type: 'text', values: LANGUAGES } }
const WIDTH_WITHOUT_TERMINAL = 100

/** Runs one command and answers with its exit code. The house, as the work itself, is loaded only where there is something to do. */
export async function runCommandLine(typed: readonly string[], house: () => Promise<House>): Promise<number> {
  const words = commandFirst(typed)
  const language = languageOf(statedLanguage(words), process.env)
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, place) => words[place] === word))
  if (command === undefined) return withoutCommand(words, language)
  const read = readArguments(words.slice(command.name.split(' ').length), { ...EVERYWHERE, ...command.options })
  if (read.ok && read.value.flags.has('help')) return say(commandHelp(command, language))
  const fault = read.ok ? operandFault(command, read.value, language) : read.fault[language]
  if (!read.ok || fault !== undefined) return misused(command, fault ?? '', language)
  return command.run(contextOf(read.value, language, await house()))
}

/** Options that hold everywhere may stand before the command too. */
function commandFirst(words: readonly string[]): readonly string[] {
  let leading = 0
  while (words[leading] === '--no-color' || words[leading]?.startsWith('--lang') === true) leading += words[leading] === '--lang' ? 2 : 1
  return [...words.slice(leading), ...words.slice(0, leading)]
}

/** The messages about a faulty command line come in the language it asks for, too. */
function statedLanguage(words: readonly string[]): string | undefined {
  const stated = words.findLast((word, place) => word.startsWith('--lang=') || words[place - 1] === '--lang')?.replace('--lang=', '')
  return isLanguage(stated) ? stated : undefined
}

function withoutCommand(words: readonly string[], language: Language): number {
  const text = overview(COMMANDS, language)
  const first = words.find((word) => !word.startsWith('--lang') && !isLanguage(word))
  if (first === '--version') return say(`${PROGRAM} ${ENGINE}\n`)
  if (first === '--help' || first === '-h' || first === 'help') return say(text)
  const family = COMMANDS.filter(({ name }) => name.startsWith(`${first} `))
  if (family.length > 0 && (words.includes('--help') || words.includes('-h'))) return say(overview(family, language))
  if (first !== undefined) {
    const typed = family.length > 0 ? words.slice(0, 2).join(' ') : first
    process.stderr.write(complain(typed, language === 'zh' ? '没有这个命令或选项' : 'there is no such command or option'))
  }
  process.stderr.write(family.length > 0 ? overview(family, language) : text)
  return EXIT.unreadable
}

function operandFault({ least, most, operands }: Command, { operands: given }: Arguments, language: Language): string | undefined {
  if (given.length < least) return language === 'zh' ? `缺少 ${operands}` : `${operands} is missing`
  if (given.length > most) return language === 'zh' ? `多余的参数 ${given[most]}` : `unexpected operand ${given[most]}`
  return undefined
}

function misused(command: Command, fault: string, language: Language): number {
  const more = language === 'zh' ? `详见 ${PROGRAM} ${command.name} --help\n` : `see ${PROGRAM} ${command.name} --help\n`
  process.stderr.write(complain(command.name, fault) + usageLine(command, language) + more)
  return EXIT.unreadable
}

function say(text: string): number {
  process.stdout.write(text)
  return EXIT.fine
}

function contextOf(args: Arguments, language: Language, house: House): Context {
  const { stdout, stderr, stdin, env } = process
  const paint = paintIf(wantsColour(args.flags.has('no-color'), env, stdout.isTTY === true))
  return {
    arguments: args,
    language,
    house,
    page: () => new Page(stdout.isTTY === true ? stdout.columns : WIDTH_WITHOUT_TERMINAL, paint),
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    input: () => buffer(stdin),
    isTerminal: stderr.isTTY === true,
  }
}
