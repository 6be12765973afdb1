// A report as a person reads it: the verdict and what to claim back first, then the lines with their reasons, then what is left to ask.
import type { BilledLine } from '../../app/billed-lines.ts'
import type { Language } from '../../core/assess/outcome.ts'
import type { Vocabulary } from '../../core/catalogue/vocabulary.ts'
import type { Report } from '../../core/findings/report.ts'
import type { Page } from '../screen/page.ts'
import { COLOUR_OF } from '../screen/paint.ts'
import { SIGNS, VERDICTS } from '../words.ts'
import { writeFinding } from './finding-lines.ts'
import { writeLines } from './line-table.ts'
import { writeQuestions } from './questions.ts'

/** Beyond this many only their number is given. */
const MOST_LINES_NAMED = 12
const DIGEST_SHOWN = 'sha256:'.length + 12

/** A report with what it takes to tell it: the words of its edition, and what the bill calls its lines. */
export interface ToldReport {
  readonly report: Report
  readonly lines: readonly BilledLine[]
  readonly vocabulary: Vocabulary
}

export function writeReport(page: Page, { report, lines, vocabulary }: ToldReport, language: Language): void {
  page.paragraph(headline(report, language), { label: `${SIGNS[report.verdict]} `, colour: COLOUR_OF[report.verdict] })
  page.paragraph(sums(report, language), { indent: 2 })
  page.paragraph(counts(report, language), { indent: 2 })
  page.line()
  writeLines(page, report.lines, lines, language)
  if (report.findings.length > 0) {
    page.line()
    page.paragraph(language === 'zh' ? '整张单据：' : 'The bill as a whole:', { colour: 'bold' })
    for (const finding of report.findings) writeFinding(page, finding, undefined, language)
  }
  writeNotChecked(page, report, language)
  writeQuestions(page, report.questions, vocabulary, language)
  page.line()
  page.paragraph(origin(report, language), { colour: 'dim' })
}

/** The verdict in words; what to claim back, or how many answers would settle it. */
function headline({ verdict, summary, questions }: Report, language: Language): string {
  const word = VERDICTS[verdict][language]
  if (verdict === 'violation' && !/^0\.0+$/.test(summary.excess)) {
    return language === 'zh' ? `${word}：可要求退还 ${summary.excess} 元` : `${word}: CNY ${summary.excess} to be claimed back`
  }
  if (verdict === 'undetermined' && questions.length > 0) {
    return language === 'zh'
      ? `${word}：还有 ${questions.length} 个问题待答`
      : `${word}: ${questions.length} open question${questions.length === 1 ? '' : 's'}`
  }
  return word
}

function sums({ invoice, summary: { charged, allowed } }: Report, language: Language): string {
  const number = invoice === null ? '' : language === 'zh' ? `单据 ${invoice}，` : `bill ${invoice}, `
  if (language === 'zh')
    return `${number}收取 ${charged} 元，${allowed === null ? '没有可适用的限额' : `受约束的部分最多可收 ${allowed} 元`}`
  return `${number}charged CNY ${charged}, ${allowed === null ? 'no limit applies' : `at most CNY ${allowed} allowed where a limit applies`}`
}

function counts({ summary }: Report, language: Language): string {
  const { lines, violation, undetermined, permitted, notRegulated } = summary
  const parts = [
    [VERDICTS.violation, violation],
    [VERDICTS.undetermined, undetermined],
    [VERDICTS.permitted, permitted],
    [VERDICTS['not-regulated'], notRegulated],
  ] as const
  const shown = parts
    .filter(([, count]) => count > 0)
    .map(([word, count]) => (language === 'zh' ? `${word.zh} ${count}` : `${count} ${word.en}`))
  return language === 'zh' ? `共 ${lines} 行：${shown.join('，')}` : `${lines} line${lines === 1 ? '' : 's'}: ${shown.join(', ')}`
}

function writeNotChecked(page: Page, { coverage }: Report, language: Language): void {
  for (const { rule, lines, reason } of coverage.notChecked) {
    const shown = lines.slice(0, MOST_LINES_NAMED).join(language === 'zh' ? '、' : ', ')
    const rest = lines.length > MOST_LINES_NAMED ? (language === 'zh' ? `等 ${lines.length} ` : ` and others, ${lines.length} in all`) : ''
    const where = language === 'zh' ? `未核对（${rule}，第 ${shown} ${rest}行）：` : `Not checked (${rule}, line ${shown}${rest}): `
    page.paragraph(where + reason, { colour: 'dim' })
  }
}

/** By what it was judged, so that it can be judged again. */
function origin({ id, engine, edition }: Report, language: Language): string {
  const digest = `${edition.digest.slice(0, DIGEST_SHOWN)}…`
  return language === 'zh'
    ? `目录版本 ${edition.number}（${digest}），引擎 ${engine}，报告 ${id}`
    : `edition ${edition.number} (${digest}), engine ${engine}, report ${id}`
}
