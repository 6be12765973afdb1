// What every dated rule carries: its days, how far it was compared with its documents, the documents, and a note.
import type { JSX } from 'preact'
import { VERIFICATION_WORDS } from '../../core/catalogue/words/labels.ts'
import { useLanguage, useSay } from '../language.ts'
import { BasisRows } from './basis-rows.tsx'
import { useEditing } from './editing.ts'
import { listAt, textAt, at as valueAt } from './json.ts'
import { PointedChoice, PointedRows, PointedText } from './pointed.tsx'

export function Grounds({ at, known }: { at: string; known: readonly string[] }): JSX.Element {
  return (
    <>
      <div class="fields">
        <PointedText at={`${at}/from`} kind="date" />
        <PointedText at={`${at}/to`} kind="date" />
        <VerificationChoice at={`${at}/verification`} />
        <PointedText at={`${at}/lastConfirmed`} kind="date" />
      </div>
      <Copies at={at} />
      <BasisRows at={`${at}/basis`} known={known} />
      <NoteFields at={`${at}/note`} />
    </>
  )
}

export function VerificationChoice({ at }: { at: string }): JSX.Element {
  const language = useLanguage()
  return <PointedChoice at={at} isRequired options={Object.entries(VERIFICATION_WORDS).map(([value, words]) => [value, words[language]])} />
}

/** Where the public copies were seen: asked for where that is how far it was compared. */
function Copies({ at }: { at: string }): JSX.Element | null {
  const say = useSay()
  const { json } = useEditing()
  const pointer = `${at}/copies`
  if (textAt(json, `${at}/verification`) !== 'public-copy' && listAt(json, pointer).length === 0) return null
  return (
    <PointedRows at={pointer} what={say('公开副本网址', 'Address of a public copy')} more={say('增加网址', 'Add an address')} start="">
      {(row, place) => (
        <PointedText at={row} label={say(`公开副本网址 ${place + 1}`, `Address of a public copy ${place + 1}`)} placeholder="https://" />
      )}
    </PointedRows>
  )
}

export function NoteFields({ at }: { at: string }): JSX.Element {
  const say = useSay()
  const { json } = useEditing()
  return (
    <details open={valueAt(json, at) !== undefined}>
      <summary>{say('说明', 'Note')}</summary>
      <div class="fields">
        <PointedText at={`${at}/zh`} />
        <PointedText at={`${at}/en`} />
      </div>
    </details>
  )
}
