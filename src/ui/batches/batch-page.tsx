// One batch: its progress while it runs; then who overcharged, by how much, for what and when, down to the bill.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { KeyGate } from '../key/key-gate.tsx'
import { useKeyed } from '../key/use-keyed.ts'
import { useLanguage, useSay } from '../language.ts'
import { Refused, Shown, Waiting } from '../parts/notice.tsx'
import { go, usePlace } from '../route.ts'
import { ask, type Failure } from '../service/ask.ts'
import { failureOf } from '../service/use-answer.ts'
import type { Analysis, BatchStatus } from './answers.ts'
import { BillView } from './bill-view.tsx'
import { CaseView } from './case-view.tsx'
import { Downloads } from './downloads.tsx'
import { Findings, Tiles } from './findings.tsx'
import { follow, isUnderWay } from './follow.ts'
import { IssuerTable } from './issuer-table.tsx'
import { SampleDraw } from './sample.tsx'
import { STATUSES } from './statuses.ts'
import { Suspicions } from './suspicions.tsx'

export function BatchPage({ id }: { id: string }): JSX.Element {
  const say = useSay()
  const { query } = usePlace()
  return (
    <div class="batches">
      <KeyGate scope="batch" title={say('批次', 'Batch')}>
        {(key) => <Asked id={id} query={query} keyText={key} />}
      </KeyGate>
    </div>
  )
}

/** The address says which: one bill, the case file of an issuer, or the whole. */
function Asked({ id, query, keyText }: { id: string; query: URLSearchParams; keyText: string }): JSX.Element {
  const issuer = query.get('issuer')
  const row = query.get('row')
  if (row !== null) {
    return <BillView id={id} row={row} sheet={query.get('sheet') ?? undefined} issuer={issuer} keyText={keyText} />
  }
  return issuer === null ? <Standing id={id} keyText={keyText} /> : <CaseView id={id} issuer={issuer} keyText={keyText} />
}

function Standing({ id, keyText }: { id: string; keyText: string }): JSX.Element {
  const say = useSay()
  const { status, failure } = useFollowed(id, keyText)
  if (failure !== undefined) return <Refused failure={failure} />
  if (status === undefined) return <Waiting what={say('正在打开批次…', 'Opening the batch…')} />
  return (
    <>
      <Progress status={status} keyText={keyText} />
      {status.status === 'completed' && <Completed id={id} keyText={keyText} />}
    </>
  )
}

function useFollowed(id: string, key: string): { status?: BatchStatus; failure?: Failure } {
  const language = useLanguage()
  const [seen, setSeen] = useState<{ status?: BatchStatus; failure?: Failure }>({})
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const onStatus = (status: BatchStatus) => {
      if (!signal.aborted) setSeen({ status })
    }
    follow({ path: `/v1/batches/${encodeURIComponent(id)}`, language, key, signal, onStatus }).catch((error) => {
      if (!signal.aborted) setSeen({ failure: failureOf(error) })
    })
    return () => leaving.abort()
  }, [id, key, language])
  return seen
}

function Progress({ status, keyText }: { status: BatchStatus; keyText: string }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { id, progress, problem } = status
  const isRunning = isUnderWay(status)
  const remove = () => ask(`/v1/batches/${encodeURIComponent(id)}`, language, { method: 'DELETE', key: keyText }).then(() => go('/batches'))
  return (
    <section class="progress" aria-live="polite">
      <p>
        <strong>{STATUSES[status.status][language]}</strong> {say(`${progress.done} 张`, `${progress.done} bills`)}
        {progress.total !== null && ` / ${progress.total}`}
        {progress.rejected > 0 && say(`，其中 ${progress.rejected} 张无法读取`, `, ${progress.rejected} of them unreadable`)}
        {isRunning &&
          progress.secondsLeft !== null &&
          say(`，约剩 ${Math.ceil(progress.secondsLeft)} 秒`, `, about ${Math.ceil(progress.secondsLeft)} s left`)}
        <span class="small">{say(` · 第 ${status.edition} 版目录`, ` · edition ${status.edition}`)}</span>
      </p>
      {isRunning && (
        <progress
          aria-label={say('进度', 'Progress')}
          {...(progress.total === null ? {} : { max: Math.max(progress.total, 1), value: progress.done })}
        />
      )}
      {problem !== null && <p class="refused">{`${problem.title} ${problem.detail}`}</p>}
      <p class="tools no-print">
        {status.status === 'completed' && <Downloads id={id} keyText={keyText} />}
        <button type="button" class="plain" onClick={remove}>
          {isRunning ? say('取消', 'Cancel') : say('删除这个批次', 'Remove this batch')}
        </button>
      </p>
    </section>
  )
}

function Completed({ id, keyText }: { id: string; keyText: string }): JSX.Element {
  const say = useSay()
  const answer = useKeyed<Analysis>(`/v1/batches/${encodeURIComponent(id)}/analysis`, keyText)
  return (
    <Shown answer={answer} what={say('正在汇总…', 'Summing up…')}>
      {(analysis) => (
        <>
          <Tiles summary={analysis.summary} />
          <IssuerTable id={id} keyText={keyText} />
          <Findings id={id} analysis={analysis} />
          <Suspicions id={id} analysis={analysis} />
          <SampleDraw id={id} keyText={keyText} />
        </>
      )}
    </Shown>
  )
}
