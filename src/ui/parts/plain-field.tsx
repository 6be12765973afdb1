// A labelled field or choice outside the bill: for filters and keys.
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { TextInput } from './text-input.tsx'

interface FieldGiven {
  readonly label: string
  readonly value: string
  readonly kind?: 'text' | 'date' | 'secret'
  readonly placeholder?: string
  readonly onText: (text: string) => void
}

export function PlainField({ label, value, kind = 'text', placeholder = '', onText }: FieldGiven): JSX.Element {
  const id = useId()
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <TextInput id={id} kind={kind} value={value} placeholder={placeholder} onText={onText} />
    </div>
  )
}

interface ChoiceGiven {
  readonly label: string
  readonly value: string
  readonly isFaulty?: boolean
  readonly isWide?: boolean
  readonly onChoose: (value: string) => void
  readonly children: ComponentChildren
}

export function PlainChoice({ label, value, isFaulty = false, isWide = false, onChoose, children }: ChoiceGiven): JSX.Element {
  const id = useId()
  return (
    <div class={isWide ? 'field wide' : 'field'}>
      <label class="label" for={id}>
        {label}
      </label>
      <select id={id} value={value} aria-invalid={isFaulty} onChange={(event) => onChoose(event.currentTarget.value)}>
        {children}
      </select>
    </div>
  )
}
