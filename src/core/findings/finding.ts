// Building a finding from an outcome: its limit, its articles in force on the day, its verification and its arithmetic.
import type { Language, Outcome } from '../assess/outcome.ts'
import type { CompiledLimit } from '../catalogue/compile.ts'
import { type CitedBasis, citedOn } from '../catalogue/grounds.ts'
import type { Verification } from '../catalogue/schema/words.ts'
import type { Decimal } from '../values/decimal.ts'
import { moneyText } from '../values/money.ts'
import type { Finding, FindingCode, Severity } from './report.ts'

export interface Bounds {
  readonly least: Decimal | undefined
  readonly most: Decimal | undefined
}

const NO_BOUNDS: Bounds = { least: undefined, most: undefined }

/** A finding that rests on the rules of an outcome. */
export function findingOf(
  code: FindingCode,
  severity: Severity,
  message: string,
  it: Outcome,
  language: Language,
  missing: readonly string[] = [],
  bounds: Bounds = NO_BOUNDS,
): Finding {
  const verification = weakest(it)
  return {
    code,
    severity,
    message: message + caveats(it, verification, language),
    calculation: calculationText(it, language),
    limit: it.limit === undefined ? null : limitShown(it.limit),
    item: it.item?.id ?? null,
    rule: it.prohibition?.rule.id ?? it.reliefs[0]?.rule.id ?? null,
    basis: basisOf(it),
    verification: verification ?? null,
    lastConfirmed: it.grounds[0]?.lastConfirmed ?? null,
    missing: [...missing],
    least: bounds.least === undefined ? null : moneyText(bounds.least),
    most: bounds.most === undefined ? null : moneyText(bounds.most),
  }
}

let lastText: { readonly of: Outcome; readonly language: Language; readonly text: string | null } | undefined

/** The arithmetic of an outcome: a line and its findings state the same, one after the other, and share the text of it. */
export function calculationText(it: Outcome, language: Language): string | null {
  if (lastText?.of !== it || lastText.language !== language) lastText = { of: it, language, text: it.calculation?.(language) ?? null }
  return lastText.text
}

/** A finding that rests on the bill alone. */
export function plainFinding(code: FindingCode, severity: Severity, message: string, details: Partial<Finding> = {}): Finding {
  return {
    code,
    severity,
    message,
    calculation: null,
    limit: null,
    item: null,
    rule: null,
    basis: [],
    verification: null,
    lastConfirmed: null,
    missing: [],
    least: null,
    most: null,
    ...details,
  }
}

/** The documents in force on the outcome's day, each once. */
export function basisOf(it: Outcome): CitedBasis[] {
  if (it.parts.length > 0) return once(it.parts.flatMap(basisOf))
  const only = it.grounds[0]
  if (it.grounds.length === 1 && only !== undefined) return citedOn(only, it.day)
  return once(it.grounds.flatMap((grounds) => citedOn(grounds, it.day)))
}

function once(cited: readonly CitedBasis[]): CitedBasis[] {
  const byText = new Map(cited.map((basis) => [`${basis.document} ${basis.clause}`, basis]))
  return [...byText.values()]
}

const ORDER: readonly Verification[] = ['original', 'public-copy', 'unconfirmed']

function weakest(it: Outcome): Verification | undefined {
  let found: Verification | undefined
  for (const { verification } of it.grounds) {
    if (found === undefined || ORDER.indexOf(verification) > ORDER.indexOf(found)) found = verification
  }
  return found
}

/** What a reader must know of a value's standing: not yet compared, or used after it was last confirmed. */
function caveats(it: Outcome, verification: Verification | undefined, language: Language): string {
  let text = ''
  if (verification === 'unconfirmed')
    text += language === 'zh' ? '（依据的标准尚未与文件核对）' : ' (The value has not yet been compared with its document.)'
  const confirmed = it.grounds[0]?.lastConfirmed
  const open = it.grounds[0] !== undefined && it.grounds[0].to === undefined
  if (open && confirmed !== undefined && it.day > confirmed) {
    text += language === 'zh' ? `（该标准最近一次核对：${confirmed}）` : ` (Last confirmed: ${confirmed}.)`
  }
  return text
}

const shown = new WeakMap<CompiledLimit, Record<string, unknown>>()

/** The limit as the catalogue states it, with its days. */
function limitShown(limit: CompiledLimit): Record<string, unknown> {
  const known = shown.get(limit)
  if (known !== undefined) return known
  const when = Object.fromEntries(limit.when.map(([fact, test]) => [fact, test.kind === 'among' ? test.values : intervalShown(test)]))
  const value = {
    ...limit.shape,
    ...(limit.when.length > 0 ? { when } : {}),
    from: limit.grounds.from ?? null,
    to: limit.grounds.to ?? null,
  }
  shown.set(limit, value)
  return value
}

function intervalShown(test: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(test).flatMap(([key, end]) => (key === 'kind' || end === undefined ? [] : [[key, String(end)]])))
}
