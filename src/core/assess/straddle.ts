// Judging a line piece by piece and adding up: by day where the quantity spreads over days, else bounded by the rules on either side.
import { findUnit } from '../catalogue/vocabulary.ts'
import { Decimal, ZERO } from '../values/decimal.ts'
import { moneyText } from '../values/money.ts'
import type { LineContext, Piece } from './context.ts'
import { type Facts, Fork } from './facts.ts'
import { yuan } from './limits/terms.ts'
import { type Outcome, outcome } from './outcome.ts'

type JudgePiece = (piece: Piece, facts: Facts) => Outcome | Fork

/** What the whole line allows: its pieces joined, or the line judged once where the change does not touch it. */
export function judgeStraddling(
  context: LineContext,
  whole: Piece,
  pieces: readonly Piece[],
  facts: Facts,
  judge: JudgePiece,
): Outcome | Fork {
  const parts: Outcome[] = []
  for (const piece of pieces) {
    const judged = judge(piece, facts)
    if (judged instanceof Fork) return judged
    parts.push(judged)
  }
  const first = parts[0]
  if (first === undefined || parts.every((part) => sameRule(part, first))) return judge(whole, facts)
  if (spreadsByDay(context, parts)) return added(pieces, parts)
  const wholes: Outcome[] = []
  for (const piece of pieces) {
    const judged = judge({ ...piece, line: whole.line, charged: whole.charged }, facts)
    if (judged instanceof Fork) return judged
    wholes.push(judged)
  }
  return either(wholes)
}

function sameRule(a: Outcome, b: Outcome): boolean {
  return (
    a.item === b.item &&
    a.limit === b.limit &&
    a.prohibition === b.prohibition &&
    a.endedHow === b.endedHow &&
    a.excess === b.excess &&
    a.reference === b.reference &&
    a.reliefs.length === b.reliefs.length &&
    a.reliefs.every((relief, index) => relief === b.reliefs[index])
  )
}

/** Supplied by the day (energy, volume, months): the unit says so; a line without a unit takes the unit of the price. */
function spreadsByDay(context: LineContext, parts: readonly Outcome[]): boolean {
  const { line } = context
  if (line.quantity === undefined) return false
  const { vocabulary } = context.bill.scope
  if (line.unit !== undefined) return findUnit(vocabulary, line.unit)?.unit.byDay === true
  return parts.some(
    (part) =>
      part.limit !== undefined && 'unit' in part.limit.shape && vocabulary.units.get(part.limit.shape.unit ?? '')?.unit.byDay === true,
  )
}

function added(pieces: readonly Piece[], parts: readonly Outcome[]): Outcome {
  let low = ZERO
  let high: Decimal | undefined = ZERO
  for (const [index, part] of parts.entries()) {
    // A piece at a market price allows what it charges.
    const free = pieces[index]?.charged ?? ZERO
    low = low.plus(part.regulated ? part.low : free)
    high = !part.regulated ? high?.plus(free) : part.high === undefined ? undefined : high?.plus(part.high)
  }
  const shown = parts.find((part) => part.high !== undefined && part.regulated) ?? parts[0]
  const open = parts.find((part) => part.open !== undefined)
  return outcome(
    {
      low,
      high,
      open: open?.open,
      missing: [...new Set(parts.flatMap((part) => part.missing))],
      reference: undefined,
      readings: parts.flatMap((part) => part.readings),
      calculation: (language) => {
        const steps = parts.map(
          (part, index) =>
            `${pieces[index]?.from}–${pieces[index]?.to}: ${part.calculation?.(language) ?? (part.high === undefined ? '?' : moneyText(part.high))}`,
        )
        const sum = high === undefined ? '' : `${language === 'zh' ? '；合计' : '; in all'} ${moneyText(high)} ${yuan(language)}`
        return steps.join(language === 'zh' ? '；' : '; ') + sum
      },
    },
    pieces[0]?.from ?? '',
    { ...details(parts, shown), pieces: pieces.map((piece, index) => ({ from: piece.from, to: piece.to, rule: ruleOf(parts[index]) })) },
  )
}

/** Not to be split by day: what any of the sets of rules allows. */
function either(parts: readonly Outcome[]): Outcome {
  const regulated = parts.filter((part) => part.regulated)
  const highs = parts.map((part) => (part.regulated ? part.high : undefined))
  const most = highs.includes(undefined) ? undefined : Decimal.max(...highs.flatMap((high) => high ?? []))
  const shown = parts.find((part) => part.high !== undefined && most !== undefined && part.high.equals(most)) ?? parts[0]
  const open = parts.find((part) => part.open !== undefined)?.open
  return outcome(
    {
      low: regulated.length === 0 ? ZERO : Decimal.min(...regulated.map((part) => part.low)),
      high: most,
      open: open ?? 'missing-fact',
      missing: [...new Set([...parts.flatMap((part) => part.missing), 'period'])],
      reference: undefined,
      readings: [],
      calculation: shown?.calculation,
    },
    shown?.day ?? '',
    details(parts, shown),
  )
}

function details(parts: readonly Outcome[], shown: Outcome | undefined): Partial<Outcome> {
  return {
    item: shown?.item,
    limit: shown?.limit,
    prohibition: shown?.prohibition,
    reliefs: shown?.reliefs ?? [],
    excess: shown?.excess ?? 'above-limit',
    endedHow: shown?.endedHow,
    grounds: [...new Set(parts.flatMap((part) => part.grounds))],
    parts,
  }
}

function ruleOf(part: Outcome | undefined): string | undefined {
  return part?.prohibition?.rule.id ?? part?.item?.id
}
