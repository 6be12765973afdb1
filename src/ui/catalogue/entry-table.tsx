// Entries of the catalogues as a table: the name, where it stands, and what may be charged on the day asked about.
import type { JSX } from 'preact'
import { KIND_WORDS } from '../../core/catalogue/words/labels.ts'
import { ChargeLimits } from '../check/charges-like.tsx'
import { useLanguage, useSay } from '../language.ts'
import type { ListedEntry } from '../service/answers.ts'
import { levelOf } from '../words/kinds.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'

export function EntryTable({ items, vocabulary }: { items: readonly ListedEntry[]; vocabulary: Vocabulary }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  return (
    <table class="entries">
      <thead>
        <tr>
          <th scope="col">{say('收费项目', 'Charge')}</th>
          <th scope="col">{say('类别', 'Kind')}</th>
          <th scope="col">{say('目录', 'Catalogue')}</th>
          <th scope="col">{say('收费标准', 'Limit')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">
              <a href={`/items/${encodeURIComponent(entry.id)}`} data-page>
                {entry.name}
              </a>
            </th>
            <td class="short">{KIND_WORDS[entry.kind][language]}</td>
            <td class="short">{levelOf(entry.jurisdiction)[language]}</td>
            <td>{entry.type === 'relief' ? say('减免', 'relief') : <ChargeLimits entry={entry} vocabulary={vocabulary} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
