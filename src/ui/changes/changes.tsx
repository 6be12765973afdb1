// A difference in words: what came, went, ended or changed, with what stood before and what stands after.
import type { JSX } from 'preact'
import { useSay } from '../language.ts'
import type { DiffPage, Shown } from './answers.ts'

export function Changes({ page }: { page: DiffPage }): JSX.Element {
  return (
    <>
      <p role="status">{page.summary}</p>
      {page.groups.map(({ jurisdiction, place, kind, kindLabel, entries }) => (
        <section key={jurisdiction + kind}>
          <h2>
            {place} · {kindLabel}
          </h2>
          <ul class="dated">
            {entries.map((entry) => (
              <li key={entry.id}>
                <a href={`/items/${encodeURIComponent(entry.id)}`} data-page>
                  {entry.name}
                </a>{' '}
                <Change {...entry} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {page.sections.map(({ list, label, members }) => (
        <section key={list}>
          <h2>{label}</h2>
          <ul class="dated">
            {members.map((member) => (
              <li key={member.key}>
                <code>{member.key}</code> <Change {...member} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const TONES = { added: 'is-permitted', ended: 'is-undetermined', removed: 'is-violation', changed: 'is-not-regulated' } as const

export function Change({ change, changeLabel, rows }: Shown): JSX.Element {
  const say = useSay()
  return (
    <>
      <span class={TONES[change]}>{changeLabel}</span>
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
        <section class="wide-table" aria-label={changeLabel} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('内容', 'What')}</th>
                <th scope="col">{say('之前', 'Before')}</th>
                <th scope="col">{say('之后', 'After')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ path, label, before, after }) => (
                <tr key={path}>
                  <th scope="row">{label}</th>
                  <td>{before ?? '—'}</td>
                  <td>{after ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}
