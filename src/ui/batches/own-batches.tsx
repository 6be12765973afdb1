// The batches of a key, newest first, page by page; the address says how far back it is read.
import type { JSX } from 'preact'
import { useKeyed } from '../key/use-keyed.ts'
import { useLanguage, useSay } from '../language.ts'
import { Empty, Shown } from '../parts/notice.tsx'
import { usePlace } from '../route.ts'
import { queryOf } from '../service/ask.ts'
import type { BatchStatus } from './answers.ts'
import { STATUSES } from './statuses.ts'

const PAGE_SIZE = 20

interface Page {
  readonly batches: readonly BatchStatus[]
}

export function Own({ keyText }: { keyText: string }): JSX.Element {
  const say = useSay()
  const after = usePlace().query.get('after') ?? ''
  // One more than is shown tells whether there is more.
  const answer = useKeyed<Page>(`/v1/batches${queryOf({ limit: PAGE_SIZE + 1, after })}`, keyText)
  return (
    <section>
      <h2>{say('已提交的批次', 'Batches handed in')}</h2>
      <Shown answer={answer} what={say('正在打开…', 'Opening…')}>
        {({ batches }) => <Listed batches={batches} after={after} />}
      </Shown>
    </section>
  )
}

function Listed({ batches, after }: Page & { after: string }): JSX.Element {
  const say = useSay()
  const shown = batches.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  return (
    <>
      {shown.length === 0 && (
        <Empty title={after === '' ? say('还没有批次', 'No batches yet') : say('没有更早的批次', 'No earlier batches')} />
      )}
      <ul class="dated">
        {shown.map((batch) => (
          <Line key={batch.id} batch={batch} />
        ))}
      </ul>
      <p class="tools more-batches">
        {after !== '' && (
          <a href="/batches" data-page>
            {say('回到最新', 'Back to the newest')}
          </a>
        )}
        {last !== undefined && batches.length > PAGE_SIZE && (
          <a href={`/batches${queryOf({ after: last.id })}`} data-page>
            {say('更早的批次', 'Earlier batches')}
          </a>
        )}
      </p>
    </>
  )
}

function Line({ batch: { id, status, acceptedAt, progress } }: { batch: BatchStatus }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  return (
    <li>
      <a href={`/batches/${encodeURIComponent(id)}`} data-page>
        {new Date(acceptedAt).toLocaleString(language === 'zh' ? 'zh-CN' : 'en')}
      </a>{' '}
      <strong>{STATUSES[status][language]}</strong>{' '}
      <span class="small">
        {say(`${progress.done} 张`, `${progress.done} bills`)}
        {progress.total !== null && ` / ${progress.total}`}
      </span>
    </li>
  )
}
