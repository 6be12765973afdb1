// The catalogues: searched by name, kind, place and day; without a search, what is held and how complete it is.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { KIND_WORDS } from '../../core/catalogue/words/labels.ts'
import { today } from '../check/charges-like.tsx'
import { PlaceField } from '../check/place-field.tsx'
import { useLanguage, useSay } from '../language.ts'
import { Empty, Shown } from '../parts/notice.tsx'
import { PlainChoice, PlainField } from '../parts/plain-field.tsx'
import { ask, usePlace } from '../route.ts'
import type { EntryPage } from '../service/answers.ts'
import { queryOf } from '../service/ask.ts'
import { useAnswer } from '../service/use-answer.ts'
import { isKind } from '../words/kinds.ts'
import { useVocabulary } from '../words/use-vocabulary.ts'
import { EntryTable } from './entry-table.tsx'
import { Held } from './held.tsx'

const PAGE_SIZE = 50
const PAUSE_MILLISECONDS = 200

export function CataloguePage(): JSX.Element {
  const say = useSay()
  const { query } = usePlace()
  const filter = {
    query: query.get('query') ?? '',
    kind: query.get('kind') ?? '',
    place: query.get('place') ?? '',
    day: query.get('day') ?? '',
  }
  const isSearched = Object.values(filter).some((text) => text !== '')
  return (
    <div class="catalogue">
      <h1>{say('收费目录', 'Catalogues')}</h1>
      <Filters {...filter} />
      {isSearched ? <Found {...filter} from={Number(query.get('from') ?? 0) || 0} /> : <Held />}
    </div>
  )
}

interface Filter {
  readonly query: string
  readonly kind: string
  readonly place: string
  readonly day: string
}

function Filters({ query, kind, place, day }: Filter): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [text, setText] = useState(query)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // Going back brings another search; one's own typing is ahead of it.
  useEffect(() => setText(query), [query])
  const type = (now: string) => {
    setText(now)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => ask({ query: now.trim(), from: '' }), PAUSE_MILLISECONDS)
  }
  return (
    <search class="filters">
      <PlainField label={say('名称', 'Name')} value={text} placeholder={say('如：电费、公证、登记费', 'such as 电费')} onText={type} />
      <PlainChoice label={say('类别', 'Kind')} value={kind} onChoose={(it) => ask({ kind: it, from: '' })}>
        <option value="">{say('全部', 'All')}</option>
        {Object.keys(KIND_WORDS)
          .filter(isKind)
          .map((it) => (
            <option key={it} value={it}>
              {KIND_WORDS[it][language]}
            </option>
          ))}
      </PlainChoice>
      <PlaceField code={place} fault={undefined} onPlace={(it) => ask({ place: it, from: '' })} />
      <PlainField label={say('有效日期', 'In force on')} kind="date" value={day} onText={(it) => ask({ day: it, from: '' })} />
    </search>
  )
}

function Found({ query, kind, place, day, from }: Filter & { from: number }): JSX.Element {
  const say = useSay()
  const vocabulary = useVocabulary()
  const asOf = day === '' ? today() : day
  const answer = useAnswer<EntryPage>(
    `/v1/items${queryOf({ query, kind, jurisdiction: place, asOf, limit: PAGE_SIZE, offset: from === 0 ? undefined : from })}`,
  )
  return (
    <Shown answer={answer} what={say('正在查找…', 'Searching…')}>
      {({ total, items }) =>
        items.length === 0 ? (
          <Empty title={say('没有找到', 'Nothing found')}>
            <p>{say('换一个说法，或放宽类别、地点、日期。', 'Try other words, or a wider kind, place or day.')}</p>
          </Empty>
        ) : (
          <>
            <p class="hint" role="status">
              {say(`${asOf} 有效的共 ${total} 项`, `${total} in force on ${asOf}`)}
            </p>
            <EntryTable items={items} vocabulary={vocabulary} />
            <Pages total={total} from={from} />
          </>
        )
      }
    </Shown>
  )
}

function Pages({ total, from }: { total: number; from: number }): JSX.Element | null {
  const say = useSay()
  if (total <= PAGE_SIZE) return null
  const to = (next: number) => {
    ask({ from: next <= 0 ? '' : String(next) }, 'push')
    scrollTo(0, 0)
  }
  return (
    <nav class="tools" aria-label={say('分页', 'Pages of the list')}>
      <button type="button" class="plain" disabled={from === 0} onClick={() => to(from - PAGE_SIZE)}>
        {say('上一页', 'Back')}
      </button>
      <span>
        {from + 1}–{Math.min(from + PAGE_SIZE, total)} / {total}
      </span>
      <button type="button" class="plain" disabled={from + PAGE_SIZE >= total} onClick={() => to(from + PAGE_SIZE)}>
        {say('下一页', 'Next')}
      </button>
    </nav>
  )
}
