// local-standard: listed and permitted, but its amount is set elsewhere and not yet in the catalogue.
import type { Language } from '../assess/outcome.ts'
import { openRule } from './open-question.ts'
import { nameOf, quoted } from './phrases.ts'

export const localStandard = openRule(
  'local-standard',
  {
    zh: '列入目录、可以收取，但标准由别处制定，尚未收录',
    en: 'Listed and permitted, but its amount is set locally and not yet in the catalogue.',
  },
  (it, line, bill) => {
    const shape = it.limit?.shape
    const setBy = shape?.type === 'local-standard' ? shape.setBy[bill.language] : ''
    const name = quoted(nameOf(it, line, bill.language), bill.language)
    if (shape !== undefined && shape.type !== 'local-standard') return unproven(name, bill.language)
    return bill.language === 'zh'
      ? `${name}列入目录，可以收取，但标准${setBy === '' ? '' : `（${setBy}）`}尚未收录。请对照公布的标准，或填写其金额。`
      : `${name} is listed and may be charged, but its amount${setBy === '' ? '' : ` (${setBy})`} is not held yet. Compare the published standard or give its amount.`
  },
)

/** The value is held, but no document that was certainly in force that day: it may reassure, and accuses nobody. */
function unproven(name: string, language: Language): string {
  return language === 'zh'
    ? `${name}的标准有记载，但没有查到当日确已生效的文件，不能据以认定超标。请收费单位出示收费文件。`
    : `The limit of ${name} is recorded, but no document is known to have been in force that day, so nothing is accused on it. Ask the issuer for the document.`
}
