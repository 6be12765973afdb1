// Failures and warnings on standard error: the file, what is wrong in one sentence, and every place with its fault.
import type { Problem } from '../app/problems.ts'
import type { Language } from '../core/assess/outcome.ts'
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import { problemWords } from './problem-words.ts'
import { padEnd, printable, widthOf } from './screen/width.ts'

const WIDEST_PLACE = 40

interface Fault {
  readonly place: string
  readonly detail: Bilingual
}

/** `qingdan: FILE: what is wrong`. */
export function complain(what: string, reason: string): string {
  return `qingdan: ${printable(what)}: ${printable(reason)}\n`
}

export function problemText(file: string, problem: Problem, language: Language): string {
  const { title, detail } = problemWords(problem)
  const faults = problem.errors.map((fault) => ({ place: fault.pointer, detail: fault.detail }))
  return complain(file, `${title[language]}${language === 'zh' ? '。' : '. '}${detail[language]}`) + faultLines(faults, language)
}

/** What stands in the file and has no place in the invoice: said, never dropped. */
export function unmappedText(file: string, unmapped: readonly Fault[], language: Language): string {
  return complain(file, language === 'zh' ? '以下内容没有带入核对' : 'not carried over into the check') + faultLines(unmapped, language)
}

function faultLines(faults: readonly Fault[], language: Language): string {
  const places = faults.map(({ place }) => printable(place))
  const width = Math.min(WIDEST_PLACE, Math.max(0, ...places.map(widthOf)))
  return faults.map(({ detail }, index) => `  ${padEnd(places[index] ?? '', width)}  ${printable(detail[language])}\n`).join('')
}
