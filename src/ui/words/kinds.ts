// Which kind a text names, and at which level a place stands, in words.
import { KIND_WORDS } from '../../core/catalogue/words/labels.ts'
import type { Bilingual } from '../language.ts'
import type { Kind } from '../service/answers.ts'

export function isKind(text: string): text is Kind {
  return Object.hasOwn(KIND_WORDS, text)
}

const LEVELS: Readonly<Record<string, Bilingual>> = {
  CN: { zh: '全国目录', en: 'national' },
  2: { zh: '省级目录', en: 'regional' },
  4: { zh: '市级目录', en: 'city' },
  6: { zh: '区县目录', en: 'county' },
}

/** The level a jurisdiction stands at, by its code. */
export function levelOf(jurisdiction: string): Bilingual {
  return LEVELS[jurisdiction] ?? LEVELS[jurisdiction.length] ?? { zh: jurisdiction, en: jurisdiction }
}
