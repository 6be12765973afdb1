// Linting catalogues: run every rule, put the bills it proposes to the check, and say of each finding where it stands and what bill shows it.
import { z } from 'zod'
import { type CatalogueSet, decodeSet } from './catalogue/catalogue-set.ts'
import { decode, type Source } from './catalogue/decode.ts'
import { LINT_RULES } from './catalogue/lint/all.ts'
import type { LintSeverity, Path } from './catalogue/lint/rule.ts'
import type { Bilingual } from './catalogue/schema/words.ts'
import { type CounterExample, TrialBench } from './counter-example.ts'

export interface LintDay {
  /** Today in China Standard Time, ISO 8601: what is out of date is reckoned from it. */
  readonly today: string
}

export interface SetFinding {
  readonly code: string
  readonly severity: LintSeverity
  readonly sentence: Bilingual
  readonly file: string
  /** Inside the file, keys and places joined by dots; empty where the file as a whole is at fault. */
  readonly path: string
  readonly id: string | undefined
  /** What stands there, in no language. */
  readonly detail: string
  /** The smallest bill that exposes it, run through the check. Null where no bill can: a file that cannot be read, a reference to nothing, a fact nothing asks. */
  readonly counterExample: CounterExample | null
}

export interface LintFinding extends SetFinding {
  readonly line: number
}

export interface LintReport {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly findings: readonly LintFinding[]
}

const UNREADABLE = {
  code: 'unreadable',
  severity: 'error',
  sentence: { zh: '不符合目录文件的格式', en: 'Does not fit the schema of the catalogues' },
  id: undefined,
  counterExample: null,
} as const

interface Located extends SetFinding {
  readonly at: Path
}

/** The findings of a decoded set, rule by rule, by file and path: for sets that have no text, such as a draft made of changes. */
export function lintSet(set: CatalogueSet, day: LintDay): readonly SetFinding[] {
  return located(set, day).map(({ at: _, ...finding }) => finding)
}

/** All findings of all files, by file and line; texts that do not decode have only their decoding faults. */
export function lintSources(sources: readonly Source[], day: LintDay): LintReport {
  const decoded = decodeSet(sources)
  const findings = decoded.ok
    ? withLines(located(decoded.value, day), sources)
    : decoded.faults.map((fault) => ({ ...fault, ...UNREADABLE }))
  const ordered = findings.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
  const errors = ordered.filter((it) => it.severity === 'error').length
  return { files: sources.length, errors, warnings: ordered.length - errors, findings: ordered }
}

function located(set: CatalogueSet, { today }: LintDay): Located[] {
  const breaches = LINT_RULES.flatMap((rule) => rule.check(set, today).map((breach) => ({ rule, breach })))
  const bench = new TrialBench(
    set,
    breaches.every(({ rule }) => rule.severity !== 'error'),
  )
  // File by file, so that what one place needs is made once and let go.
  const byFile = breaches.toSorted((a, b) => (a.breach.file < b.breach.file ? -1 : a.breach.file > b.breach.file ? 1 : 0))
  const examples = new Map(byFile.map(({ breach }) => [breach, bench.first(breach.trials ?? []) ?? null]))
  return breaches.flatMap(({ rule: { code, severity, sentence }, breach }) => {
    const counterExample = examples.get(breach) ?? null
    if (breach.onlyIfShown === true && counterExample === null) return []
    const { file, path, id, detail } = breach
    return [{ code, severity, sentence, file, path: path.join('.'), at: path, id, detail, counterExample }]
  })
}

function withLines(findings: readonly Located[], sources: readonly Source[]): LintFinding[] {
  return sources.flatMap((source) => {
    const here = findings.filter(({ file }) => file === source.path)
    const lines = here.length === 0 ? [] : linesOf(source, here)
    return here.map(({ at: _, ...finding }, place) => ({ ...finding, line: lines[place] ?? 1 }))
  })
}

/** Decodes the file once more with a schema that finds exactly these faults: the decoder knows the line of a path. */
function linesOf(source: Source, here: readonly Located[]): number[] {
  const finding = z.unknown().superRefine((_, context) => {
    for (const { at, detail } of here) context.addIssue({ code: 'custom', path: [...at], message: detail })
  })
  const decoded = decode(source, finding)
  return decoded.ok ? [] : decoded.faults.map((fault) => fault.line)
}
