// What every field of the form needs: the change set, a way to put something in it, what is wrong with it, and the words of the catalogues.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { NO_VOCABULARY, type Vocabulary } from '../words/use-vocabulary.ts'
import type { Fault } from './draft.ts'
import type { Json } from './json.ts'

export interface Editing {
  readonly json: Json
  readonly faults: readonly Fault[]
  readonly vocabulary: Vocabulary
  /** Undefined takes away what stands at the pointer. */
  readonly put: (pointer: string, value: Json | undefined) => void
  /** The change set anew: for what changes several places at once. */
  readonly replace: (json: Json) => void
}

export const EditingContext = createContext<Editing>({
  json: {},
  faults: [],
  vocabulary: NO_VOCABULARY,
  put: () => {},
  replace: () => {},
})

export function useEditing(): Editing {
  return useContext(EditingContext)
}
