// One dated part of an entry: its days, what it says, under which conditions, by which documents, and how far it was verified.
import type { Language } from '../../core/assess/outcome.ts'
import type { Grounds } from '../../core/catalogue/grounds.ts'
import { VERIFICATION_WORDS } from '../../core/catalogue/words/labels.ts'
import { basisWords, daysWords } from '../basis-words.ts'
import type { Page } from '../screen/page.ts'

interface Dated {
  readonly title: string
  readonly condition: string | undefined
  readonly grounds: Grounds
}

const INDENT = 2

export function writeDated(page: Page, { title, condition, grounds }: Dated, language: Language): void {
  const zh = language === 'zh'
  page.line()
  page.paragraph(title, { label: `${daysWords(grounds, language)}${zh ? '：' : ': '}`, colour: 'bold' })
  if (condition !== undefined) page.paragraph(condition, { indent: INDENT, label: zh ? '条件：' : 'when: ' })
  for (const source of grounds.sources) {
    const draft = source.draft ? (zh ? '（草案，仅作背景）' : ' (draft, background only)') : ''
    page.paragraph(basisWords(source, language) + draft, { indent: INDENT, label: zh ? '依据：' : 'by: ' })
    if (source.link !== null) page.paragraph(source.link, { indent: INDENT, label: zh ? '链接：' : 'link: ', colour: 'dim' })
  }
  for (const copy of grounds.copies) page.paragraph(copy, { indent: INDENT, label: zh ? '公开文本：' : 'copy: ', colour: 'dim' })
  const verified = VERIFICATION_WORDS[grounds.verification][language]
  page.paragraph(zh ? `${verified}，最近一次 ${grounds.lastConfirmed}` : `${verified}, last on ${grounds.lastConfirmed}`, {
    indent: INDENT,
    label: zh ? '核对：' : 'verified: ',
  })
}
