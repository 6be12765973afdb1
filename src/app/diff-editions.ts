// What changed from one published edition to another, as data or as a page in one language: read are only the catalogues in which they differ.
import type { Language } from '../core/assess/outcome.ts'
import type { PlacedFile } from '../core/catalogue/catalogue-set.ts'
import { diffSets, type SetDiff } from '../core/catalogue/diff/diff-sets.ts'
import { type DiffPage, diffPage } from '../core/catalogue/diff/page.ts'
import { trimPair } from '../core/catalogue/diff/trim-pair.ts'
import type { EditionHead } from '../core/catalogue/edition.ts'
import type { Library } from './library.ts'
import { type Answer, failed } from './problems.ts'

export interface DiffDeps {
  readonly library: Library
  /** Entries in which the editions may differ at most; absent: memory sets no bound worth naming. */
  readonly mostEntries?: number
}

export interface DiffRequest {
  readonly before: number
  readonly after: number
  readonly view: 'data' | 'page'
  readonly language: Language
}

export interface DiffedEditions {
  readonly editions: readonly [before: EditionHead, after: EditionHead]
  readonly difference: { readonly diff: SetDiff } | { readonly page: DiffPage }
}

export async function diffEditions(deps: DiffDeps, { before, after, view, language }: DiffRequest): Promise<Answer<DiffedEditions>> {
  const { library } = deps
  const [a, b] = [await library.headOf(before), await library.headOf(after)]
  if (a === undefined || b === undefined)
    return failed('unknown-edition', { zh: '请用 GET /v1/editions 查看已发布的版本', en: 'No edition with this number has been published' })
  const left = await whatDiffers(deps, before, after)
  if (!left.ok) return left
  const diff = diffSets({ ...a.shared, files: left.value.before }, { ...b.shared, files: left.value.after }, left.value.reordered)
  const { vocabulary, regions } = b
  const difference = view === 'page' ? { page: diffPage(diff, { vocabulary, regions, language }) } : { diff }
  return { ok: true, value: { editions: [a, b], difference } }
}

interface Left {
  readonly before: readonly PlacedFile[]
  readonly after: readonly PlacedFile[]
  readonly reordered: readonly string[]
}

/** Given up as soon as there is too much: what is left of the catalogues is held until the answer is written. */
async function whatDiffers({ library, mostEntries }: DiffDeps, before: number, after: number): Promise<Answer<Left>> {
  const files = { before: [] as PlacedFile[], after: [] as PlacedFile[], reordered: [] as string[] }
  const entries = new Set<string>()
  for await (const pairs of library.differing(before, after)) {
    for (const { before: was, after: is, reordered, left } of pairs.map(trimPair)) {
      if (was !== undefined) files.before.push(was)
      if (is !== undefined) files.after.push(is)
      files.reordered.push(...reordered)
      for (const key of left) entries.add(key)
    }
    if (mostEntries !== undefined && entries.size > mostEntries) return tooMany(mostEntries)
  }
  return { ok: true, value: files }
}

function tooMany(most: number): Answer<never> {
  return failed('too-many-differences', {
    zh: `两个版本相差的条目多于 ${most} 个：请比较相隔较近的版本，或在 Node.js 上比较`,
    en: `The editions differ in more than ${most} entries: compare editions that are closer to each other, or compare them on Node.js`,
  })
}
