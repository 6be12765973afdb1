// duplicate: the same item for the same period and object is charged twice on the invoice.
import { findingOf, plainFinding } from '../findings/finding.ts'
import { extractObject } from '../match/identifier.ts'
import { extractPeriod } from '../match/period.ts'
import { ZERO } from '../values/decimal.ts'
import { quoted, sum } from './phrases.ts'
import type { AssessedBill, AssessedLine, Found, Rule } from './rule.ts'

const OBJECT = 'object'

export const duplicate: Rule = {
  code: 'duplicate',
  severities: ['violation'],
  since: '1.0.0',
  sentence: {
    zh: '同一项目、同一期间、同一对象在一张单据上收取两次',
    en: 'The same item for the same period and object is charged twice on the invoice.',
  },
  checkBill: (bill) => {
    const first = new Map<string, AssessedLine>()
    const found: Found[] = []
    for (const line of alike(bill.lines)) {
      const key = sameCharge(line, bill)
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, line)
      else found.push(repeated(line, earlier, bill))
    }
    return found
  },
}

/** Lines that share item, period and sum with another: only they are worth a closer look. */
function alike(lines: readonly AssessedLine[]): readonly AssessedLine[] {
  return sharing(ofOneSum(lines), ({ line, item }) => `${item?.id}|${line.period?.from}|${line.period?.to}|${line.amount.toFixed()}`)
}

/** A first, cheap look: most sums stand on a bill once. Units alone say less than the sum, and never tell equal sums apart. */
function ofOneSum(lines: readonly AssessedLine[]): readonly AssessedLine[] {
  const able = lines.filter(({ line, item, creditedTo, match }) => {
    return item !== undefined && !item.perOccasion && !line.credit && creditedTo === undefined && match.component === undefined
  })
  return sharing(able, ({ line }) => line.amount.units)
}

/** The lines whose key another line has too, those of one key together, in the order of the bill. */
function sharing(lines: readonly AssessedLine[], keyOf: (line: AssessedLine) => string | number): readonly AssessedLine[] {
  const first = new Map<string | number, AssessedLine>()
  const groups = new Map<string | number, AssessedLine[]>()
  for (const it of lines) {
    const key = keyOf(it)
    const earlier = first.get(key)
    const group = groups.get(key)
    if (earlier === undefined) first.set(key, it)
    else if (group === undefined) groups.set(key, [earlier, it])
    else group.push(it)
  }
  return [...groups.values()].flat()
}

/** What two lines must share to be one charge. What may rightly stand several times (tolls, transfers) never comes here. */
function sameCharge(it: AssessedLine, bill: AssessedBill): string {
  const { line, item } = it
  const facts = Object.entries({ ...bill.context.invoice.facts, ...line.facts }).filter(([name]) => name !== OBJECT)
  const period = periodOf(line)
  const parts = [item?.id, period?.from, period?.to, objectOf(it, bill), line.quantity?.toFixed(), line.amount.toFixed()]
  return [...parts, ...facts.map(([name, value]) => `${name}=${String(value)}`).sort()].join('|')
}

/** The period the bill states, or the one written into the name of the line. */
function periodOf(line: AssessedLine['line']): { readonly from: string; readonly to: string } | undefined {
  return line.period ?? extractPeriod(line.description)
}

function objectOf({ line }: AssessedLine, bill: AssessedBill): string | undefined {
  const stated = line.facts?.[OBJECT] ?? bill.context.invoice.facts[OBJECT]
  return typeof stated === 'string' ? stated : extractObject(line.description)
}

/** Certain where the bill names the period or the object; a bare repetition may be two occasions, so it asks. */
function repeated(line: AssessedLine, earlier: AssessedLine, bill: AssessedBill): Found {
  const { language } = bill
  const name = quoted(line.line.description, language)
  if (periodOf(line.line) === undefined && objectOf(line, bill) === undefined) {
    const message =
      language === 'zh'
        ? `${name}与第 ${earlier.line.id} 行完全相同。如果是同一对象、同一期间，就是重复收费，请说明收费对象（object）或期间。`
        : `${name} repeats line ${earlier.line.id} exactly. If object and period are the same it is charged twice: state the object or the period.`
    return {
      line: line.line.index,
      finding: plainFinding('missing-fact', 'undetermined', message, { missing: ['object'] }),
      allowed: undefined,
    }
  }
  const message =
    language === 'zh'
      ? `${name}与第 ${earlier.line.id} 行是同一项目、同一期间、同一对象，重复收取 ${sum(line.charged, language)}，可要求退还。`
      : `${name} is the same item for the same period and object as line ${earlier.line.id}: ${sum(line.charged, language)} charged twice, to be claimed back.`
  return { line: line.line.index, finding: findingOf('duplicate', 'violation', message, line.decision.decisive, language), allowed: ZERO }
}
