// The legal chain of an item, nation before region before city: what it replaces, itself, and what replaces it further down.
import type { JSX } from 'preact'
import { useLanguage, useSay } from '../language.ts'
import { useAnswer } from '../service/use-answer.ts'
import { levelOf } from '../words/kinds.ts'
import type { Entry, ItemEntry } from './entry.ts'

export function Chain({ item }: { item: ItemEntry }): JSX.Element | null {
  const say = useSay()
  const { replaces, replacedBy, sameAs } = item
  if (replaces.length + replacedBy.length === 0 && sameAs === null) return null
  return (
    <section>
      <h2>{say('上下位规定', 'The chain of rules')}</h2>
      <ol class="chain">
        {replaces.toReversed().map((id) => (
          <Link key={id} id={id} how={say('被本项取代', 'replaced by this')} />
        ))}
        <li class="is-here" aria-current="true">
          <Standing entry={item} /> <small>{say('本项', 'this one')}</small>
        </li>
        {replacedBy.map((id) => (
          <Link key={id} id={id} how={say('在当地取代本项', 'replaces this there')} />
        ))}
        {sameAs !== null && <Link id={sameAs} how={say('按该项核对', 'judged there')} />}
      </ol>
    </section>
  )
}

function Link({ id, how }: { id: string; how: string }): JSX.Element {
  const answer = useAnswer<Entry>(`/v1/items/${encodeURIComponent(id)}`)
  return (
    <li>
      <a href={`/items/${encodeURIComponent(id)}`} data-page>
        {answer.state === 'here' ? <Standing entry={answer.value} /> : id}
      </a>{' '}
      <small>{how}</small>
    </li>
  )
}

function Standing({ entry }: { entry: Entry }): JSX.Element {
  const language = useLanguage()
  return (
    <>
      <span class="level">{levelOf(entry.jurisdiction)[language]}</span>
      {entry.name}
    </>
  )
}
