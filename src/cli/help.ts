// The usage texts: of the whole command line and of each command.
import type { Language } from '../core/assess/outcome.ts'
import type { Command } from './command.ts'
import { padEnd, widthOf } from './screen/width.ts'

export const PROGRAM = 'qingdan'

export function usageLine({ name, operands }: Command, language: Language): string {
  const options = language === 'zh' ? '[选项]' : '[options]'
  return `${language === 'zh' ? '用法：' : 'usage: '}${[PROGRAM, name, options, operands].filter(Boolean).join(' ')}\n`
}

export function commandHelp(command: Command, language: Language): string {
  return `${usageLine(command, language)}\n${command.summary[language]}\n\n${command.details[language]}\n`
}

export function overview(commands: readonly Command[], language: Language): string {
  const calls = commands.map(({ name, operands }) => [name, operands].filter(Boolean).join(' '))
  const width = Math.max(...calls.map(widthOf))
  const list = commands.map(({ summary }, place) => `  ${PROGRAM} ${padEnd(calls[place] ?? '', width)}  ${summary[language]}`)
  return language === 'zh'
    ? `qingdan 按已公布的收费目录清单核对账单\n\n用法：\n${list.join('\n')}\n\n每条命令都有 --help；qingdan --version 显示版本\n`
    : `qingdan checks bills against the published catalogues of charges\n\nusage:\n${list.join('\n')}\n\nevery command has --help; qingdan --version prints the version\n`
}
