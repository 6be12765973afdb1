// Bills that lint rules propose, put to the check itself: the first that comes out as claimed is the counter-example, with what was answered.
import type { CatalogueSet } from './catalogue/catalogue-set.ts'
import { createEdition, type Edition } from './catalogue/edition.ts'
import type { Bill, Claim, Trial } from './catalogue/lint/bill.ts'
import type { Bilingual } from './catalogue/schema/words.ts'
import { check } from './check.ts'
import type { FindingCode, LineReport, Report, Verdict } from './findings/report.ts'
import { factFault } from './invoice/facts.ts'
import { parseInvoice } from './invoice/parse.ts'
import { buildScope, type Scope } from './match/scope.ts'
import { chainOf, type Region, type RegionTable } from './values/region.ts'

/** What the check answers of the one line of a counter-example. */
export interface CounterAnswer {
  readonly verdict: Verdict
  /** CNY; null where nothing bounds it. */
  readonly allowed: string | null
  readonly item: string | null
  readonly findings: readonly FindingCode[]
}

export interface CounterExample {
  /** A body of `POST /v1/checks`. */
  readonly invoice: Bill
  readonly answer: CounterAnswer
  /** What to see in it, with the answer in words. */
  readonly shows: Bilingual
}

/** Places kept at once: each indexes every name in its reach, and a set may have faults in hundreds of places. */
const MAX_SCOPES = 8

/** The set as the check would judge by it, made only when a first bill is put to it. */
export class TrialBench {
  readonly #set: CatalogueSet
  readonly #sound: boolean
  readonly #scopes = new Map<string, Scope>()
  #edition: Edition | undefined

  /** `sound`: no rule finds an error in it, so that the check must be able to judge by it. */
  constructor(set: CatalogueSet, sound: boolean) {
    this.#set = set
    this.#sound = sound
  }

  /** The first bill that comes out as claimed; undefined where none does. */
  first(trials: readonly Trial[]): CounterExample | undefined {
    for (const { bill: proposed, claim, shows } of trials) {
      const bill = this.#takeable(proposed)
      const report = this.#judge(bill)
      const line = report?.lines[0]
      if (report === undefined || line === undefined || !comesOut(claim, report, line)) continue
      const answer = answerOf(report, line)
      return { invoice: bill, answer, shows: told(shows, answer) }
    }
    return undefined
  }

  #judgedBy(): Edition {
    this.#edition ??= createEdition(0, this.#set, regionsOf(this.#set), () => '')
    return this.#edition
  }

  /** The bill without the facts that the set's own vocabulary refuses: nobody could post them. */
  #takeable(bill: Bill): Bill {
    const [{ facts, ...line }] = bill.lines
    const { vocabulary } = this.#judgedBy()
    const stated = Object.entries(facts ?? {}).filter(([name, value]) => factFault(name, value, vocabulary) === undefined)
    return { ...bill, lines: [stated.length === 0 ? line : { ...line, facts: Object.fromEntries(stated) }] }
  }

  /** Undefined where the bill cannot be taken at all, such as one of a role that does not exist. */
  #judge(bill: Bill): Report | undefined {
    const edition = this.#judgedBy()
    const parsed = parseInvoice(bill, edition.vocabulary, edition.regions)
    if (!parsed.ok) return undefined
    const { chain } = parsed.invoice
    const key = chain.filter((code) => edition.jurisdictions.has(code)).join()
    const scope = this.#scopes.get(key) ?? this.#keep(key, buildScope(edition, chain))
    try {
      return check(parsed.invoice, edition, scope, 'zh')
    } catch (error) {
      // A question without answers, an amount that is no number: by a set with errors the check need not come to an end.
      if (this.#sound) throw error
      return undefined
    }
  }

  #keep(key: string, scope: Scope): Scope {
    const [oldest] = this.#scopes.keys()
    if (this.#scopes.size >= MAX_SCOPES && oldest !== undefined) this.#scopes.delete(oldest)
    this.#scopes.set(key, scope)
    return scope
  }
}

/** The places a set speaks of, taken for valid on every day: which codes exist is not the catalogues' matter. */
function regionsOf(set: CatalogueSet): RegionTable {
  const conditions = JSON.stringify(set.files).matchAll(/"(\d{2}(?:\d{2}){0,2})"/g)
  const codes = [...set.files.map(({ jurisdiction }) => jurisdiction), ...[...conditions].flatMap(([, code]) => code ?? [])]
  const table = new Map<string, Region>()
  for (const code of codes.flatMap(chainOf)) table.set(code, { code, name: code, level: 'county', succeededBy: [] })
  return table
}

function comesOut(claim: Claim, report: Report, line: LineReport): boolean {
  const answer = answerOf(report, line)
  const findings = [...line.findings, ...report.findings]
  const proposed = [line.match?.item, ...(line.match?.alternatives ?? []).map(({ item }) => item)]
  return (
    (claim.verdict === undefined || claim.verdict === answer.verdict) &&
    (claim.never === undefined || claim.never !== answer.verdict) &&
    (claim.finding === undefined || findings.some(({ code }) => code === claim.finding)) &&
    (claim.without === undefined || findings.every(({ code }) => code !== claim.without)) &&
    (claim.item === undefined || claim.item === answer.item) &&
    (claim.named === undefined || claim.named === line.match?.name) &&
    (claim.candidates ?? []).every((id) => proposed.includes(id)) &&
    (claim.missing === undefined || findings.some(({ missing }) => claim.missing !== undefined && missing.includes(claim.missing))) &&
    (claim.lastConfirmed === undefined || findings.some(({ lastConfirmed }) => lastConfirmed === claim.lastConfirmed))
  )
}

function answerOf(report: Report, line: LineReport): CounterAnswer {
  const findings = [...new Set([...line.findings, ...report.findings].map(({ code }) => code))]
  return { verdict: line.verdict, allowed: line.allowed, item: line.match?.item ?? null, findings }
}

const VERDICTS = {
  permitted: { zh: '合规', en: 'permitted' },
  violation: { zh: '违规', en: 'violation' },
  undetermined: { zh: '无法认定', en: 'undetermined' },
  'not-regulated': { zh: '不受目录约束', en: 'not regulated' },
} as const satisfies Record<Verdict, Bilingual>

function told(shows: Bilingual, { verdict, allowed, item, findings }: CounterAnswer): Bilingual {
  const codes = findings.length === 0 ? '' : ` [${findings.join(', ')}]`
  const by = item === null ? '' : ` (${item})`
  return {
    zh: `${shows.zh}。检查结果：${VERDICTS[verdict].zh}${codes}，允许 ${allowed === null ? '—' : `${allowed} 元`}${by}`,
    en: `${shows.en}. The check answers: ${VERDICTS[verdict].en}${codes}, allowed ${allowed === null ? '—' : `CNY ${allowed}`}${by}`,
  }
}
