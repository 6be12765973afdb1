// incompatible: two charges that must not stand together.
import { conditionHolds } from '../assess/conditions.ts'
import { factsOf } from '../assess/line.ts'
import { exactly, type Language, outcome } from '../assess/outcome.ts'
import type { CompiledItem, CompiledPair } from '../catalogue/compile.ts'
import { groundsViolation } from '../catalogue/grounds.ts'
import { findingOf } from '../findings/finding.ts'
import { ZERO } from '../values/decimal.ts'
import { quoted, sum } from './phrases.ts'
import type { AssessedBill, AssessedLine, Found, Rule } from './rule.ts'

/** Who may charge the one is no matter of the pair. */
const NO_ITEMS: readonly CompiledItem[] = []

export const incompatible: Rule = {
  code: 'incompatible',
  severities: ['violation'],
  since: '1.0.0',
  sentence: { zh: '两项不得同时收取的费用同时收取', en: 'Two charges that must not stand together.' },
  checkBill: (bill) => {
    const { pairs } = bill.context.scope
    return pairs.flatMap((pair) => standingTogether(pair, bill))
  },
}

function standingTogether(pair: CompiledPair, bill: AssessedBill): Found[] {
  const { carried } = bill.context
  if (!pair.rule.items.some((id) => carried.hasItem(id)) || !pair.rule.forbids.some((id) => carried.hasItem(id))) return []
  const holding = bill.lines.find((line) => isSurely(line, pair.rule.items))
  if (holding === undefined) return []
  return bill.lines.flatMap((line) => {
    const day = line.line.period?.from ?? bill.context.invoice.issuedOn
    if (line === holding || !isSurely(line, pair.rule.forbids) || !groundsViolation(pair.grounds, day)) return []
    const holds = conditionHolds(pair.when, factsOf(bill.context, line.line, line.match, NO_ITEMS))
    if (holds === false) return []
    return holds === true ? [accuse(pair, line, holding, day, bill.language)] : [ask(pair, line, holds.fact, day, bill.language)]
  })
}

/** Charged, and without doubt which charge it is. */
function isSurely(line: AssessedLine, ids: readonly string[]): boolean {
  const items = line.match.charges[0]
  return line.charged.greaterThan(ZERO) && line.match.charges.length === 1 && items?.some((item) => ids.includes(item.id)) === true
}

function ask(pair: CompiledPair, line: AssessedLine, fact: string, day: string, language: Language): Found {
  const it = outcome(exactly(ZERO, undefined), day, { item: line.item, grounds: [pair.grounds] })
  const name = quoted(line.line.description, language)
  const message =
    language === 'zh'
      ? `${name}能否同时收取取决于尚未提供的事实（${pair.rule.name.zh}）。`
      : `Whether ${name} may stand beside the other turns on a fact that was not given (${pair.rule.name.en}).`
  const finding = { ...findingOf('missing-fact', 'undetermined', message, it, language, [fact]), rule: pair.rule.id }
  return { line: line.line.index, finding, allowed: undefined }
}

function accuse(pair: CompiledPair, line: AssessedLine, holding: AssessedLine, day: string, language: Language): Found {
  const it = outcome(exactly(ZERO, undefined), day, { item: line.item, grounds: [pair.grounds] })
  const names = [quoted(line.line.description, language), quoted(holding.line.description, language)] as const
  const message =
    language === 'zh'
      ? `${names[0]}不得与${names[1]}同时收取（${pair.rule.name.zh}）：${sum(line.charged, language)}可要求退还。`
      : `${names[0]} must not stand together with ${names[1]} (${pair.rule.name.en}): ${sum(line.charged, language)} is to be claimed back.`
  return {
    line: line.line.index,
    finding: { ...findingOf('incompatible', 'violation', message, it, language), rule: pair.rule.id },
    allowed: ZERO,
  }
}
