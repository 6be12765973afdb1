// What would have to be known to settle a report that cannot be answered here.
import type { JSX } from 'preact'
import type { Checked } from '../check/use-check.ts'
import { useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import { askedOf } from './asked.ts'

export function OpenQuestions({ checked }: { checked: Checked }): JSX.Element | null {
  const say = useSay()
  const asked = askedOf(checked)
  if (asked.length === 0) return null
  return (
    <section class="questions">
      <h2>
        <Icon name="question" />
        {say('要断定还须知道', 'To settle it, this must be known')}
      </h2>
      <ul class="open-questions">
        {asked.map(({ question, rows }) => (
          <li key={question.fact + rows.join()}>
            {question.question}{' '}
            <small>{rows.map((row) => checked.bill.lines[row]?.description || String(row + 1)).join(say('、', ', '))}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
