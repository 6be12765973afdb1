// What stands where something is not there: still coming, nothing found, no connection, refused.
import type { ComponentChildren, JSX } from 'preact'
import { useSay } from '../language.ts'
import type { Failure } from '../service/ask.ts'
import type { Awaited } from '../service/use-answer.ts'
import { Icon } from './icons.tsx'

export function Waiting({ what }: { what: string }): JSX.Element {
  return (
    <p class="waiting" role="status">
      <span class="waiting-bar" aria-hidden="true" />
      {what}
    </p>
  )
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  )
}

export function Refused({ failure, again }: { failure: Failure; again?: (() => void) | undefined }): JSX.Element {
  const say = useSay()
  const { problem } = failure
  const isOffline = problem === undefined
  return (
    <div class="refused" role="alert">
      <Icon name={isOffline ? 'offline' : 'violation'} />
      <div>
        <p class="refused-title">{isOffline ? say('连不上服务', 'The service cannot be reached') : problem.title}</p>
        <p>
          {isOffline
            ? say('请检查网络后再试。已填写的内容还在。', 'Check the connection and try again. What you filled in is still here.')
            : problem.detail}
        </p>
        {problem?.errors !== undefined && (
          <ul class="faults">
            {problem.errors.slice(0, 20).map((fault) => (
              <li key={fault.pointer}>
                <code>{fault.pointer}</code> {fault.detail}
              </li>
            ))}
          </ul>
        )}
        {again !== undefined && (
          <button type="button" class="plain" onClick={again}>
            {say('再试一次', 'Try again')}
          </button>
        )}
      </div>
    </div>
  )
}

/** Shows an answer once it is there, and says what is the matter until then. */
export function Shown<T>({
  answer,
  what,
  children,
}: {
  answer: Awaited<T>
  what: string
  children: (value: T) => JSX.Element
}): JSX.Element {
  if (answer.state === 'waiting') return <Waiting what={what} />
  if (answer.state === 'failed') return <Refused failure={answer.failure} again={answer.again} />
  return children(answer.value)
}
