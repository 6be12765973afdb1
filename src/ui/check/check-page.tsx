// Check a bill: the bill to fill in, and above it, once it is checked, the answer.
import type { JSX } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { useSay } from '../language.ts'
import { TakeAway } from '../letters/take-away.tsx'
import { Icon } from '../parts/icons.tsx'
import { Refused } from '../parts/notice.tsx'
import { ReportView } from '../report/report-view.tsx'
import { useVocabulary } from '../words/use-vocabulary.ts'
import { type Bill, emptyBill } from './bill.ts'
import { FileDrop } from './file-drop.tsx'
import { Heading } from './heading.tsx'
import { LineGrid } from './line-grid.tsx'
import { useBill } from './use-bill.ts'
import { type Check, useCheck } from './use-check.ts'

export function CheckPage(): JSX.Element {
  const say = useSay()
  const { bill, change, replace, came } = useBill()
  const check = useCheck()
  const vocabulary = useVocabulary()
  const answer = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const run = useCallback(
    async (next: Bill) => {
      const isAnswered = await check.run(next)
      // The next frame has drawn the answer, or the marks of what is missing.
      requestAnimationFrame(() => {
        if (isAnswered) answer.current?.querySelector<HTMLElement>('h1')?.focus()
        else form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      })
    },
    [check.run],
  )
  // A link that holds a bill opens on its answer.
  useRanOnce(came === 'filled' && bill.lines.some(({ amount }) => amount !== ''), () => run(bill))
  /** An answer to a question, or a line judged by another item: checked again at once, without moving the reader. */
  const settle = (changes: Partial<Bill>) => {
    check.run(change(changes))
  }
  const { checked } = check
  const isStale = checked !== undefined && checked.bill !== bill
  return (
    <div class="check">
      <div ref={answer} aria-busy={check.isRunning}>
        {checked !== undefined && (
          <>
            <ReportView checked={checked} vocabulary={vocabulary} isStale={isStale} onSettle={settle} onAgain={() => run(bill)} />
            <TakeAway checked={checked} />
          </>
        )}
      </div>
      <form
        ref={form}
        class="bill no-print"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          run(bill)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          run(bill)
        }}
      >
        {checked === undefined ? <Welcome /> : <h2>{say('单据', 'The bill')}</h2>}
        <FileDrop bill={bill} onBill={replace}>
          <Heading bill={bill} faults={check.faults} onChange={change} />
          <LineGrid bill={bill} faults={check.faults} vocabulary={vocabulary} onChange={change} onBill={replace} />
        </FileDrop>
        <Finish check={check} isStale={isStale} onEmpty={() => replace({ ...emptyBill(), jurisdiction: bill.jurisdiction })} />
      </form>
    </div>
  )
}

function Welcome(): JSX.Element {
  const say = useSay()
  return (
    <header class="welcome">
      <h1>{say('这笔钱该不该收？', 'May they charge this?')}</h1>
      <p>
        {say(
          '照着单据填写，对照公布的收费目录清单逐项核对：能不能收、最多收多少、多收了多少、依据哪一条。',
          'Copy what the bill says. Each charge is checked against the published catalogues: whether it may be charged, how much at most, how much is too much, and under which article.',
        )}
      </p>
    </header>
  )
}

function Finish({ check, isStale, onEmpty }: { check: Check; isStale: boolean; onEmpty: () => void }): JSX.Element {
  const say = useSay()
  const { failure, faults, isRunning, checked } = check
  // Faults that stand at a field are said there; here only how many there are.
  const isAtFields = failure?.problem !== undefined && faults.size > 0
  return (
    <div class="finish">
      {failure !== undefined && !isAtFields && <Refused failure={failure} />}
      {isAtFields && (
        <p class="refused" role="alert">
          <Icon name="violation" />
          {say(
            `有 ${faults.size} 处需要补充或更正，已在各栏标明。`,
            `${faults.size} things to fill in or correct, each marked at its field.`,
          )}
        </p>
      )}
      <button type="submit" class="main" disabled={isRunning}>
        {isRunning ? say('正在核对…', 'Checking…') : checked === undefined ? say('核对', 'Check') : say('重新核对', 'Check again')}
      </button>
      <button
        type="button"
        class="plain"
        onClick={() => {
          check.forget()
          onEmpty()
        }}
      >
        {say('清空', 'Clear')}
      </button>
      {isStale && (
        <p class="hint">{say('单据已修改，上面的结论是修改前的。', 'The bill has changed since: the answer above is of before.')}</p>
      )}
      <p class="hint">{say('单据只用于这次核对，服务不保存。', 'The bill is used for this check alone; the service keeps nothing.')}</p>
    </div>
  )
}

function useRanOnce(isDue: boolean, act: () => void): void {
  const [isDone, setDone] = useState(false)
  // Done once, whatever `act` is by then.
  useEffect(() => {
    if (!isDue || isDone) return
    setDone(true)
    act()
  }, [isDue])
}
