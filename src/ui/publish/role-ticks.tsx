// Whom a rule reaches, by the capacity in which they charge: ticked in the words of the check page.
import type { JSX } from 'preact'
import { useLanguage } from '../language.ts'
import { isRole, ROLES } from '../words/roles.ts'
import { useEditing } from './editing.ts'
import { listAt } from './json.ts'
import { fieldId, memberName } from './members.ts'
import { FaultAt } from './pointed.tsx'

/** `none`: what no tick means. */
export function RoleTicks({ at, none }: { at: string; none: string }): JSX.Element {
  const language = useLanguage()
  const { json, put } = useEditing()
  const chosen = listAt(json, at).flatMap((role) => (typeof role === 'string' ? [role] : []))
  const toggle = (role: string, isOn: boolean) => {
    const left = isOn ? [...chosen, role] : chosen.filter((it) => it !== role)
    put(at, left.length === 0 ? undefined : left)
  }
  const names = chosen.map((role) => (isRole(role) ? ROLES[role][language] : role))
  return (
    <details id={fieldId(at)} tabIndex={-1}>
      <summary>{`${memberName(at, language)}${language === 'zh' ? '：' : ': '}${names.join(language === 'zh' ? '；' : '; ') || none}`}</summary>
      <div class="rows">
        {Object.entries(ROLES).map(([role, words]) => (
          <label class="tick" key={role}>
            <input type="checkbox" checked={chosen.includes(role)} onChange={(event) => toggle(role, event.currentTarget.checked)} />
            <span>{words[language]}</span>
          </label>
        ))}
      </div>
      <FaultAt at={at} />
    </details>
  )
}
