// How an entry changed from edition to edition: each step between two is asked for once the reader opens it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { EditionDiff, EditionSummary } from '../changes/answers.ts'
import { Change } from '../changes/changes.tsx'
import { useSay } from '../language.ts'
import { Shown } from '../parts/notice.tsx'
import { useAnswer } from '../service/use-answer.ts'

/** So many steps back are compared. */
const MOST_STEPS = 8

export function History({ id }: { id: string }): JSX.Element {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('在各版目录之间的变更', 'Changes between editions')}</summary>
      {isOpen && <Steps id={id} />}
    </details>
  )
}

function Steps({ id }: { id: string }): JSX.Element {
  const say = useSay()
  const answer = useAnswer<{ readonly editions: readonly EditionSummary[] }>('/v1/editions')
  return (
    <Shown answer={answer} what={say('正在打开版本…', 'Opening the editions…')}>
      {({ editions }) => {
        const numbers = editions.map(({ number }) => number).toSorted((a, b) => b - a)
        const steps = numbers.slice(0, -1).map((after, place) => ({ after, before: numbers[place + 1] ?? after }))
        if (steps.length === 0) return <p class="hint">{say('只有一个版本。', 'There is one edition.')}</p>
        return (
          <ol class="dated">
            {steps.slice(0, MOST_STEPS).map((step) => (
              <Step key={step.after} id={id} {...step} />
            ))}
          </ol>
        )
      }}
    </Shown>
  )
}

function Step({ id, before, after }: { id: string; before: number; after: number }): JSX.Element {
  const say = useSay()
  const answer = useAnswer<EditionDiff>(`/v1/editions/${before}/diff/${after}?view=page`)
  return (
    <li>
      <a href={`/changes?from=${before}&to=${after}`} data-page>
        {say(`第 ${before} 版 → 第 ${after} 版`, `Edition ${before} → ${after}`)}
      </a>{' '}
      <Shown answer={answer} what={say('正在比较…', 'Comparing…')}>
        {({ page }) => {
          const found = page?.groups.flatMap(({ entries }) => entries).find((entry) => entry.id === id)
          return found === undefined ? <span class="hint">{say('没有变更', 'no change')}</span> : <Change {...found} />
        }}
      </Shown>
    </li>
  )
}
