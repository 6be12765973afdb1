// Publishing: a change set is rehearsed against the golden bills, looked over, and published as the next edition.
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { KeyGate } from '../key/key-gate.tsx'
import { useLanguage, useSay } from '../language.ts'
import { Refused, Waiting } from '../parts/notice.tsx'
import { answerOf, ask, type Failure } from '../service/ask.ts'
import { failureOf } from '../service/use-answer.ts'
import type { Publication, Rehearsal } from './answers.ts'
import { Rehearsed } from './rehearsed.tsx'

const SHOWN = `{ "note": "…", "changes": [ { "op": "change", "id": "…", "set": { } } ] }`

export function PublishPage(): JSX.Element {
  const say = useSay()
  return (
    <div class="catalogue">
      <KeyGate scope="publish" title={say('发布目录', 'Publish')}>
        {(key) => <Draft keyText={key} />}
      </KeyGate>
    </div>
  )
}

interface Seen {
  readonly rehearsal: Rehearsal
  /** The text that was rehearsed, and the tag of the edition it was rehearsed on: only these are published. */
  readonly text: string
  readonly tag: string
}

function Draft({ keyText }: { keyText: string }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [text, setText] = useState('')
  const [seen, setSeen] = useState<Seen>()
  const [done, setDone] = useState<Publication>()
  const [failure, setFailure] = useState<Failure>()
  const [isBusy, setBusy] = useState(false)
  const attempt = async (act: () => Promise<void>) => {
    setBusy(true)
    setFailure(undefined)
    await act().catch((error) => setFailure(failureOf(error)))
    setBusy(false)
  }
  const send = { method: 'POST', type: 'application/json', key: keyText } as const
  const rehearse = () =>
    attempt(async () => {
      setSeen(undefined)
      const tag = (await answerOf('/v1/editions', language, {})).headers.get('etag') ?? '*'
      const path = '/v1/editions?dryRun=true&replay=examples'
      setSeen({ rehearsal: await ask<Rehearsal>(path, language, { ...send, body: text, headers: { 'If-Match': tag } }), text, tag })
    })
  const publish = ({ text: body, tag }: Seen) =>
    attempt(async () => setDone(await ask<Publication>('/v1/editions', language, { ...send, body, headers: { 'If-Match': tag } })))
  if (done !== undefined) return <Published publication={done} />
  return (
    <>
      <Editor text={text} onText={setText} isBusy={isBusy} onRehearse={rehearse} />
      {isBusy && <Waiting what={say('正在核验并试算…', 'Linting and replaying…')} />}
      {failure !== undefined && <Refused failure={failure} />}
      {seen !== undefined && <Rehearsed rehearsal={seen.rehearsal} />}
      {seen !== undefined && (
        <p class="tools">
          <button
            type="button"
            class="main"
            disabled={isBusy || seen.rehearsal.lint.errors > 0 || seen.text !== text}
            onClick={() => publish(seen)}
          >
            {say(`发布为第 ${seen.rehearsal.edition.number} 版`, `Publish as edition ${seen.rehearsal.edition.number}`)}
          </button>
          {seen.text !== text && <span class="hint">{say('内容已修改，请重新试算。', 'The text has changed: rehearse it again.')}</span>}
        </p>
      )}
    </>
  )
}

interface EditorGiven {
  readonly text: string
  readonly isBusy: boolean
  readonly onText: (text: string) => void
  readonly onRehearse: () => void
}

function Editor({ text, isBusy, onText, onRehearse }: EditorGiven): JSX.Element {
  const say = useSay()
  const id = useId()
  return (
    <section class="bill">
      <label class="label" for={id}>
        {say('变更内容（JSON，格式见接口文档）', 'Change set, JSON as the API describes it')}
      </label>
      <p class="hint">
        {say(
          '可以是变更集（changes），也可以是整套目录（files：路径到 YAML 全文）；粘贴、打开或把文件拖到框里都行。整套目录中没有的条目不再有效。',
          'Either changes (changes) or a whole set (files: each path with its YAML); paste it, open it, or drop the file on the box. What a whole set leaves out does not stand any more.',
        )}
      </p>
      <textarea
        id={id}
        class="change-set"
        rows={14}
        spellcheck={false}
        placeholder={SHOWN}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const [file] = event.dataTransfer?.files ?? []
          if (file === undefined) return
          event.preventDefault()
          file.text().then(onText)
        }}
      />
      <p class="tools">
        <button type="button" class="plain" disabled={isBusy || text.trim() === ''} onClick={onRehearse}>
          {say('试算（不发布）', 'Rehearse, without publishing')}
        </button>
        <label class="file" for={`${id}-file`}>
          {say('打开文件', 'Open a file')}
          <input
            id={`${id}-file`}
            type="file"
            class="file-input"
            accept=".json"
            onChange={(event) => event.currentTarget.files?.[0]?.text().then(onText)}
          />
        </label>
      </p>
    </section>
  )
}

function Published({ publication: { edition } }: { publication: Publication }): JSX.Element {
  const say = useSay()
  return (
    <div class="verdict is-permitted" role="status">
      <div>
        <h2>{say(`第 ${edition.number} 版已发布`, `Edition ${edition.number} is published`)}</h2>
        <p class="small">
          <code>{edition.digest}</code>
        </p>
        <a href={`/changes?from=${edition.number - 1}&to=${edition.number}`} data-page>
          {say('查看变更', 'See what changed')}
        </a>
      </div>
    </div>
  )
}
