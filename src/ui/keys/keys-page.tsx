// The keys of the service: make one, see which there are, revoke one. For whoever holds a key with the right to administer.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { KeyGate } from '../key/key-gate.tsx'
import { useKeyed } from '../key/use-keyed.ts'
import { useSay } from '../language.ts'
import { Shown } from '../parts/notice.tsx'
import type { KeyList } from './answers.ts'
import { KeyTable } from './key-table.tsx'
import { MakeKey } from './make-key.tsx'

export function KeysPage(): JSX.Element {
  const say = useSay()
  return (
    <div class="batches">
      <KeyGate scope="admin" title={say('密钥', 'Keys')}>
        {(key) => <Keys keyText={key} />}
      </KeyGate>
    </div>
  )
}

function Keys({ keyText }: { keyText: string }): JSX.Element {
  const say = useSay()
  const [turn, setTurn] = useState(0)
  const answer = useKeyed<KeyList>('/v1/keys', keyText, turn)
  const again = () => setTurn(turn + 1)
  return (
    <Shown answer={answer} what={say('正在打开…', 'Opening…')}>
      {({ keys }) => (
        <>
          <MakeKey keyText={keyText} onMade={again} />
          <KeyTable keys={keys} keyText={keyText} onRevoked={again} />
        </>
      )}
    </Shown>
  )
}
