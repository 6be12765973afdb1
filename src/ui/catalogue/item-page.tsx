// One entry: what may be charged and since when, on what documents, by which other names, and what it replaces or is replaced by.
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { conditionWords } from '../../core/catalogue/words/condition-words.ts'
import { ENDED_WORDS, KIND_WORDS } from '../../core/catalogue/words/labels.ts'
import { percent } from '../../core/catalogue/words/percent.ts'
import { today } from '../check/charges-like.tsx'
import { useLanguage, useSay } from '../language.ts'
import { Shown } from '../parts/notice.tsx'
import { useAnswer } from '../service/use-answer.ts'
import { levelOf } from '../words/kinds.ts'
import { isRole, ROLES } from '../words/roles.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import { useVocabulary } from '../words/use-vocabulary.ts'
import { Chain } from './chain.tsx'
import { Documents, LimitTable, Span } from './dated.tsx'
import type { Entry, ItemEntry, RuleEntry } from './entry.ts'
import { History } from './history.tsx'
import { Levels } from './levels.tsx'
import { StepChart } from './step-chart.tsx'
import { seriesOf } from './steps.ts'

export function ItemPage({ id }: { id: string }): JSX.Element {
  const say = useSay()
  const answer = useAnswer<Entry>(`/v1/items/${encodeURIComponent(id)}`)
  return (
    <Shown answer={answer} what={say('正在打开条目…', 'Opening the entry…')}>
      {(entry) => <Whole entry={entry} />}
    </Shown>
  )
}

function Whole({ entry }: { entry: Entry }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const vocabulary = useVocabulary()
  useEffect(() => {
    document.title = say(`${entry.name} · 清单`, `${entry.name} · Qingdan`)
  })
  return (
    <article class="item">
      <p class="small">
        <a href="/catalogue" data-page>
          {say('收费目录', 'Catalogues')}
        </a>
        {' › '}
        <a href={`/catalogue?kind=${entry.kind}`} data-page>
          {KIND_WORDS[entry.kind][language]}
        </a>
        {' › '}
        {levelOf(entry.jurisdiction)[language]}
      </p>
      <h1>{entry.name}</h1>
      <p class="small">
        <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? entry.names.en : entry.names.zh}</span> ·{' '}
        <code>{entry.id}</code>
      </p>
      {entry.type === 'item' ? <Item item={entry} vocabulary={vocabulary} /> : <Rule rule={entry} vocabulary={vocabulary} />}
      <History id={entry.id} />
    </article>
  )
}

function Item({ item, vocabulary }: { item: ItemEntry; vocabulary: Vocabulary }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const series = seriesOf(item.limits, ({ when }) => conditionWords(when, vocabulary, language).join(say('，', ', ')), today())
  return (
    <>
      <About item={item} />
      <section>
        <h2>{say('收费标准', 'Limits')}</h2>
        {series.map((it) => (
          <StepChart key={it.name + it.unit} series={it} />
        ))}
        <LimitTable limits={item.limits} vocabulary={vocabulary} />
      </section>
      {item.ended.length > 0 && (
        <section>
          <h2>{say('停征、取消', 'Suspended or abolished')}</h2>
          <ul class="dated">
            {item.ended.map((end) => (
              <li key={`${end.how} ${end.from}`}>
                <strong>{ENDED_WORDS[end.how][language]}</strong> <Span {...end} />
                <Documents {...end} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {item.reliefs.length > 0 && (
        <section>
          <h2>{say('减免', 'Reliefs')}</h2>
          <ul class="dated">
            {item.reliefs.map((relief) => (
              <li key={relief.id}>
                <a href={`/items/${encodeURIComponent(relief.id)}`} data-page>
                  {relief.name}
                </a>{' '}
                {say(`按 ${percent(relief.payable)} 收取`, `${percent(relief.payable)} payable`)} <Span {...relief} />
                <Documents {...relief} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Chain item={item} />
      <Levels id={item.id} />
      <p class="small no-print">
        <a href={`/publish?item=${encodeURIComponent(item.id)}`} data-page>
          {say('拟一份变更（需要密钥）', 'Prepare a change, with a key')}
        </a>
      </p>
    </>
  )
}

function About({ item }: { item: ItemEntry }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const issuers = (item.issuers ?? []).map((role) => (isRole(role) ? ROLES[role][language] : role)).join(say('；', '; '))
  const rows: [string, string][] = [
    [say('谁可以收', 'Who may charge'), issuers],
    [say('收费单位', 'Charged by'), item.chargedBy ?? ''],
    [say('缴费人', 'Paid by'), item.paidBy ?? ''],
    [say('单据上也写作', 'Also called'), item.aliases.join('、')],
    [say('说明', 'Note'), item.note ?? ''],
  ]
  return (
    <dl class="about">
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function Rule({ rule, vocabulary }: { rule: RuleEntry; vocabulary: Vocabulary }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const conditions = conditionWords(rule.rule.when ?? null, vocabulary, language)
  return (
    <section>
      <h2>{rule.type === 'prohibition' ? say('禁止收费', 'A prohibition') : say('减免', 'A relief')}</h2>
      <dl class="about">
        {rule.rule.names !== undefined && (
          <div>
            <dt>{say('涉及名称', 'Names')}</dt>
            <dd>{rule.rule.names.join('、')}</dd>
          </div>
        )}
        {conditions.length > 0 && (
          <div>
            <dt>{say('条件', 'When')}</dt>
            <dd>{conditions.join(say('；', '; '))}</dd>
          </div>
        )}
        {rule.rule.payable !== undefined && (
          <div>
            <dt>{say('应付', 'Payable')}</dt>
            <dd>{percent(rule.rule.payable)}</dd>
          </div>
        )}
        {rule.rule.note !== undefined && (
          <div>
            <dt>{say('说明', 'Note')}</dt>
            <dd>{rule.rule.note[language]}</dd>
          </div>
        )}
      </dl>
      <Span {...rule.validity} />
      <Documents {...rule.validity} />
    </section>
  )
}
