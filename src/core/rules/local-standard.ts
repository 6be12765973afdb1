// local-standard: listed and permitted, but its amount is set elsewhere and not yet in the catalogue.
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
    return bill.language === 'zh'
      ? `${name}列入目录，可以收取，但标准${setBy === '' ? '' : `（${setBy}）`}尚未收录。请对照公布的标准，或填写其金额。`
      : `${name} is listed and may be charged, but its amount${setBy === '' ? '' : ` (${setBy})`} is not held yet. Compare the published standard or give its amount.`
  },
)
