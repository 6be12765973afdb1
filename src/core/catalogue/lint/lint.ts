// Linting a set of catalogue texts: decode them, run every rule, and say of each finding in which line of which file it stands.
import { z } from 'zod'
import { type CatalogueSet, decodeSet } from '../catalogue-set.ts'
import { type CatalogueFault, decode, type Source } from '../decode.ts'
import type { Bilingual } from '../schema/words.ts'
import { LINT_RULES } from './all.ts'
import type { Breach, LintRule, LintSeverity } from './rule.ts'

export interface LintFinding extends CatalogueFault {
  readonly code: string
  readonly severity: LintSeverity
  readonly sentence: Bilingual
  readonly id: string | undefined
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
} as const

/** All findings of all files, by file and line; texts that do not decode have only their decoding faults. */
export function lintSources(sources: readonly Source[]): LintReport {
  const decoded = decodeSet(sources)
  const findings = decoded.ok
    ? withLines(brokenRules(decoded.value), sources)
    : decoded.faults.map((fault) => ({ ...fault, ...UNREADABLE }))
  const ordered = findings.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
  const errors = ordered.filter((it) => it.severity === 'error').length
  return { files: sources.length, errors, warnings: ordered.length - errors, findings: ordered }
}

interface Broken {
  readonly rule: LintRule
  readonly breach: Breach
}

function brokenRules(set: CatalogueSet): Broken[] {
  return LINT_RULES.flatMap((rule) => rule.check(set).map((breach) => ({ rule, breach })))
}

function withLines(broken: readonly Broken[], sources: readonly Source[]): LintFinding[] {
  return sources.flatMap((source) => {
    const here = broken.filter(({ breach }) => breach.file === source.path)
    const lines = here.length === 0 ? [] : linesOf(source, here)
    return here.map(({ rule: { code, severity, sentence }, breach: { file, path, id, detail } }, place) => ({
      file,
      line: lines[place] ?? 1,
      path: path.join('.'),
      id,
      detail,
      code,
      severity,
      sentence,
    }))
  })
}

/** Decodes the file once more with a schema that finds exactly these faults: the decoder knows the line of a path. */
function linesOf(source: Source, here: readonly Broken[]): number[] {
  const finding = z.unknown().superRefine((_, context) => {
    for (const { breach } of here) context.addIssue({ code: 'custom', path: [...breach.path], message: breach.detail })
  })
  const decoded = decode(source, finding)
  return decoded.ok ? [] : decoded.faults.map((fault) => fault.line)
}
