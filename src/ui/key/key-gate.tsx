// Asks for a key before what needs one, and lets it be forgotten.
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useSay } from '../language.ts'
import { PlainField } from '../parts/plain-field.tsx'
import { useKey } from './key.ts'

interface Given {
  readonly scope: 'batch' | 'publish' | 'admin'
  readonly title: string
  readonly children: (key: string) => ComponentChildren
}

export function KeyGate({ scope, title, children }: Given): JSX.Element {
  const say = useSay()
  const [key, setKey] = useKey()
  const [typed, setTyped] = useState('')
  if (key !== '')
    return (
      <>
        <div class="tools no-print gate">
          <h1>{title}</h1>
          <p class="tools">
            {scope !== 'admin' && (
              <a href="/keys" data-page>
                {say('管理密钥', 'Manage keys')}
              </a>
            )}
            <button type="button" class="plain" onClick={() => setKey('')}>
              {say('忘记密钥', 'Forget the key')}
            </button>
          </p>
        </div>
        {children(key)}
      </>
    )
  return (
    <>
      <h1>{title}</h1>
      <form
        class="bill key-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') setKey(typed.trim())
        }}
      >
        <PlainField label={say('密钥', 'Key')} kind="secret" value={typed} onText={setTyped} />
        <button type="submit" class="main" disabled={typed.trim() === ''}>
          {say('继续', 'Go on')}
        </button>
        <p class="hint key-words">
          {say(
            '密钥只留在这个窗口，关闭即忘。由运行服务的人发放：',
            'The key stays in this window and is forgotten with it. Who runs the service gives it out: ',
          )}
          <code>qingdan keys create --scope {scope}</code>
          {scope !== 'admin' && (
            <>
              {say('，或由持有管理密钥的人在', ', or whoever has a key with the scope admin makes one under ')}
              <a href="/keys" data-page>
                {say('密钥管理', 'Keys')}
              </a>
              {say('中生成。', '.')}
            </>
          )}
        </p>
      </form>
    </>
  )
}
