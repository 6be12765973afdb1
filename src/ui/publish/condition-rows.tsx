// For whom a limit holds: tests on facts, all of which must hold; what a fact can be answered with is offered, not typed.
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { factName, factValue } from '../../core/catalogue/words/wording.ts'
import { useLanguage, useSay } from '../language.ts'
import type { FactSummary } from '../service/answers.ts'
import { useEditing } from './editing.ts'
import { below, isList, isRecord, type Json, textAt, at as valueAt } from './json.ts'
import { fieldId } from './members.ts'
import { FaultAt, PointedText } from './pointed.tsx'

export function ConditionRows({ at }: { at: string }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const id = useId()
  const { json, put, vocabulary } = useEditing()
  const held = valueAt(json, at)
  const facts = isRecord(held) ? Object.keys(held) : []
  const offered = [...vocabulary.facts.values()].filter(({ name }) => !facts.includes(name))
  return (
    <fieldset class="rows" id={fieldId(at)} tabIndex={-1}>
      <legend class="label">{say('适用条件（须全部满足；没有则一律适用）', 'Conditions, all of which must hold; none: always')}</legend>
      {facts.map((fact) => (
        <div class="row" key={fact}>
          <div class="condition">
            <span class="condition-name">{factName(fact, vocabulary, language)}</span>
            <TestField at={below(at, fact)} fact={fact} summary={vocabulary.facts.get(fact)} />
            <FaultAt at={below(at, fact)} />
          </div>
          <button type="button" class="plain" onClick={() => put(below(at, fact), undefined)}>
            {say('去掉', 'Remove')}
            <span class="unseen">{` ${factName(fact, vocabulary, language)}`}</span>
          </button>
        </div>
      ))}
      <label class="add-condition" for={id}>
        <span class="unseen">{say('添加条件', 'Add a condition')}</span>
        <select id={id} value="" onChange={({ currentTarget: { value } }) => put(below(at, value), startOf(vocabulary.facts.get(value)))}>
          <option value="">{say('添加条件…', 'Add a condition…')}</option>
          {offered.map(({ name }) => (
            <option key={name} value={name}>
              {factName(name, vocabulary, language)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  )
}

export function startOf(summary: FactSummary | undefined): Json {
  if (summary?.type === 'boolean') return true
  if (summary?.type === 'enum') return summary.values?.[0]?.value ?? ''
  if (summary?.type === 'money' || summary?.type === 'number') return { atLeast: '' }
  return ''
}

interface Given {
  readonly at: string
  readonly fact: string
}

function TestField({ at, fact, summary }: Given & { summary: FactSummary | undefined }): JSX.Element {
  const { json } = useEditing()
  const held = valueAt(json, at)
  if (isRecord(held)) return <IntervalField at={at} />
  if (typeof held === 'boolean') return <YesOrNo at={at} fact={fact} />
  if (summary?.values !== undefined && summary.values !== null)
    return <AmongField at={at} fact={fact} values={summary.values.map(({ value }) => value)} />
  return isList(held) ? <code>{held.join(' / ')}</code> : <PointedText at={at} />
}

function YesOrNo({ at, fact }: Given): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, put, vocabulary } = useEditing()
  return (
    <select
      aria-label={factName(fact, vocabulary, language)}
      value={String(valueAt(json, at))}
      onChange={(event) => put(at, event.currentTarget.value === 'true')}
    >
      <option value="true">{say('是', 'yes')}</option>
      <option value="false">{say('否', 'no')}</option>
    </select>
  )
}

/** One value stands alone, several as a list. */
export function among(chosen: readonly string[]): Json {
  const [first, ...others] = chosen
  return first !== undefined && others.length === 0 ? first : chosen
}

function AmongField({ at, fact, values }: Given & { values: readonly string[] }): JSX.Element {
  const language = useLanguage()
  const { json, put, vocabulary } = useEditing()
  const held = valueAt(json, at)
  const chosen = isList(held) ? held.map(String) : [textAt(json, at)]
  const toggle = (value: string, isOn: boolean) => put(at, among(values.filter((it) => (it === value ? isOn : chosen.includes(it)))))
  return (
    <span class="ticks">
      {values.map((value) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={(event) => toggle(value, event.currentTarget.checked)} />
          {factValue(fact, value, vocabulary, language)}
        </label>
      ))}
    </span>
  )
}

const ENDS = [
  [
    ['atLeast', '≥'],
    ['above', '>'],
  ],
  [
    ['atMost', '≤'],
    ['below', '<'],
  ],
] as const

function IntervalField({ at }: { at: string }): JSX.Element {
  const say = useSay()
  return (
    <span class="interval">
      {ENDS.map((signs, place) => (
        <IntervalEnd key={signs[0][0]} at={at} signs={signs} label={place === 0 ? say('下限', 'Lower end') : say('上限', 'Upper end')} />
      ))}
    </span>
  )
}

function IntervalEnd({ at, signs, label }: { at: string; signs: (typeof ENDS)[number]; label: string }): JSX.Element {
  const { json, put } = useEditing()
  const held = valueAt(json, at)
  const record = isRecord(held) ? held : {}
  const chosen = signs.find(([name]) => Object.hasOwn(record, name))?.[0] ?? signs[0][0]
  const value = textAt(json, `${at}/${chosen}`)
  const write = (name: string, text: string) => {
    const others = Object.entries(record).filter(([member]) => signs.every(([sign]) => sign !== member))
    put(at, Object.fromEntries(text === '' && others.length > 0 ? others : [...others, [name, text]]))
  }
  return (
    <>
      <select aria-label={label} value={chosen} onChange={(event) => write(event.currentTarget.value, value)}>
        {signs.map(([name, sign]) => (
          <option key={name} value={name}>
            {sign}
          </option>
        ))}
      </select>
      <input
        id={fieldId(`${at}/${chosen}`)}
        type="text"
        inputMode="decimal"
        aria-label={label}
        value={value}
        onInput={(event) => write(chosen, event.currentTarget.value)}
      />
    </>
  )
}
