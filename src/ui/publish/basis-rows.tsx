// The documents something stands on: by their numbers, and described where the catalogues do not have them yet.
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { useLanguage, useSay } from '../language.ts'
import { declaredOnly, renamed } from './documents.ts'
import { documentPointer } from './draft.ts'
import { useEditing } from './editing.ts'
import { textAt, at as valueAt } from './json.ts'
import { fieldId, memberName } from './members.ts'
import { FaultAt, PointedRows, PointedText } from './pointed.tsx'

export function BasisRows({ at, known }: { at: string; known: readonly string[] }): JSX.Element {
  const say = useSay()
  const id = useId()
  return (
    <>
      <PointedRows at={at} what={say('依据', 'document')} more={say('增加依据文件', 'Add a document')} start={{ document: '' }}>
        {(pointer) => (
          <div class="fields">
            <NumberField at={`${pointer}/document`} list={`${id}-known`} />
            <PointedText at={`${pointer}/clause`} placeholder={say('如：第二条（七）', 'such as 第二条（七）')} />
            <Declaration number={`${pointer}/document`} known={known} />
          </div>
        )}
      </PointedRows>
      <datalist id={`${id}-known`}>
        {known.map((number) => (
          <option key={number} value={number} />
        ))}
      </datalist>
    </>
  )
}

function NumberField({ at, list }: { at: string; list: string }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, faults, replace } = useEditing()
  const id = fieldId(at)
  return (
    <div class="field">
      <label class="label" for={id}>
        {memberName(at, language)}
      </label>
      <input
        id={id}
        type="text"
        list={list}
        autocomplete="off"
        aria-required
        aria-invalid={faults.some(({ pointer }) => pointer === at)}
        placeholder={say('如：某办发〔2026〕1号', 'such as 某办发〔2026〕1号')}
        value={textAt(json, at)}
        onInput={(event) => replace(renamed(json, at, event.currentTarget.value))}
      />
      <FaultAt at={at} />
    </div>
  )
}

/** A document not yet in the catalogues is described here, and declared by the change set. */
function Declaration({ number: at, known }: { number: string; known: readonly string[] }): JSX.Element | null {
  const say = useSay()
  const { json, put } = useEditing()
  const number = textAt(json, at)
  const pointer = documentPointer(number)
  const isDeclared = number !== '' && valueAt(json, pointer) !== undefined
  if (number === '' || (known.includes(number) && !declaredOnly(json, number))) return null
  return (
    <>
      <label class="tick">
        <input type="checkbox" checked={isDeclared} onChange={(event) => put(pointer, event.currentTarget.checked ? {} : undefined)} />
        {say('目录中还没有这份文件：在此登记', 'The catalogues do not have this document yet: declare it')}
      </label>
      {isDeclared && (
        <>
          <PointedText at={`${pointer}/title`} />
          <PointedText at={`${pointer}/published`} kind="date" />
          <PointedText at={`${pointer}/inForce`} kind="date" />
          <PointedText at={`${pointer}/link`} placeholder="https://" />
          <FaultAt at={pointer} />
        </>
      )}
    </>
  )
}
