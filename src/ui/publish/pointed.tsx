// Fields of the form: each stands for one place of the change set, and shows what the service says of that place.
import type { ComponentChildren, JSX } from 'preact'
import { useLanguage, useSay } from '../language.ts'
import { TextInput } from '../parts/text-input.tsx'
import { useEditing } from './editing.ts'
import { type Json, textAt, at as valueAt } from './json.ts'
import { fieldId, memberName } from './members.ts'

interface Given {
  readonly at: string
  readonly label?: string | undefined
  readonly isRequired?: boolean
}

interface TextGiven extends Given {
  readonly kind?: 'text' | 'number' | 'date'
  readonly placeholder?: string
  readonly hint?: ComponentChildren
}

/** What is left empty is taken away, unless it has to be there or stands in a list. */
export function PointedText({ at, label, kind = 'text', placeholder = '', isRequired = false, hint }: TextGiven): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, put } = useEditing()
  const fault = useFault(at)
  const id = fieldId(at)
  return (
    <div class={kind === 'number' ? 'field number' : 'field'}>
      <label class="label" for={id}>
        {label ?? memberName(at, language)}
      </label>
      <TextInput
        id={id}
        kind={kind}
        value={textAt(json, at)}
        placeholder={placeholder}
        isRequired={isRequired}
        fault={fault === undefined ? undefined : `${id}-fault`}
        onText={(text) => put(at, text === '' && !isRequired && !/\/\d+$/.test(at) ? undefined : text)}
      />
      {hint}
      <FaultAt at={at} instead={textAt(json, at) === '' ? say('请填写', 'Fill this in') : undefined} />
    </div>
  )
}

interface ChoiceGiven extends Given {
  readonly options: readonly (readonly [value: string, shown: string])[]
  /** What choosing does, where it is more than putting the value there. */
  readonly onChoose?: (value: string) => void
}

/** An empty choice takes the member away. */
export function PointedChoice({ at, label, options, onChoose, isRequired = false }: ChoiceGiven): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, put } = useEditing()
  const fault = useFault(at)
  const id = fieldId(at)
  const value = textAt(json, at)
  const isKnown = value === '' || options.some(([known]) => known === value)
  return (
    <div class="field">
      <label class="label" for={id}>
        {label ?? memberName(at, language)}
      </label>
      <select
        id={id}
        value={value}
        aria-invalid={fault !== undefined}
        aria-required={isRequired}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={({ currentTarget: { value: chosen } }) =>
          onChoose === undefined ? put(at, chosen === '' ? undefined : chosen) : onChoose(chosen)
        }
      >
        <option value="">{isRequired ? say('请选择', 'Choose') : say('无', 'None')}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(([known, shown]) => (
          <option key={known} value={known}>
            {shown}
          </option>
        ))}
      </select>
      <FaultAt at={at} instead={value === '' ? say('请选择一项', 'Choose one') : undefined} />
    </div>
  )
}

/** What is so unless it is said not to be: a tick taken away is written, a tick set is the absence of it. */
export function PointedTick({ at, label }: { at: string; label: string }): JSX.Element {
  const { json, put } = useEditing()
  return (
    <div class="tick">
      <input
        id={fieldId(at)}
        type="checkbox"
        checked={valueAt(json, at) !== false}
        onChange={(event) => put(at, event.currentTarget.checked ? undefined : false)}
      />
      <label for={fieldId(at)}>{label}</label>
      <FaultAt at={at} />
    </div>
  )
}

export function FaultAt({ at, instead }: { at: string; instead?: string | undefined }): JSX.Element | null {
  const said = useFault(at)
  const fault = said === undefined ? undefined : (instead ?? said)
  if (fault === undefined) return null
  return (
    <p class="fault" id={`${fieldId(at)}-fault`}>
      {fault}
    </p>
  )
}

/** What is said of this place itself. */
export function useFault(at: string): string | undefined {
  const { faults } = useEditing()
  const said = faults.filter(({ pointer }) => pointer === at).map(({ detail }) => detail)
  return said.length === 0 ? undefined : said.join(' ')
}

interface ListGiven {
  readonly at: string
  readonly children: (pointer: string, place: number) => JSX.Element
  /** What a new row begins with, and what the button that adds one says. */
  readonly start: Json
  readonly more: string
  readonly what: string
  /** Rows of a few words, which stand beside each other. */
  readonly isShort?: boolean
  /** Whether the list goes with its last row; else it stays, empty. */
  readonly endsWithLast?: boolean
}

/** A list of rows, each of which can be taken away. */
export function PointedRows({ at, children, start, more, what, isShort = false, endsWithLast = false }: ListGiven): JSX.Element {
  const say = useSay()
  const { json, put } = useEditing()
  const found = valueAt(json, at)
  const count = Array.isArray(found) ? found.length : 0
  return (
    <fieldset class={isShort ? 'rows short-rows' : 'rows'} id={fieldId(at)} tabIndex={-1}>
      <legend class="label">{what}</legend>
      {Array.from({ length: count }, (_, place) => (
        <div class="row" key={place}>
          {children(`${at}/${place}`, place)}
          <button
            type="button"
            class="plain"
            aria-label={say(`去掉${what} ${place + 1}`, `Remove ${what} ${place + 1}`)}
            onClick={() => put(endsWithLast && count === 1 ? at : `${at}/${place}`, undefined)}
          >
            {say('去掉', 'Remove')}
          </button>
        </div>
      ))}
      <FaultAt at={at} />
      <button type="button" class="plain" onClick={() => put(count === 0 ? at : `${at}/${count}`, count === 0 ? [start] : start)}>
        {more}
      </button>
    </fieldset>
  )
}
