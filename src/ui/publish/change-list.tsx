// The changes as a list to read, each opened to be filled in.
import type { JSX } from 'preact'
import { useLanguage, useSay } from '../language.ts'
import { ChangeForm, type Standing } from './change-form.tsx'
import { changeWords } from './change-words.ts'
import { faultsUnder, withoutChange } from './draft.ts'
import { useEditing } from './editing.ts'
import { type Json, listAt, textAt } from './json.ts'
import { fieldId } from './members.ts'
import { useSource } from './source.ts'

interface Given {
  /** Place of the change whose form is open; undefined: none. */
  readonly open: number | undefined
  readonly onOpen: (place: number | undefined) => void
}

export function ChangeList({ open, onOpen }: Given): JSX.Element {
  const say = useSay()
  const { json } = useEditing()
  const changes = listAt(json, '/changes')
  if (changes.length === 0)
    return (
      <p class="hint">
        {say('还没有变更。从下面找到项目开始，或打开一份变更集。', 'No changes yet: find an entry below, or open a change set.')}
      </p>
    )
  return (
    <ol class="changes">
      {changes.map((change, place) => (
        <ChangeCard key={place} change={change} place={place} isOpen={open === place} onOpen={onOpen} />
      ))}
    </ol>
  )
}

interface CardGiven {
  readonly change: Json
  readonly place: number
  readonly isOpen: boolean
  readonly onOpen: Given['onOpen']
}

function ChangeCard({ change, place, isOpen, onOpen }: CardGiven): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, faults, vocabulary, replace } = useEditing()
  const at = `/changes/${place}`
  const source = useSource(textAt(change, '/id'))
  const standing: Standing | undefined =
    source.state === 'here' ? { type: source.value.type, entry: source.value.entry, known: Object.keys(source.value.documents) } : undefined
  const count = faultsUnder(faults, at).length
  return (
    <li class="change" id={fieldId(at)} tabIndex={-1}>
      <div class="change-head">
        <p>
          <strong>{changeWords(change, standing && textAt(standing.entry, `/name/${language}`), vocabulary, language)}</strong>
          {count > 0 && <span class="is-violation">{say(` ${count} 处有误`, ` ${count} fault(s)`)}</span>}
        </p>
        <p class="tools">
          <button type="button" class="plain" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? undefined : place)}>
            {isOpen ? say('收起', 'Close') : say('填写', 'Edit')}
            <span class="unseen">{say(`变更 ${place + 1}`, ` change ${place + 1}`)}</span>
          </button>
          <button
            type="button"
            class="plain"
            onClick={() => {
              onOpen(undefined)
              replace(withoutChange(json, place))
            }}
          >
            {say('删除', 'Delete')}
            <span class="unseen">{say(`变更 ${place + 1}`, ` change ${place + 1}`)}</span>
          </button>
        </p>
      </div>
      {isOpen && <ChangeForm at={at} standing={standing} />}
    </li>
  )
}
