// Documents and days: which documents of a rule were in force on a day, and since when a rule with no stated first day can be relied on.
import { covers, type Interval } from '../values/date.ts'
import type { Document, Grounded } from './schema/basis.ts'
import type { Verification } from './schema/words.ts'

/** One citation with its document resolved and the first day it can be relied on. */
export interface Source {
  readonly document: string
  readonly title: string | null
  readonly clause: string | null
  readonly link: string | null
  readonly draft: boolean
  /** As published; null where the day is not established. */
  readonly inForce: string | null
  /** The first day it certainly was in force, for our own reckoning; undefined: never. */
  readonly since: string | undefined
  readonly until: string | undefined
}

/** What a rule rests on, resolved once when the catalogue is compiled. */
export interface Grounds extends Interval {
  readonly sources: readonly Source[]
  readonly verification: Verification
  readonly lastConfirmed: string
  readonly copies: readonly string[]
  /** Every document cited is a draft. */
  readonly draftOnly: boolean
}

/** A citation as a finding shows it. */
export interface CitedBasis {
  readonly document: string
  readonly title: string | null
  readonly clause: string | null
  readonly inForce: string | null
  readonly link: string | null
}

export function compileGrounds(rule: Grounded, documents: Readonly<Record<string, Document>>, lastConfirmed: string): Grounds {
  const sources = rule.basis.map((citation) => {
    const document = documents[citation.document] ?? {}
    return {
      document: citation.document,
      title: document.title ?? null,
      clause: citation.clause ?? null,
      link: document.link ?? null,
      draft: document.draft === true,
      inForce: document.inForce ?? document.published ?? null,
      since: reliableSince(document, rule.from),
      until: document.until,
    }
  })
  return {
    from: rule.from ?? earliest(sources),
    to: rule.to,
    sources,
    verification: rule.verification,
    lastConfirmed: rule.lastConfirmed ?? lastConfirmed,
    copies: rule.copies ?? [],
    draftOnly: sources.length > 0 && sources.every((source) => source.draft),
  }
}

/** A document known by its year only counts from the rule's own first day, if that is in or after that year, else from the end of the year. */
function reliableSince(document: Document, ruleFrom: string | undefined): string | undefined {
  if (document.draft === true) return undefined
  const exact = [document.inForce, document.published].flatMap((day) => day ?? []).sort()
  // A document that reaches back accuses from the day it was published: nobody could have known it before.
  if (exact.length > 0) return exact.at(-1)
  if (document.year === undefined) return undefined
  const endOfYear = `${document.year}-12-31`
  const startOfYear = `${document.year}-01-01`
  return ruleFrom !== undefined && ruleFrom >= startOfYear && ruleFrom < endOfYear ? ruleFrom : endOfYear
}

/** Without a stated first day a rule holds from its earliest reliable document; without one it holds on no day it could ground anything. */
function earliest(sources: readonly Source[]): string | undefined {
  const days = sources.flatMap((source) => (source.since === undefined ? [] : [source.since])).sort()
  return days[0]
}

const citedByDay = new WeakMap<Grounds, Map<string, CitedBasis[]>>()

/** Days remembered for one rule. */
const MAX_DAYS = 1000

/** The documents in force on the day, drafts never among them; remembered, since bills share their days; the list is shared too and never changed. */
export function citedOn(grounds: Grounds, day: string): CitedBasis[] {
  let days = citedByDay.get(grounds)
  if (days === undefined || days.size >= MAX_DAYS) {
    days = new Map()
    citedByDay.set(grounds, days)
  }
  let cited = days.get(day)
  if (cited === undefined) {
    cited = sourcesOn(grounds, day)
    days.set(day, cited)
  }
  return cited
}

function sourcesOn(grounds: Grounds, day: string): CitedBasis[] {
  return grounds.sources
    .filter((source) => source.since !== undefined && covers({ from: source.since, to: source.until }, day))
    .map(({ document, title, clause, inForce, link }) => ({ document, title, clause, inForce, link }))
}

/** Whether a violation may rest on the rule that day: it held, and a document in force says so. */
export function groundsViolation(grounds: Grounds, day: string): boolean {
  return covers(grounds, day) && citedOn(grounds, day).length > 0
}
