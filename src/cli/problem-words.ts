// What a failure is called on the command line, where its usual words speak of requests.
import { PROBLEMS, type Problem, type ProblemCode } from '../app/problems.ts'
import type { Bilingual } from '../core/catalogue/schema/words.ts'

interface Words {
  readonly title?: Bilingual
  readonly detail?: Bilingual
}

const WORDS: Readonly<Partial<Record<ProblemCode, Words>>> = {
  'unsupported-media-type': { title: { zh: '不支持的文件格式', en: 'The file format is not supported' } },
  'unknown-edition': {
    detail: { zh: '请去掉 --edition，或换一个已发布的版本号', en: 'Leave out --edition, or give the number of one that was published' },
  },
}

/** Title and detail of a problem, for someone who typed a command. */
export function problemWords({ code, detail }: Problem): { readonly title: Bilingual; readonly detail: Bilingual } {
  return { title: WORDS[code]?.title ?? PROBLEMS[code].title, detail: WORDS[code]?.detail ?? detail }
}
