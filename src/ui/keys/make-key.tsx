// Making a key: for whom and what it may do; then the key itself, shown this once.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLanguage, useSay } from '../language.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Refused, Waiting } from '../parts/notice.tsx'
import { PlainField } from '../parts/plain-field.tsx'
import { ask, type Failure } from '../service/ask.ts'
import { failureOf } from '../service/use-answer.ts'
import type { ApiScope, NewKey } from './answers.ts'
import { SCOPE_NAMES, SCOPE_WORDS, scopesInWords } from './scopes.ts'

interface Given {
  readonly keyText: string
  readonly onMade: () => void
}

export function MakeKey({ keyText, onMade }: Given): JSX.Element {
  const language = useLanguage()
  const [made, setMade] = useState<NewKey>()
  const [failure, setFailure] = useState<Failure>()
  const [isBusy, setBusy] = useState(false)
  const make = async (wanted: Wanted) => {
    setFailure(undefined)
    setBusy(true)
    const request = { method: 'POST', type: 'application/json', key: keyText, body: bodyOf(wanted) } as const
    await ask<NewKey>('/v1/keys', language, request).then(
      (key) => {
        setMade(key)
        onMade()
      },
      (error) => setFailure(failureOf(error)),
    )
    setBusy(false)
  }
  if (made !== undefined) return <Made made={made} onDone={() => setMade(undefined)} />
  return <KeyForm isBusy={isBusy} failure={failure} onMake={make} />
}

interface Wanted {
  readonly scopes: readonly ApiScope[]
  readonly note: string
}

function bodyOf({ scopes, note }: Wanted): string {
  return JSON.stringify({ scopes, ...(note.trim() === '' ? {} : { note: note.trim() }) })
}

interface FormGiven {
  readonly isBusy: boolean
  readonly failure: Failure | undefined
  readonly onMake: (wanted: Wanted) => void
}

function KeyForm({ isBusy, failure, onMake }: FormGiven): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [note, setNote] = useState('')
  const [scopes, setScopes] = useState<readonly ApiScope[]>(['batch'])
  const toggle = (scope: ApiScope, isOn: boolean) => setScopes(SCOPE_NAMES.filter((it) => (it === scope ? isOn : scopes.includes(it))))
  return (
    <form
      class="bill new-key"
      onSubmit={(event) => {
        event.preventDefault()
        if (scopes.length > 0) onMake({ scopes, note })
      }}
    >
      <h2>{say('生成密钥', 'Make a key')}</h2>
      <PlainField
        label={say('给谁用（可不填）', 'Whom it is for, if you like')}
        value={note}
        placeholder={say('如：市场监管局 王某', 'such as the market bureau, Ms Wang')}
        onText={setNote}
      />
      <fieldset class="rows">
        <legend class="label">{say('可以做什么', 'What it may do')}</legend>
        {SCOPE_NAMES.map((scope) => (
          <label class="tick" key={scope}>
            <input type="checkbox" checked={scopes.includes(scope)} onChange={(event) => toggle(scope, event.currentTarget.checked)} />
            <span>
              <strong>{SCOPE_WORDS[scope].name[language]}</strong>
              {say('：', ': ')}
              {SCOPE_WORDS[scope].means[language]}
            </span>
          </label>
        ))}
      </fieldset>
      <p class="tools">
        <button type="submit" class="main" disabled={isBusy || scopes.length === 0}>
          {say('生成', 'Make it')}
        </button>
        {scopes.length === 0 && <span class="hint">{say('请至少选择一项。', 'Choose at least one.')}</span>}
      </p>
      {isBusy && <Waiting what={say('正在生成…', 'Making it…')} />}
      {failure !== undefined && <Refused failure={failure} />}
    </form>
  )
}

/** The key stands here until it is put away; nothing of it is kept. */
function Made({ made: { key, id, scopes }, onDone }: { made: NewKey; onDone: () => void }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <section class="bill made-key" tabIndex={-1} ref={box} aria-labelledby="made-key">
      <h2 id="made-key">{say('新密钥', 'The new key')}</h2>
      <p class="said">
        <code>{key}</code>
      </p>
      <p>
        <strong>{say('只显示这一次，关闭后无法再看到。', 'It is shown this once and cannot be seen again.')}</strong>{' '}
        {say(
          '请现在复制并妥善保管；遗失只能撤销后另生成。',
          'Copy it now and keep it safe; one that is lost can only be revoked and another made.',
        )}
      </p>
      <p class="small">
        {scopesInWords(scopes, language)} · <code>{id}</code>
      </p>
      <p class="tools">
        <button type="button" class="plain" onClick={onDone}>
          {say('已保管好，收起', 'It is safe, put it away')}
        </button>
        <CopyButton text={() => key} otherwise={say('无法复制，请自行选取', 'It cannot be copied here: select it')} isMain>
          {say('复制密钥', 'Copy the key')}
        </CopyButton>
      </p>
    </section>
  )
}
