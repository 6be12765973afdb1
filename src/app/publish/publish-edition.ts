// Publishing what somebody sent: validate, lint, compare, and then publish it whole or not at all; or only say what it would do.
import type { Language } from '../../core/assess/outcome.ts'
import type { CatalogueSet } from '../../core/catalogue/catalogue-set.ts'
import { diffSets, type SetDiff } from '../../core/catalogue/diff/diff-sets.ts'
import type { Edition } from '../../core/catalogue/edition.ts'
import { type LintFinding, lintSet, lintSources, type SetFinding } from '../../core/lint.ts'
import type { EditionRecord } from '../ports.ts'
import { type Answer, failed } from '../problems.ts'
import { type Editions, type NamedBill, Replay } from '../replay.ts'
import type { ReplayReport } from '../replay-report.ts'
import { commitEdition, nextEdition, type Publication, type PublishDeps, tooLarge, tooMany } from './commit-edition.ts'
import { type Draft, isWholeSet, placed, readDraft, refused, tooLong } from './read-draft.ts'

export interface PublishRequest {
  readonly body: unknown
  readonly actor: string
  /** Whether the caller means this edition as what it builds on; undefined where it does not say. */
  readonly meant: ((newest: EditionRecord) => boolean) | undefined
}

export interface LintOutcome {
  readonly errors: number
  readonly warnings: number
  readonly findings: readonly (SetFinding | LintFinding)[]
}

export interface Rehearsal {
  /** What the edition would be. */
  readonly edition: { readonly number: number; readonly digest: string }
  readonly basedOn: { readonly number: number; readonly digest: string }
  readonly lint: LintOutcome
  readonly diff: SetDiff
  readonly replay: ReplayReport | null
}

export interface Published extends Publication {
  readonly lint: LintOutcome
  readonly diff: SetDiff
}

interface Prepared {
  readonly base: EditionRecord
  readonly before: Edition
  readonly after: Edition
  readonly draft: Draft
  readonly lint: LintOutcome
}

/** The faults that lint finds stop a publication; warnings go with the answer. */
export async function publishEdition(deps: PublishDeps, request: PublishRequest): Promise<Answer<Published>> {
  if (request.meant === undefined && isWholeSet(request.body)) {
    return failed('precondition-required', {
      zh: '发布整套目录会取代现行内容：请在 If-Match 中给出 GET /v1/editions 的 ETag',
      en: 'A whole set takes the place of what stands: give the ETag of GET /v1/editions in If-Match',
    })
  }
  const prepared = await prepare(deps, request)
  if (!prepared.ok) return prepared
  const { base, before, after, draft, lint } = prepared.value
  if (lint.errors > 0) return refused(lint.findings.filter((it) => it.severity === 'error').map((it) => lintFault(it, draft)))
  const done = await commitEdition(deps, base, after, { actor: request.actor, note: draft.note })
  return done.ok ? { ok: true, value: { ...done.value, lint, diff: diffSets(before.set, after.set) } } : done
}

/** Publishes nothing: the lint, the difference, and what it changes for the bills given. */
export async function rehearseEdition(
  deps: PublishDeps,
  request: PublishRequest,
  replayed: { readonly bills: Iterable<NamedBill> | AsyncIterable<NamedBill> | undefined; readonly language: Language },
): Promise<Answer<Rehearsal>> {
  const prepared = await prepare(deps, request)
  if (!prepared.ok) return prepared
  const { base, before, after, lint } = prepared.value
  return {
    ok: true,
    value: {
      edition: { number: after.number, digest: after.digest },
      basedOn: { number: base.number, digest: base.digest },
      lint,
      diff: diffSets(before.set, after.set),
      replay: replayed.bills === undefined ? null : await replayAll({ before, after }, replayed.bills, replayed.language),
    },
  }
}

/** A long batch comes piece by piece, and lets others have their turn between the pieces. */
async function replayAll(
  editions: Editions,
  bills: Iterable<NamedBill> | AsyncIterable<NamedBill>,
  language: Language,
): Promise<ReplayReport> {
  const replayed = new Replay(editions, { language })
  for await (const bill of bills) replayed.add(bill)
  return replayed.report()
}

async function prepare(deps: PublishDeps, { body, meant }: PublishRequest): Promise<Answer<Prepared>> {
  const { store, library, surroundings } = deps
  await library.refresh()
  const base = await store.newest()
  const beyond = [...(base === undefined ? [] : tooLarge(base, deps)), ...tooLong(body, deps.mostSetBytes)]
  if (beyond.length > 0) return refused(beyond)
  const before = base === undefined ? undefined : await library.wholeOf(base.number)
  if (base === undefined || before === undefined) throw new Error('nothing was published yet: the catalogue of the program comes first')
  if (meant?.(base) === false) {
    return failed('edition-changed', {
      zh: `现行为第 ${base.number} 版，与 If-Match 所指不同：请重新读取后再试`,
      en: `The current edition is ${base.number}, not the one in If-Match: read it and try again`,
    })
  }
  const draft = readDraft(body, before.set)
  if (!draft.ok) return draft
  const grown = tooMany(entriesIn(draft.value.set), deps)
  if (grown.length > 0) return refused(grown)
  const after = await nextEdition(deps, base, draft.value.set)
  if (!after.ok) return after
  return {
    ok: true,
    value: { base, before, after: after.value, draft: draft.value, lint: lintOf(draft.value, todayOf(surroundings.now())) },
  }
}

function entriesIn({ files }: CatalogueSet): number {
  const lists = files.flatMap(({ items, prohibitions, reliefs, incompatible }) => [items, prohibitions, reliefs, incompatible])
  return lists.reduce((sum, list) => sum + (list?.length ?? 0), 0)
}

function lintOf({ set, sources }: Draft, today: string): LintOutcome {
  const findings = sources === undefined ? lintSet(set, { today }) : lintSources(sources, { today }).findings
  const errors = findings.filter((it) => it.severity === 'error').length
  return { errors, warnings: findings.length - errors, findings }
}

function lintFault(finding: SetFinding | LintFinding, { sources }: Draft) {
  const { file, path, code, sentence, detail } = finding
  if (sources !== undefined && 'line' in finding) return placed({ ...finding, detail: `${code}: ${detail}` })
  const where = `${file}${path === '' ? '' : ` ${path}`}`
  return {
    pointer: '/changes',
    detail: { zh: `${where}：${sentence.zh}（${code}：${detail}）`, en: `${where}: ${sentence.en} (${code}: ${detail})` },
  }
}

const CHINA_OFFSET_MILLISECONDS = 8 * 60 * 60 * 1000

/** The day in China Standard Time. */
export function todayOf(now: number): string {
  return new Date(now + CHINA_OFFSET_MILLISECONDS).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
