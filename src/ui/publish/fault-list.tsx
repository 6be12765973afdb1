// What the service says is wrong with a change set: each fault named by its place and leading to its field.
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLanguage, useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import type { ProblemBody } from '../service/answers.ts'
import { faultPlace, fieldId } from './members.ts'

const MOST_SHOWN = 30

interface Given {
  readonly problem: ProblemBody
  /** Opens the change a fault stands in, before its field is gone to. */
  readonly onFault: (pointer: string) => void
}

export function FaultList({ problem, onFault }: Given): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [problem])
  const faults = problem.errors ?? []
  const lead = (pointer: string) => {
    onFault(pointer)
    // The form of the change is only there after it has been opened.
    setTimeout(() => (fieldOf(pointer) ?? box.current)?.focus())
  }
  return (
    <div class="refused" role="alert" tabIndex={-1} ref={box}>
      <Icon name="violation" />
      <div>
        <p class="refused-title">{problem.title}</p>
        <p>{problem.detail}</p>
        <ul class="faults">
          {faults.slice(0, MOST_SHOWN).map(({ pointer, detail }) => (
            <li key={pointer + detail}>
              <button type="button" class="link" onClick={() => lead(pointer)}>
                {faultPlace(pointer, language) || say('变更集', 'Change set')}
              </button>
              {say('：', ': ')}
              {detail}
            </li>
          ))}
        </ul>
        {faults.length > MOST_SHOWN && <p>{say(`另有 ${faults.length - MOST_SHOWN} 处`, `and ${faults.length - MOST_SHOWN} more`)}</p>}
      </div>
    </div>
  )
}

/** The field of the pointer, or of the nearest place above it that has one. */
function fieldOf(pointer: string): HTMLElement | null {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const field = document.getElementById(fieldId(at))
    if (field !== null) return field
  }
  return null
}
