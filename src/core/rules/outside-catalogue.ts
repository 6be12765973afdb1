// outside-catalogue: the issuer may charge only what a catalogue lists, and nothing in force matches.

import type { Language } from '../assess/outcome.ts'
import { partialCatalogues } from '../assess/unlisted.ts'
import { findingOf } from '../findings/finding.ts'
import { ZERO } from '../values/decimal.ts'
import { quoted, sum } from './phrases.ts'
import type { AssessedBill, AssessedLine, Rule } from './rule.ts'

export const outsideCatalogue: Rule = {
  code: 'outside-catalogue',
  severities: ['violation', 'undetermined'],
  since: '1.0.0',
  sentence: {
    zh: '只能按目录收费的单位收取了目录之外的费用；目录不完整且未确认依据时不下结论',
    en: 'The issuer may charge only what a catalogue lists, and no item matches; undetermined where a catalogue is only partial and the basis was not asked for.',
  },
  speaksOf: ['violation', 'undetermined'],
  checkLine: (line, bill) => {
    const { decisive, verdict, opens, missing } = line.decision
    if (verdict === 'violation' && decisive.excess === 'outside-catalogue') {
      const finding = findingOf('outside-catalogue', 'violation', accusation(line, bill.language), decisive, bill.language)
      return { line: line.line.index, finding, allowed: ZERO }
    }
    const open = opens.get('outside-catalogue')
    if (open === undefined) return undefined
    const message =
      open.item === undefined ? openQuestion(line, bill) : nothingInForce(open.item.name[bill.language], open.day, bill.language)
    return {
      line: line.line.index,
      finding: findingOf('outside-catalogue', 'undetermined', message, open, bill.language, missing),
      allowed: undefined,
    }
  },
}

function accusation(line: AssessedLine, language: Language): string {
  const name = quoted(line.line.description, language)
  return language === 'zh'
    ? `${name}不在任何目录清单内，且没有出示依据：目录之外不得收费，${sum(line.charged, language)}可要求全部退还。`
    : `${name} is in no catalogue and no basis was shown: nothing outside the lists may be charged, ${sum(line.charged, language)} is to be claimed back.`
}

function openQuestion(line: AssessedLine, bill: AssessedBill): string {
  const { invoice, scope } = bill.context
  const role = invoice.issuer.role
  const kinds = role === undefined ? '' : partialCatalogues(role, invoice.chain, scope, line.decision.decisive.day).join(', ')
  const name = quoted(line.line.description, bill.language)
  return bill.language === 'zh'
    ? `目录中没有找到${name}，但有关目录尚不完整（${kinds}），不能断定违规。请收费单位出示收费文件或目录条目。`
    : `${name} was not found, but catalogues that could list it are only partial (${kinds}): no verdict yet. Ask the issuer for the document or catalogue entry.`
}

function nothingInForce(name: string, day: string, language: Language): string {
  return language === 'zh'
    ? `${quoted(name, language)}在 ${day} 没有已收录的有效标准，不能用其他时期的标准代替。`
    : `No limit of ${quoted(name, language)} in force on ${day} is held; another day's limit does not stand in for it.`
}
