// A text field that suggests as one types: the combobox of ARIA, for places, charges and units.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'

export interface Option<T> {
  readonly key: string
  readonly value: T
  readonly shown: ComponentChildren
}

interface Given<T> {
  /** Id of the field itself, where something leads to it. */
  readonly id?: string
  readonly label: string
  /** Whether the label stands above the field; else only screen readers have it. */
  readonly isLabelled?: boolean
  readonly text: string
  readonly placeholder?: string
  readonly invalid?: string | undefined
  readonly required?: boolean
  readonly className?: string
  readonly onText: (text: string) => void
  readonly onChoose: (value: T) => void
  /** Asked a little after the last key; an empty list closes the suggestions. */
  readonly suggest: (text: string) => Promise<readonly Option<T>[]>
  readonly onLeave?: () => void
  readonly hint?: ComponentChildren
}

const PAUSE_MILLISECONDS = 140

interface Suggesting<T> {
  readonly options: readonly Option<T>[]
  readonly active: number
  readonly setActive: (active: number) => void
  readonly look: (text: string) => void
  readonly close: () => void
}

/** What is suggested for what is typed now: only the last question's answer counts. */
function useSuggestions<T>(suggest: Given<T>['suggest']): Suggesting<T> {
  const [options, setOptions] = useState<readonly Option<T>[]>([])
  const [active, setActive] = useState(-1)
  const asked = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const close = () => {
    asked.current += 1
    clearTimeout(timer.current)
    setOptions([])
    setActive(-1)
  }
  const look = (text: string) => {
    clearTimeout(timer.current)
    const turn = ++asked.current
    const show = (found: readonly Option<T>[]) => {
      if (turn !== asked.current) return
      setOptions(found)
      setActive(-1)
    }
    timer.current = setTimeout(() => {
      suggest(text).then(show, () => show([]))
    }, PAUSE_MILLISECONDS)
  }
  return { options, active, setActive, look, close }
}

export function Combobox<T>(given: Given<T>): JSX.Element {
  const { label, text, invalid, suggest } = given
  const own = useId()
  const id = given.id ?? own
  const suggesting = useSuggestions(suggest)
  const { options, active, look, close } = suggesting
  const choose = (option: Option<T>) => {
    given.onChoose(option.value)
    close()
  }
  return (
    <div class={`field combobox ${given.className ?? ''}`}>
      <label for={id} class={given.isLabelled === false ? 'label narrow-only' : 'label'}>
        {label}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={invalid !== undefined}
        aria-describedby={invalid === undefined ? undefined : `${id}-fault`}
        aria-label={given.isLabelled === false ? label : undefined}
        aria-required={given.required}
        autocomplete="off"
        spellcheck={false}
        placeholder={given.placeholder}
        value={text}
        onInput={(event) => {
          given.onText(event.currentTarget.value)
          look(event.currentTarget.value)
        }}
        onKeyDown={(event) => keyIn(event, { ...suggesting, choose, look: () => look(text) })}
        onBlur={() => {
          close()
          given.onLeave?.()
        }}
      />
      <Suggestions id={id} label={label} options={options} active={active} onChoose={choose} />
      {given.hint}
      {invalid !== undefined && (
        <p class="fault" id={`${id}-fault`}>
          {invalid}
        </p>
      )}
    </div>
  )
}

interface SuggestionsGiven<T> {
  readonly id: string
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly active: number
  readonly onChoose: (option: Option<T>) => void
}

function Suggestions<T>({ id, label, options, active, onChoose }: SuggestionsGiven<T>): JSX.Element {
  return (
    <div id={`${id}-list`} role="listbox" aria-label={`${label} …`} class="options" hidden={options.length === 0}>
      {options.map((option, index) => (
        <div
          key={option.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault()
            onChoose(option)
          }}
        >
          {option.shown}
        </div>
      ))}
    </div>
  )
}

interface Keyed<T> {
  readonly options: readonly Option<T>[]
  readonly active: number
  readonly setActive: (active: number) => void
  readonly choose: (option: Option<T>) => void
  readonly close: () => void
  readonly look: () => void
}

function keyIn<T>(event: KeyboardEvent, { options, active, setActive, choose, close, look }: Keyed<T>): void {
  // A key pressed while characters are being composed belongs to the input method.
  if (event.isComposing) return
  const chosen = options[active]
  if (event.key === 'ArrowDown' && options.length === 0) look()
  else if (event.key === 'ArrowDown') setActive((active + 1) % options.length)
  else if (event.key === 'ArrowUp' && options.length > 0) setActive(active <= 0 ? options.length - 1 : active - 1)
  else if (event.key === 'Enter' && chosen !== undefined) choose(chosen)
  else if (event.key === 'Escape' && options.length > 0) close()
  else return
  event.preventDefault()
}
