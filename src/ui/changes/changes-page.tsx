// What changed from one edition to another: by place and kind, entry by entry, field by field, in words.
import type { JSX } from 'preact'
import { useLanguage, useSay } from '../language.ts'
import { Empty, Shown } from '../parts/notice.tsx'
import { PlainChoice } from '../parts/plain-field.tsx'
import { ask, usePlace } from '../route.ts'
import { useAnswer } from '../service/use-answer.ts'
import type { EditionDiff, EditionSummary } from './answers.ts'
import { Changes } from './changes.tsx'

export function ChangesPage(): JSX.Element {
  const say = useSay()
  const answer = useAnswer<{ readonly editions: readonly EditionSummary[] }>('/v1/editions')
  return (
    <div class="catalogue">
      <h1>{say('版本与变更', 'Editions and changes')}</h1>
      <Shown answer={answer} what={say('正在打开版本…', 'Opening the editions…')}>
        {({ editions }) => <Editions editions={editions} />}
      </Shown>
    </div>
  )
}

function Editions({ editions }: { editions: readonly EditionSummary[] }): JSX.Element {
  const say = useSay()
  const { query } = usePlace()
  const numbers = editions.map(({ number }) => number).toSorted((a, b) => a - b)
  const after = chosen(query.get('to'), numbers) ?? numbers.at(-1)
  const before = chosen(query.get('from'), numbers) ?? numbers.filter((it) => after === undefined || it < after).at(-1)
  return (
    <>
      <List editions={editions} />
      {before === undefined || after === undefined || numbers.length < 2 ? (
        <Empty title={say('只有一个版本，还没有变更', 'There is one edition, so nothing has changed yet')} />
      ) : (
        <>
          <div class="filters no-print">
            <Choice label={say('从', 'From')} numbers={numbers} value={before} onChoose={(it) => ask({ from: it, to: String(after) })} />
            <Choice label={say('到', 'To')} numbers={numbers} value={after} onChoose={(it) => ask({ from: String(before), to: it })} />
          </div>
          <Difference before={before} after={after} />
        </>
      )}
    </>
  )
}

function chosen(text: string | null, numbers: readonly number[]): number | undefined {
  return numbers.find((number) => String(number) === text)
}

interface ChoiceGiven {
  readonly label: string
  readonly numbers: readonly number[]
  readonly value: number
  readonly onChoose: (value: string) => void
}

function Choice({ label, numbers, value, onChoose }: ChoiceGiven): JSX.Element {
  const say = useSay()
  return (
    <PlainChoice label={label} value={String(value)} onChoose={onChoose}>
      {numbers.map((number) => (
        <option key={number} value={String(number)}>
          {say(`第 ${number} 版`, `Edition ${number}`)}
        </option>
      ))}
    </PlainChoice>
  )
}

function List({ editions }: { editions: readonly EditionSummary[] }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  return (
    <ul class="dated">
      {editions.map(({ number, digest, current, publishedAt, note, items, prohibitions, reliefs }) => {
        const held = Object.values(items).reduce((sum, count) => sum + count, 0)
        return (
          <li key={number}>
            <strong>{say(`第 ${number} 版`, `Edition ${number}`)}</strong>{' '}
            {current && <span class="is-permitted">{say('现行', 'current')}</span>}{' '}
            {say(
              `收费项目 ${held}，禁止 ${prohibitions}，减免 ${reliefs}`,
              `${held} charges, ${prohibitions} prohibitions, ${reliefs} reliefs`,
            )}
            <p class="small">
              {new Date(publishedAt).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en', { timeZone: 'Asia/Shanghai' })}
              {note !== null && ` · ${note}`} · <code>{digest}</code>
            </p>
          </li>
        )
      })}
    </ul>
  )
}

function Difference({ before, after }: { before: number; after: number }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const answer = useAnswer<EditionDiff>(`/v1/editions/${before}/diff/${after}?view=page`)
  return (
    <Shown answer={answer} what={say('正在比较…', 'Comparing…')}>
      {({ page }) => (page === undefined ? <Empty title={say('没有差别', 'No difference')} /> : <Changes key={language} page={page} />)}
    </Shown>
  )
}
