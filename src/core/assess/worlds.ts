// Every possible answer to what was not said: worlds fork where an answer matters, and what all of them agree on is certain.
import { type Decimal, ZERO } from '../values/decimal.ts'
import { toFen } from '../values/money.ts'
import { type Facts, Fork } from './facts.ts'
import { NOTHING_MISSING, type Open, type Outcome } from './outcome.ts'

export type Verdict = 'permitted' | 'violation' | 'undetermined' | 'not-regulated'

/** What is certain of a line over all its worlds. */
export interface Decision {
  readonly verdict: Verdict
  /** The world that allows most: what it forbids, all forbid. */
  readonly decisive: Outcome
  readonly least: Decimal
  /** Undefined: some world knows no most. */
  readonly most: Decimal | undefined
  /** Why it is open, with an outcome that shows each reason. */
  readonly opens: ReadonlyMap<Open, Outcome>
  /** Facts whose answers would change it, first asked first. */
  readonly missing: readonly string[]
  /** Facts that were asked for on the way, whether or not the verdict turns on them. */
  readonly asked: readonly string[]
  /** With several charges in question, the decision for each. */
  readonly rivals: readonly Decision[]
}

export const NO_RIVALS: readonly Decision[] = []

/** Worlds looked at for one line; a line that needs more is left open rather than guessed. */
const MAX_WORLDS = 2000

type Judge = (facts: Facts) => Outcome | Fork

export function decide(facts: Facts, charged: Decimal, judge: Judge): Decision {
  const budget = { left: MAX_WORLDS }
  return explore(facts, charged, judge, budget)
}

function explore(facts: Facts, charged: Decimal, judge: Judge, budget: { left: number }): Decision {
  const judged = judge(facts)
  if (!(judged instanceof Fork)) return settle(judged, charged)
  const branches: Decision[] = []
  for (const assumption of judged.assumptions) {
    budget.left -= 1
    if (budget.left < 0) break
    branches.push(explore(facts.assuming(assumption), charged, judge, budget))
  }
  return merge(judged.fact, branches, budget.left < 0)
}

function settle(it: Outcome, charged: Decimal): Decision {
  const most = it.high === undefined ? undefined : toFen(it.high)
  const least = it.low === it.high && most !== undefined ? most : toFen(it.low)
  const verdict = verdictOf(it, charged, least, most)
  const open = verdict === 'undetermined'
  return {
    verdict,
    decisive: it,
    least,
    most,
    opens: open ? new Map([[it.open ?? 'missing-fact', it]]) : NOTHING_OPEN,
    missing: open ? it.missing : NOTHING_MISSING,
    asked: it.missing,
    rivals: NO_RIVALS,
  }
}

function verdictOf(it: Outcome, charged: Decimal, least: Decimal, most: Decimal | undefined): Verdict {
  if (!it.regulated) return 'not-regulated'
  if (most !== undefined && charged.greaterThan(most)) return 'violation'
  return charged.lessThanOrEqualTo(least) ? 'permitted' : 'undetermined'
}

const NOTHING_OPEN: ReadonlyMap<Open, Outcome> = new Map()

/** Joins the answers to one question: certain where all agree, open where they do not, and then the question is worth asking. */
function merge(fact: string, branches: readonly Decision[], cut: boolean): Decision {
  const lenient = branches.toSorted(mostLenientFirst)[0]
  if (lenient === undefined) throw new Error(`the question ${fact} has no answers`)
  const least = branches.reduce((low, it) => (it.least.lessThan(low) ? it.least : low), lenient.least)
  const verdicts = new Set(branches.map((it) => it.verdict))
  // Worlds left out may allow more, or less, than those that were looked at.
  const asked = new Set([fact, ...branches.flatMap((it) => it.asked)])
  const base = {
    decisive: lenient.decisive,
    asked: [...asked],
    least: cut ? ZERO : least,
    most: cut ? undefined : lenient.most,
    rivals: NO_RIVALS,
  }
  if (!cut && !verdicts.has('undetermined')) {
    if (verdicts.size === 1) return { ...base, verdict: lenient.verdict, opens: NOTHING_OPEN, missing: [] }
    if (!verdicts.has('violation')) return { ...base, verdict: 'permitted', opens: NOTHING_OPEN, missing: [] }
  }
  // What nothing matches is first of all a question of who charges; what follows from the answer is asked then.
  if (fact === 'issuer.role' && branches.every((it) => it.decisive.item === undefined)) {
    return { ...base, verdict: 'undetermined', opens: new Map([['missing-fact', lenient.decisive]]), missing: [fact] }
  }
  const opens = new Map<Open, Outcome>()
  const matters = cut || new Set(branches.map(signature)).size > 1
  if (matters) opens.set('missing-fact', lenient.decisive)
  for (const branch of branches) for (const [open, shown] of branch.opens) if (!opens.has(open)) opens.set(open, shown)
  const missing = new Set(matters ? [fact] : [])
  for (const branch of branches) for (const it of branch.missing) missing.add(it)
  return { ...base, verdict: 'undetermined', opens, missing: [...missing] }
}

/** Two branches with one signature make the question idle. */
function signature(it: Decision): string {
  return `${it.verdict} ${[...it.opens.keys()].join()} ${it.least.toFixed()} ${it.most?.toFixed()} ${it.decisive.excess}`
}

function mostLenientFirst(a: Decision, b: Decision): number {
  if (a.decisive.regulated !== b.decisive.regulated) return a.decisive.regulated ? 1 : -1
  if (a.most === undefined || b.most === undefined) return (a.most === undefined ? 0 : 1) - (b.most === undefined ? 0 : 1)
  return b.most.comparedTo(a.most)
}
