// Charges whose names are like what is being typed, in reach of the bill's place, with what is published for its day beside them.
import type { JSX } from 'preact'
import { conditionWords } from '../../core/catalogue/words/condition-words.ts'
import { KIND_WORDS } from '../../core/catalogue/words/labels.ts'
import { limitWords } from '../../core/catalogue/words/limit-words.ts'
import { type Language, useLanguage, useSay } from '../language.ts'
import type { Option } from '../parts/combobox.tsx'
import type { EntryPage, ListedEntry } from '../service/answers.ts'
import { queryOf } from '../service/ask.ts'
import { askOnce } from '../service/use-answer.ts'
import { levelOf } from '../words/kinds.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import type { Bill, Facts, FactValue } from './bill.ts'

const MOST_SHOWN = 7
const MOST_LIMITS = 2

export async function chargesLike(
  text: string,
  { jurisdiction, issuedOn }: Pick<Bill, 'jurisdiction' | 'issuedOn'>,
  vocabulary: Vocabulary,
  language: Language,
): Promise<readonly Option<ListedEntry>[]> {
  const query = text.trim()
  if (query === '') return []
  const asOf = /^\d{4}-\d{2}-\d{2}$/.test(issuedOn) ? issuedOn : today()
  const { items } = await askOnce<EntryPage>(`/v1/items${queryOf({ query, jurisdiction, limit: MOST_SHOWN, asOf })}`, language)
  return items.map((entry) => ({
    key: entry.id,
    value: entry,
    shown: (
      <>
        <span>{entry.name}</span>
        <small>
          {KIND_WORDS[entry.kind][language]}
          {' · '}
          {jurisdiction === '' && `${levelOf(entry.jurisdiction)[language]} · `}
          <ChargeLimits entry={entry} vocabulary={vocabulary} />
        </small>
      </>
    ),
  }))
}

/** What may be charged that day, in short. */
export function ChargeLimits({ entry, vocabulary }: { entry: ListedEntry; vocabulary: Vocabulary }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  if (entry.type === 'prohibition') return <strong class="is-violation">{say('禁止收取', 'must not be charged')}</strong>
  const limits = entry.limits ?? []
  if (limits.length === 0) return <span>{say('当日没有有效标准', 'no limit in force that day')}</span>
  const shown = limits.slice(0, MOST_LIMITS).map(({ limit, when }) => {
    const conditions = conditionWords(when, vocabulary, language)
    return limitWords(limit, vocabulary, language) + (conditions.length === 0 ? '' : `（${conditions.join(say('，', ', '))}）`)
  })
  const others = limits.length - shown.length
  return <span>{shown.join(say('；', '; ')) + (others > 0 ? say(`；等 ${limits.length} 档`, `; and ${others} more`) : '')}</span>
}

/** What someone says by choosing this item by name: the circumstances that every one of its limits asks for alike. */
export function statedBy({ limits }: ListedEntry): Facts {
  const [first, ...others] = limits ?? []
  const stated = Object.entries(first?.when ?? {}).flatMap(([fact, test]): [string, FactValue][] => {
    const isSame = others.every(({ when }) => when?.[fact] === test)
    return isSame && !fact.includes('.') && (typeof test === 'string' || typeof test === 'boolean') ? [[fact, test]] : []
  })
  return Object.fromEntries(stated)
}

/** The day in China, where the catalogues hold. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
