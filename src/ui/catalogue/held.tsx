// Which catalogues are held, level by level, how much is in each, and what each says it lacks.
import type { JSX } from 'preact'
import { KIND_WORDS } from '../../core/catalogue/words/labels.ts'
import { useLanguage, useSay } from '../language.ts'
import { Shown } from '../parts/notice.tsx'
import type { CatalogueSummary, RegionPage } from '../service/answers.ts'
import { queryOf } from '../service/ask.ts'
import { useAnswer } from '../service/use-answer.ts'
import { levelOf } from '../words/kinds.ts'

export function Held(): JSX.Element {
  const say = useSay()
  const answer = useAnswer<{ readonly catalogues: readonly CatalogueSummary[] }>('/v1/catalogues')
  return (
    <Shown answer={answer} what={say('正在打开目录…', 'Opening the catalogues…')}>
      {({ catalogues }) => {
        const places = [...new Set(catalogues.map(({ jurisdiction }) => jurisdiction))]
        return (
          <>
            {places.map((place) => (
              <Level key={place} place={place} catalogues={catalogues.filter(({ jurisdiction }) => jurisdiction === place)} />
            ))}
          </>
        )
      }}
    </Shown>
  )
}

function Level({ place, catalogues }: { place: string; catalogues: readonly CatalogueSummary[] }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const found = useAnswer<RegionPage>(`/v1/regions${queryOf({ query: place, limit: 1 })}`)
  const name = place === 'CN' ? say('全国', 'The nation') : (found.state === 'here' && found.value.regions[0]?.fullName) || place
  return (
    <section class="held">
      <h2>
        {name} <small>{levelOf(place)[language]}</small>
      </h2>
      <ul class="held-list">
        {catalogues.map(({ kind, title, coverage, items, prohibitions, reliefs }) => (
          <li key={kind} class="held-in">
            <p>
              <a href={`/catalogue?kind=${kind}&place=${place}`} data-page>
                {KIND_WORDS[kind][language]}
              </a>
              <span class={coverage.state === 'complete' ? 'state is-permitted' : 'state is-undetermined'}>
                {coverage.state === 'complete' ? say('完整', 'complete') : say('部分收录', 'partial')}
              </span>
              <span class="small">
                {say(`${items + prohibitions + reliefs} 条`, `${items + prohibitions + reliefs} entries`)}
                {' · '}
                {say(`核对于 ${coverage.lastConfirmed}`, `confirmed ${coverage.lastConfirmed}`)}
              </span>
            </p>
            <p class="small">{title}</p>
            {coverage.missing.length > 0 && (
              <details>
                <summary>{say(`尚缺 ${coverage.missing.length} 项`, `${coverage.missing.length} things missing`)}</summary>
                <ul class="missing">
                  {coverage.missing.map((it) => (
                    <li key={it}>{it}</li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
