// Begins a change: find the entry, see what stands, and say what is to become of it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { chargesLike } from '../check/charges-like.tsx'
import { useLanguage, useSay } from '../language.ts'
import { Combobox } from '../parts/combobox.tsx'
import { Shown } from '../parts/notice.tsx'
import { ask } from '../route.ts'
import type { ListedEntry } from '../service/answers.ts'
import { dated } from './change-words.ts'
import { useEditing } from './editing.ts'
import { type Json, listAt, textAt } from './json.ts'
import { correctionOf, newRule, RULE_TYPES, RULE_WORDS } from './rules.ts'
import { type EntrySource, useSource } from './source.ts'
import { endOf, limitsOf, namesOf, newItem, newLimit } from './starts.ts'

interface Given {
  /** The entry in the address, if any. */
  readonly item: string
  readonly onStart: (change: Json) => void
}

export function StartChange({ item, onStart }: Given): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { vocabulary } = useEditing()
  const [text, setText] = useState('')
  return (
    <section class="start">
      <h3>{say('添加变更', 'Add a change')}</h3>
      <div class="start-find">
        <Combobox
          label={say('要改哪个项目', 'Which entry')}
          text={text}
          placeholder={say('名称或别名，如：居民生活电费', 'A name or alias')}
          onText={setText}
          onChoose={({ id, name }: ListedEntry) => {
            setText(name)
            ask({ item: id })
          }}
          suggest={(typed) => chargesLike(typed, { jurisdiction: '', issuedOn: '' }, vocabulary, language)}
        />
      </div>
      <p class="tools">
        <button type="button" class="plain" onClick={() => onStart(newItem())}>
          {say('新增收费项目', 'Add a new charge')}
        </button>
        {RULE_TYPES.map((type) => (
          <button type="button" class="plain" key={type} onClick={() => onStart(newRule(type))}>
            {say(`新增${RULE_WORDS[type].zh}`, `Add a ${RULE_WORDS[type].en}`)}
          </button>
        ))}
      </p>
      {item !== '' && <Chosen id={item} onStart={onStart} />}
    </section>
  )
}

function Chosen({ id, onStart }: { id: string; onStart: (change: Json) => void }): JSX.Element {
  const say = useSay()
  const answer = useSource(id)
  return (
    <Shown answer={answer} what={say('正在打开条目…', 'Opening the entry…')}>
      {(source) => <Ways id={id} source={source} onStart={onStart} />}
    </Shown>
  )
}

function Ways({ id, source, onStart }: { id: string; source: EntrySource; onStart: (change: Json) => void }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { vocabulary } = useEditing()
  const { entry, type } = source
  const limits = listAt(entry, '/limits')
  return (
    <div class="chosen">
      <p>
        <strong>{textAt(entry, `/name/${language}`)}</strong> <code>{id}</code>
      </p>
      {type === 'item' && (
        <ul class="standing-limits">
          {limits.map((limit, place) => (
            <li key={place}>
              <span>
                {dated(limit, vocabulary, language)} <Days limit={limit} />
              </span>
              <button type="button" class="plain" onClick={() => onStart(newLimit(id, limit))}>
                {say('改为新标准', 'Put a new limit in its place')}
                <span class="unseen">{say(`：第 ${place + 1} 条`, `: limit ${place + 1}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="tools">
        {type === 'item' && (
          <>
            <button type="button" class="plain" onClick={() => onStart(newLimit(id, undefined))}>
              {say('增加一条标准', 'Add a limit')}
            </button>
            <button type="button" class="plain" onClick={() => onStart(limitsOf(id, entry))}>
              {say('更正或终止某条标准', 'Correct or end a limit')}
            </button>
            <button type="button" class="plain" onClick={() => onStart(namesOf(id, entry))}>
              {say('改名称、别名、说明', 'Change names or note')}
            </button>
          </>
        )}
        {type !== 'item' && (
          <button type="button" class="plain" onClick={() => onStart(correctionOf(id))}>
            {say('更正或改期', 'Correct it or its days')}
          </button>
        )}
        <button type="button" class="plain" onClick={() => onStart(endOf(id, type))}>
          {say('整项终止', 'End it')}
        </button>
      </p>
    </div>
  )
}

function Days({ limit }: { limit: Json }): JSX.Element {
  const say = useSay()
  const [from, to] = [textAt(limit, '/from'), textAt(limit, '/to')]
  return (
    <span class="span">
      {from !== '' && say(`${from} 起`, `from ${from}`)} {to !== '' && say(`至 ${to}`, `to ${to}`)}
    </span>
  )
}
