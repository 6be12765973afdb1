// The keys that were made, newest first: who has which, what it may do, when it was used last; and the way to revoke one, which asks first.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLanguage, useSay } from '../language.ts'
import { Refused } from '../parts/notice.tsx'
import { ask, type Failure } from '../service/ask.ts'
import { failureOf } from '../service/use-answer.ts'
import type { KeyList, ListedKey } from './answers.ts'
import { idOfKey, scopesInWords } from './scopes.ts'

interface Given extends KeyList {
  readonly keyText: string
  readonly onRevoked: () => void
}

export function KeyTable({ keys, keyText, onRevoked }: Given): JSX.Element {
  const say = useSay()
  const valid = keys.filter(({ revokedAt }) => revokedAt === null)
  return (
    <section>
      <h2>
        {say(
          `密钥：${valid.length} 个有效，${keys.length - valid.length} 个已撤销`,
          `Keys: ${valid.length} valid, ${keys.length - valid.length} revoked`,
        )}
      </h2>
      <ul class="dated keys">
        {keys.toReversed().map((key) => (
          <KeyRow key={key.id} listed={key} keyText={keyText} onRevoked={onRevoked} />
        ))}
      </ul>
    </section>
  )
}

interface RowGiven extends Omit<Given, 'keys'> {
  readonly listed: ListedKey
}

function KeyRow({ listed, keyText, onRevoked }: RowGiven): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const row = useRef<HTMLLIElement>(null)
  const { id, note, scopes, revokedAt } = listed
  return (
    <li class={revokedAt === null ? 'key-row' : 'key-row is-revoked'} tabIndex={-1} ref={row}>
      <p>
        <strong>{note ?? say('（未说明给谁）', '(not said for whom)')}</strong> <code>{id}</code>
        {idOfKey(keyText) === id && <span class="small"> · {say('本窗口所用的密钥', 'the key of this window')}</span>}
      </p>
      <p>{scopesInWords(scopes, language)}</p>
      <Days listed={listed} />
      {revokedAt === null && <Revoke listed={listed} keyText={keyText} onRevoked={onRevoked} onDone={() => row.current?.focus()} />}
    </li>
  )
}

function Days({ listed: { createdAt, revokedAt, lastUsedOn } }: { listed: ListedKey }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const moment = (text: string) => new Date(text).toLocaleString(language === 'zh' ? 'zh-CN' : 'en')
  return (
    <p class="small">
      {say('生成于 ', 'made ')}
      {moment(createdAt)}
      {' · '}
      {lastUsedOn === null ? say('从未使用', 'never used') : say(`最近使用 ${lastUsedOn}（UTC）`, `last used ${lastUsedOn} (UTC)`)}
      {revokedAt !== null && (
        <>
          {' · '}
          <strong>
            {say('已撤销 ', 'revoked ')}
            {moment(revokedAt)}
          </strong>
        </>
      )}
    </p>
  )
}

/** `onDone`: the question is answered, either way, and what was asked with is gone. */
function Revoke({ listed: { id, note }, keyText, onRevoked, onDone }: RowGiven & { onDone: () => void }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const leave = () => {
    setAsking(false)
    onDone()
  }
  const revoke = async () => {
    setBusy(true)
    setFailure(undefined)
    const request = { method: 'DELETE', key: keyText } as const
    await ask(`/v1/keys/${encodeURIComponent(id)}`, language, request).then(onRevoked, (error) => setFailure(failureOf(error)))
    setBusy(false)
    leave()
  }
  if (!isAsking)
    return (
      <>
        <p class="tools">
          <button type="button" class="plain" onClick={() => setAsking(true)}>
            {say('撤销', 'Revoke')}
            <span class="unseen">{` ${note ?? id}`}</span>
          </button>
        </p>
        {failure !== undefined && <Refused failure={failure} />}
      </>
    )
  return <Confirm isOwn={idOfKey(keyText) === id} isBusy={isBusy} onYes={revoke} onNo={leave} />
}

interface ConfirmGiven {
  /** Whether it is the key this page itself asks with. */
  readonly isOwn: boolean
  readonly isBusy: boolean
  readonly onYes: () => void
  readonly onNo: () => void
}

function Confirm({ isOwn, isBusy, onYes, onNo }: ConfirmGiven): JSX.Element {
  const say = useSay()
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => no.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields; these are two answers to a question.
    <div
      class="confirm"
      role="group"
      aria-label={say('确认撤销', 'Revoke it?')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onNo()
      }}
    >
      <p>
        {say(
          '撤销后立即失效，不能恢复；用它提交的批次仍保留。',
          'It is refused from then on, for good; the batches handed in with it stay.',
        )}{' '}
        {isOwn && (
          <strong>
            {say('这是本窗口正在使用的密钥，撤销后本页也无法再用它。', 'It is the key of this window: this page cannot go on with it.')}
          </strong>
        )}
      </p>
      <p class="tools">
        <button type="button" class="plain is-violation" disabled={isBusy} onClick={onYes}>
          {say('确认撤销', 'Revoke it for good')}
        </button>
        <button type="button" class="plain" ref={no} onClick={onNo}>
          {say('保留', 'Keep it')}
        </button>
      </p>
    </div>
  )
}
