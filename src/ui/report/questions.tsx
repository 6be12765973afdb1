// The service's own questions: one asked of several lines is asked once, and an answer is checked at once.
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Bill, FactValue } from '../check/bill.ts'
import type { Checked } from '../check/use-check.ts'
import { useLanguage, useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import { TextInput } from '../parts/text-input.tsx'
import type { Question } from '../service/answers.ts'
import { ROLES } from '../words/roles.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import { type Asked, askedOf, withAnswer } from './asked.ts'

interface Given {
  readonly checked: Checked
  readonly vocabulary: Vocabulary
  readonly onSettle: (changes: Partial<Bill>) => void
}

export function Questions({ checked, vocabulary, onSettle }: Given): JSX.Element | null {
  const say = useSay()
  const asked = askedOf(checked)
  if (asked.length === 0) return null
  return (
    <section class="questions no-print" aria-labelledby="questions">
      <h2 id="questions">
        <Icon name="question" />
        {say('回答后立即重新核对', 'Answer, and it is checked again at once')}
      </h2>
      {asked.map((it) => (
        <QuestionView
          key={it.question.fact + it.rows.join()}
          asked={it}
          checked={checked}
          vocabulary={vocabulary}
          onAnswer={(value) => onSettle(withAnswer(checked.bill, it, value))}
        />
      ))}
    </section>
  )
}

interface QuestionGiven {
  readonly asked: Asked
  readonly checked: Checked
  readonly vocabulary: Vocabulary
  readonly onAnswer: (value: FactValue) => void
}

function QuestionView({ asked, checked, vocabulary, onAnswer }: QuestionGiven): JSX.Element {
  const say = useSay()
  const { question, rows } = asked
  const names = rows.map((row) => checked.bill.lines[row]?.description || `${row + 1}`)
  const shown =
    names.slice(0, 3).join(say('、', ', ')) + (names.length > 3 ? say(`等 ${names.length} 项`, ` and ${names.length - 3} more`) : '')
  return (
    <fieldset class="question">
      <legend>
        {question.question}
        {rows.length > 0 && <small>{shown}</small>}
      </legend>
      {question.values === null ? (
        <Written question={question} vocabulary={vocabulary} onAnswer={onAnswer} />
      ) : (
        <div class="choices">
          {question.values.map((value) => (
            <button key={String(value)} type="button" class="choice" onClick={() => onAnswer(value)}>
              <ValueWords fact={question.fact} value={value} vocabulary={vocabulary} />
            </button>
          ))}
        </div>
      )}
    </fieldset>
  )
}

function ValueWords({ fact, value, vocabulary }: { fact: string; value: string | boolean; vocabulary: Vocabulary }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  if (typeof value === 'boolean') return <>{value ? say('是', 'Yes') : say('否', 'No')}</>
  const role = fact === 'issuer.role' ? Object.entries(ROLES).find(([name]) => name === value)?.[1] : undefined
  const label = role ?? vocabulary.facts.get(fact)?.values?.find((it) => it.value === value)?.label
  return <>{label?.[language] ?? value}</>
}

function Written({
  question,
  vocabulary,
  onAnswer,
}: {
  question: Question
  vocabulary: Vocabulary
  onAnswer: QuestionGiven['onAnswer']
}): JSX.Element {
  const say = useSay()
  const id = useId()
  const [text, setText] = useState('')
  const type = vocabulary.facts.get(question.fact)?.type
  if (question.fact === 'electricityLine')
    return <p class="hint">{say('请把对应的电费加到这张单据里一起核对。', 'Add the electricity it belongs to to this bill.')}</p>
  if (question.fact === 'period')
    return <p class="hint">{say('请在下方“更多”里填写计费期间。', 'Fill in the period under “More” below.')}</p>
  const isNumber = type === 'money' || type === 'number'
  return (
    <div class="written">
      <label for={id} class="label">
        {type === 'money' ? say('金额（元）', 'CNY') : say('回答', 'Answer')}
      </label>
      <TextInput
        id={id}
        kind={type === 'date' ? 'date' : isNumber ? 'number' : 'text'}
        value={text}
        onText={setText}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && text.trim() !== '' && !event.isComposing) onAnswer(text)
        }}
      />
      <button type="button" class="choice" disabled={text.trim() === ''} onClick={() => onAnswer(text)}>
        {say('就是这个', 'That is it')}
      </button>
    </div>
  )
}
