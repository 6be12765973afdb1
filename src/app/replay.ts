// What another edition would change: bills judged by both, and the findings, verdicts and money that differ. Pure over its editions and bills.
import type { Language } from '../core/assess/outcome.ts'
import type { Edition } from '../core/catalogue/edition.ts'
import { check } from '../core/check.ts'
import { FINDING_CODES, type FindingCode, type LineReport, type Report, type Verdict } from '../core/findings/report.ts'
import type { Fault, Invoice } from '../core/invoice/invoice.ts'
import { parseInvoice } from '../core/invoice/parse.ts'
import { buildScope, type Scope } from '../core/match/scope.ts'
import { MovedBy, MovedMoney, movedText } from './moved-money.ts'
import { compareFindings, differingLine } from './replay-line.ts'
import type { ReplayedBill, ReplayedFinding, ReplayedLine, ReplayReport, UnjudgedBill } from './replay-report.ts'

export interface NamedBill {
  readonly name: string
  /** As `POST /v1/checks` takes it. */
  readonly body: unknown
}

/** The two editions, whole: a replay reaches any place. */
export interface Editions {
  readonly before: Edition
  readonly after: Edition
}

export interface ReplayOptions {
  readonly language: Language
  /** At most so many bills are told one by one; the totals count all. */
  readonly mostBills?: number
}

const MOST_BILLS = 1000
/** Places whose scopes are kept at once. */
const MAX_SCOPES = 64

export function replay(editions: Editions, bills: Iterable<NamedBill>, options: ReplayOptions): ReplayReport {
  const replayed = new Replay(editions, options)
  for (const bill of bills) replayed.add(bill)
  return replayed.report()
}

type Judged =
  | { readonly ok: true; readonly invoice: Invoice; readonly report: Report }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** For bills that come one by one, such as those of a stored batch. */
export class Replay {
  readonly #editions: Editions
  readonly #options: ReplayOptions
  readonly #judges: { readonly before: Judge; readonly after: Judge }
  readonly #excess = new MovedMoney()
  readonly #items = new MovedBy()
  readonly #issuers = new MovedBy()
  readonly #verdicts = new Map<string, { before: Verdict; after: Verdict; bills: number }>()
  readonly #codes = new Map<FindingCode, { new: number; dropped: number }>()
  readonly #bills: ReplayedBill[] = []
  readonly #unjudged: UnjudgedBill[] = []
  #given = 0
  #cannot = 0
  #changed = 0

  constructor(editions: Editions, options: ReplayOptions) {
    this.#editions = editions
    this.#options = options
    this.#judges = { before: new Judge(editions.before, options.language), after: new Judge(editions.after, options.language) }
  }

  add({ name, body }: NamedBill): void {
    this.#given += 1
    const [before, after] = [this.#judges.before.judge(body), this.#judges.after.judge(body)]
    if (before.ok && after.ok) this.#compare(name, after.invoice, before.report, after.report)
    else {
      this.#cannot += 1
      if (this.#unjudged.length < this.#most) this.#unjudged.push({ name, before: this.#reason(before), after: this.#reason(after) })
    }
  }

  get #most(): number {
    return this.#options.mostBills ?? MOST_BILLS
  }

  #reason(judged: Judged): UnjudgedBill['before'] {
    return judged.ok ? null : judged.faults.map(({ pointer, detail }) => ({ pointer, detail: detail[this.#options.language] }))
  }

  #compare(name: string, invoice: Invoice, before: Report, after: Report): void {
    const issuer = invoice.issuer.name ?? null
    this.#excess.add(before.summary.excess, after.summary.excess)
    this.#issuers.add(issuer, before.summary.excess, after.summary.excess)
    const lines: ReplayedLine[] = []
    for (const [index, is] of after.lines.entries()) {
      const was = before.lines[index]
      if (was === undefined) throw new Error('two reports on one bill have the same lines')
      this.#countItems(was, is)
      const line = differingLine(invoice.lines[index]?.description ?? '', was, is)
      if (line !== undefined) lines.push(line)
    }
    const own = compareFindings(before.findings, after.findings)
    if (before.verdict === after.verdict && lines.length === 0 && own.new.length + own.dropped.length === 0) return
    this.#changed += 1
    const verdict = { before: before.verdict, after: after.verdict }
    this.#countVerdict(verdict)
    for (const part of [own, ...lines]) this.#countCodes(part)
    if (this.#bills.length >= this.#most) return
    this.#bills.push({ name, issuer, verdict, excess: movedText(before.summary.excess, after.summary.excess), ...own, lines })
  }

  /** What a line has too much belongs to the item that decided it, under each edition its own. */
  #countItems(was: LineReport, is: LineReport): void {
    const [earlier, later] = [was.match?.item ?? null, is.match?.item ?? null]
    if (earlier === later) this.#items.add(later, was.excess, is.excess)
    else {
      this.#items.add(earlier, was.excess, '0')
      this.#items.add(later, '0', is.excess)
    }
  }

  #countVerdict(verdict: { before: Verdict; after: Verdict }): void {
    if (verdict.before === verdict.after) return
    const key = `${verdict.before} ${verdict.after}`
    const counted = this.#verdicts.get(key) ?? { ...verdict, bills: 0 }
    this.#verdicts.set(key, { ...counted, bills: counted.bills + 1 })
  }

  #countCodes(part: { new: readonly ReplayedFinding[]; dropped: readonly ReplayedFinding[] }): void {
    for (const side of ['new', 'dropped'] as const) {
      for (const { code } of part[side]) {
        const counted = this.#codes.get(code) ?? { new: 0, dropped: 0 }
        this.#codes.set(code, { ...counted, [side]: counted[side] + 1 })
      }
    }
  }

  report(): ReplayReport {
    const { before, after } = this.#editions
    const codes = FINDING_CODES.flatMap((code) => {
      const counted = this.#codes.get(code)
      return counted === undefined ? [] : [{ code, ...counted }]
    })
    const sum = (side: 'new' | 'dropped') => codes.reduce((total, it) => total + it[side], 0)
    return {
      before: { number: before.number, digest: before.digest },
      after: { number: after.number, digest: after.digest },
      totals: {
        bills: this.#given,
        judged: this.#given - this.#cannot,
        unjudged: this.#cannot,
        changed: this.#changed,
        new: sum('new'),
        dropped: sum('dropped'),
        excess: this.#excess.text(),
      },
      verdicts: [...this.#verdicts.values()].sort((a, b) => b.bills - a.bills || (a.before + a.after < b.before + b.after ? -1 : 1)),
      codes,
      items: this.#items.rows().map(([item, moved]) => ({ item, name: this.#nameOf(item), lines: moved.count, ...moved.text() })),
      issuers: this.#issuers.rows().map(([issuer, moved]) => ({ issuer, bills: moved.count, ...moved.text() })),
      bills: this.#bills,
      unjudged: this.#unjudged,
    }
  }

  #nameOf(id: string | null): string | null {
    const { before, after } = this.#editions
    const found = after.compiled.items.find((it) => it.id === id) ?? before.compiled.items.find((it) => it.id === id)
    return found?.name[this.#options.language] ?? null
  }
}

/** One edition with the scopes of the places it was asked about. */
class Judge {
  readonly #edition: Edition
  readonly #language: Language
  readonly #scopes = new Map<string, Scope>()

  constructor(edition: Edition, language: Language) {
    this.#edition = edition
    this.#language = language
  }

  judge(body: unknown): Judged {
    const parsed = parseInvoice(body, this.#edition.vocabulary, this.#edition.regions)
    if (!parsed.ok) return parsed
    const { invoice } = parsed
    return { ok: true, invoice, report: check(invoice, this.#edition, this.#scope(invoice.chain), this.#language) }
  }

  #scope(chain: readonly string[]): Scope {
    const key = chain.filter((code) => this.#edition.jurisdictions.has(code)).join()
    const known = this.#scopes.get(key)
    if (known !== undefined) return known
    if (this.#scopes.size >= MAX_SCOPES) this.#scopes.clear()
    const scope = buildScope(this.#edition, chain)
    this.#scopes.set(key, scope)
    return scope
  }
}
