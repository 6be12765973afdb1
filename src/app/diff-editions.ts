// What changed from one published edition to another, as data or as a page in one language.
import type { Language } from '../core/assess/outcome.ts'
import { diffSets, type SetDiff } from '../core/catalogue/diff/diff-sets.ts'
import { type DiffPage, diffPage } from '../core/catalogue/diff/page.ts'
import type { Edition } from '../core/catalogue/edition.ts'
import type { Library } from './library.ts'
import { type Answer, failed } from './problems.ts'

export interface DiffRequest {
  readonly before: number
  readonly after: number
  readonly view: 'data' | 'page'
  readonly language: Language
}

export interface DiffedEditions {
  readonly editions: readonly [before: Edition, after: Edition]
  readonly difference: { readonly diff: SetDiff } | { readonly page: DiffPage }
}

export async function diffEditions(library: Library, { before, after, view, language }: DiffRequest): Promise<Answer<DiffedEditions>> {
  const [a, b] = [await library.wholeOf(before), await library.wholeOf(after)]
  if (a === undefined || b === undefined)
    return failed('unknown-edition', { zh: '请用 GET /v1/editions 查看已发布的版本', en: 'No edition with this number has been published' })
  const diff = diffSets(a.set, b.set)
  const { vocabulary, regions } = b
  const difference = view === 'page' ? { page: diffPage(diff, { vocabulary, regions, language }) } : { diff }
  return { ok: true, value: { editions: [a, b], difference } }
}
