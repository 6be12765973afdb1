// The charge from the nation down to a place: what stands at each level, and which limit is the tightest under which circumstances, set by whom.
import type { JSX } from 'preact'
import type { Chain, ChainCase } from '../../app/read-chain.ts'
import { factQuestion } from '../../core/catalogue/words/wording.ts'
import { PlaceField } from '../check/place-field.tsx'
import { useLanguage, useSay } from '../language.ts'
import { Shown } from '../parts/notice.tsx'
import { ask, usePlace } from '../route.ts'
import { queryOf } from '../service/ask.ts'
import { useAnswer } from '../service/use-answer.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import { useVocabulary } from '../words/use-vocabulary.ts'

export function Levels({ id }: { id: string }): JSX.Element {
  const say = useSay()
  const place = usePlace().query.get('place') ?? ''
  const vocabulary = useVocabulary()
  const answer = useAnswer<{ readonly chain: Chain }>(`/v1/items/${encodeURIComponent(id)}${queryOf({ jurisdiction: place })}`)
  return (
    <section class="levels">
      <h2>{say('从全国到当地，何者最严', 'From the nation to a place: which limit is the tightest')}</h2>
      <PlaceField label={say('看哪里', 'Seen from')} code={place} fault={undefined} onPlace={(code) => ask({ place: code })} />
      <Shown answer={answer} what={say('正在逐级查看…', 'Going through the levels…')}>
        {({ chain }) => (
          <>
            <Standing id={id} chain={chain} />
            {chain.cases.length > 0 && <Cases cases={chain.cases} vocabulary={vocabulary} />}
          </>
        )}
      </Shown>
    </section>
  )
}

function Standing({ id, chain }: { id: string; chain: Chain }): JSX.Element {
  const say = useSay()
  return (
    <ol class="chain">
      {chain.levels.map(({ jurisdiction, place, items }) => (
        <li key={jurisdiction}>
          <span class="level">{jurisdiction === 'CN' ? say('全国', 'The nation') : place}</span>
          {items.length === 0 && <small>{say('未收录本级规定', 'no rule of this level is held')}</small>}
          <ul>
            {items.map((item) => (
              <li key={item.id} aria-current={item.id === id ? 'true' : undefined}>
                {item.id === id ? (
                  <strong>{item.name}</strong>
                ) : (
                  <a href={`/items/${encodeURIComponent(item.id)}`} data-page>
                    {item.name}
                  </a>
                )}{' '}
                {item.ended !== null && <small>{item.ended}</small>}{' '}
                {item.replacedBy.length > 0 && <small>{say('在此地已被下级取代', 'replaced here by a lower level')}</small>}{' '}
                {item.limits.length > 0 && (
                  <span class="small">{[...new Set(item.limits.map(({ text }) => text))].slice(0, 3).join(say('；', '; '))}</span>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function Cases({ cases, vocabulary }: { cases: readonly ChainCase[]; vocabulary: Vocabulary }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const asked = (facts: readonly string[]) => facts.map((fact) => factQuestion(fact, vocabulary, language)).join(' ')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section class="wide-table" aria-label={say('最严的标准', 'The tightest limits')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('情形', 'Where')}</th>
            <th scope="col">{say('最严的标准', 'Tightest')}</th>
            <th scope="col">{say('谁定的、依据什么', 'Set by')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((it, place) => (
            // The cases of an answer do not move, so their place is what they are known by.
            <tr key={place}>
              <th scope="row">{it.conditions ?? say('任何情形', 'whatever the circumstances')}</th>
              <td>{it.tightest === null ? it.reason : <strong>{it.tightest.text}</strong>}</td>
              <td>
                {it.tightest === null
                  ? it.facts.length > 0 && say(`须知道：${asked(it.facts)}`, `To be known: ${asked(it.facts)}`)
                  : `${it.tightest.place} ${it.tightest.setBy.map(({ document }) => document).join(say('、', ', '))}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
