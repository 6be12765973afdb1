// The questions whose answers would settle what is undetermined, with the answers each can have.
import type { Language } from '../../core/assess/outcome.ts'
import type { Vocabulary } from '../../core/catalogue/vocabulary.ts'
import { valueLabel } from '../../core/catalogue/words/value-label.ts'
import type { Question } from '../../core/findings/report.ts'
import type { Page } from '../screen/page.ts'
import { openAnswer } from './labels.ts'

const INDENT = 2

export function writeQuestions(page: Page, questions: readonly Question[], vocabulary: Vocabulary, language: Language): void {
  if (questions.length === 0) return
  page.line()
  page.paragraph(language === 'zh' ? '补充以下事实后再核对，即可定论：' : 'State these facts on the bill and check again to settle it:', {
    colour: 'bold',
  })
  for (const { fact, line, question, values } of questions) {
    page.paragraph(`${place(line, language)}${fact}${language === 'zh' ? '：' : ': '}${question}`, {
      indent: INDENT,
      label: '? ',
      colour: 'yellow',
    })
    const answers = values?.map((value) => valueLabel(vocabulary, fact, value, language)) ?? [openAnswer(vocabulary, fact, language)]
    page.paragraph(answers.join(language === 'zh' ? '、' : ', '), { indent: INDENT + 2, label: language === 'zh' ? '可答：' : 'answers: ' })
  }
}

function place(line: string | null, language: Language): string {
  if (line === null) return ''
  return language === 'zh' ? `第 ${line} 行 ` : `line ${line}, `
}
