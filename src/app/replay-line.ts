// Two reports on one line, compared: what differs in verdict, money and findings.
import type { Finding, LineReport } from '../core/findings/report.ts'
import { movedText } from './moved-money.ts'
import type { ReplayedFinding, ReplayedLine } from './replay-report.ts'

/** Undefined where neither verdict, money nor findings differ: a permitted line may well be allowed another sum. */
export function differingLine(description: string, was: LineReport, is: LineReport): ReplayedLine | undefined {
  const own = compareFindings(was.findings, is.findings)
  const same = was.verdict === is.verdict && was.excess === is.excess
  if (same && own.new.length + own.dropped.length === 0) return undefined
  return {
    id: is.id,
    description,
    verdict: { before: was.verdict, after: is.verdict },
    item: { before: was.match?.item ?? null, after: is.match?.item ?? null },
    allowed: { before: was.allowed, after: is.allowed },
    excess: movedText(was.excess, is.excess),
    ...own,
  }
}

/** A finding is the same where it says the same of the same rule; the sums in it are told by the line. */
export function compareFindings(before: readonly Finding[], after: readonly Finding[]) {
  return { new: without(after, before), dropped: without(before, after) }
}

function without(findings: readonly Finding[], others: readonly Finding[]): ReplayedFinding[] {
  const left = new Map<string, number>()
  for (const it of others) left.set(keyOf(it), (left.get(keyOf(it)) ?? 0) + 1)
  return findings.flatMap((it) => {
    const count = left.get(keyOf(it)) ?? 0
    left.set(keyOf(it), count - 1)
    if (count > 0) return []
    const { code, severity, message, item, rule } = it
    return [{ code, severity, message, item, rule }]
  })
}

function keyOf({ code, severity, item, rule }: Finding): string {
  return [code, severity, item ?? '', rule ?? ''].join(' ')
}
