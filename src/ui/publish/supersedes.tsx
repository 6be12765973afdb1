// Which limits a new one takes the place of: those under the same conditions unless said otherwise.
import type { JSX } from 'preact'
import { useLanguage, useSay } from '../language.ts'
import { dated } from './change-words.ts'
import { useEditing } from './editing.ts'
import { isList, type Json, listAt, at as valueAt } from './json.ts'
import { fieldId } from './members.ts'
import { FaultAt } from './pointed.tsx'

export function Supersedes({ at, entry }: { at: string; entry: Json }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, put, vocabulary } = useEditing()
  const held = valueAt(json, at)
  const chosen = isList(held) ? held : undefined
  const toggle = (place: number, isOn: boolean) => {
    const others = (chosen ?? []).filter((it) => it !== place)
    put(at, isOn ? [...others, place] : others)
  }
  return (
    <fieldset class="rows" id={fieldId(at)} tabIndex={-1}>
      <legend class="label">
        {say('取代哪些现行标准（它们在新标准首日的前一天终止）', 'What it takes the place of: that ends the day before')}
      </legend>
      <label class="tick">
        <input
          type="checkbox"
          checked={chosen === undefined}
          onChange={({ currentTarget: { checked } }) => put(at, checked ? undefined : [])}
        />
        {say('条件相同、当日有效的（通常如此）', 'What holds under the same conditions that day, as is usual')}
      </label>
      {chosen !== undefined &&
        listAt(entry, '/limits').map((limit, place) => (
          <label class="tick" key={place}>
            <input type="checkbox" checked={chosen.includes(place)} onChange={(event) => toggle(place, event.currentTarget.checked)} />
            {dated(limit, vocabulary, language)}
          </label>
        ))}
      <FaultAt at={at} />
    </fieldset>
  )
}
