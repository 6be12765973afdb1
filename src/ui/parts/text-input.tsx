// A plain field for text, a number or a day.
import type { JSX, TargetedInputEvent } from 'preact'

interface Given {
  readonly id: string
  readonly value: string
  readonly kind?: 'text' | 'number' | 'date' | 'secret'
  readonly label?: string | undefined
  readonly isRequired?: boolean
  /** Id of what says what is wrong; absent: nothing is. */
  readonly fault?: string | undefined
  readonly placeholder?: string
  readonly onText: (text: string) => void
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined
}

export function TextInput({
  id,
  value,
  kind = 'text',
  label,
  isRequired = false,
  fault,
  placeholder,
  onText,
  onKeyDown,
}: Given): JSX.Element {
  const given = {
    id,
    value,
    placeholder,
    autocomplete: 'off',
    'aria-label': label,
    'aria-required': isRequired,
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onText(event.currentTarget.value),
    ...(onKeyDown === undefined ? {} : { onKeyDown }),
  } as const
  if (kind === 'date') return <input type="date" {...given} />
  if (kind === 'secret') return <input type="password" {...given} />
  return <input type="text" inputMode={kind === 'number' ? 'decimal' : 'text'} {...given} />
}
