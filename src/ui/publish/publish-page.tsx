// Publishing: a change set is filled in, rehearsed on the examples or a batch, looked over, and published as the next edition.
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { KeyGate } from '../key/key-gate.tsx'
import { useSay } from '../language.ts'
import { Refused, Waiting } from '../parts/notice.tsx'
import { usePlace } from '../route.ts'
import { useVocabulary } from '../words/use-vocabulary.ts'
import type { Publication } from './answers.ts'
import { ChangeList } from './change-list.tsx'
import { Conflict } from './conflict.tsx'
import { readDraft, textOf, withChange } from './draft.ts'
import { type Editing, EditingContext } from './editing.ts'
import { FaultList } from './fault-list.tsx'
import { type Json, listAt, put, stepsOf } from './json.ts'
import { JsonPane } from './json-pane.tsx'
import { PointedText } from './pointed.tsx'
import { Rehearsed } from './rehearsed.tsx'
import { ReplayChoice } from './replay-choice.tsx'
import { EXAMPLES } from './replays.ts'
import { StartChange } from './start-change.tsx'
import { useDraftText } from './use-draft-text.ts'
import { isConflict, type Publishing, usePublishing } from './use-publishing.ts'

export function PublishPage(): JSX.Element {
  const say = useSay()
  return (
    <div class="catalogue">
      <KeyGate scope="publish" title={say('发布目录', 'Publish')}>
        {(key) => <Drafting keyText={key} />}
      </KeyGate>
    </div>
  )
}

function Drafting({ keyText }: { keyText: string }): JSX.Element {
  const say = useSay()
  const [text, setText] = useDraftText()
  const [open, setOpen] = useState<number>()
  const replay = usePlace().query.get('replay') ?? EXAMPLES
  const publishing = usePublishing(keyText)
  const { base, rehearsed, published, failure, isBusy } = publishing
  const problem = failure?.problem
  const faults = problem?.errors ?? []
  if (published !== undefined)
    return (
      <Published
        publication={published}
        onAgain={() => {
          setText('')
          publishing.again()
        }}
      />
    )
  const openAt = (pointer: string) => {
    const [part, place] = stepsOf(pointer)
    if (part === 'changes' && place !== undefined) setOpen(Number(place))
  }
  return (
    <>
      <Editor text={text} faults={faults} open={open} base={base?.number} onOpen={setOpen} onText={setText} />
      <ReplayChoice keyText={keyText} chosen={replay} />
      <p class="tools">
        <button type="button" class="main" disabled={isBusy || text.trim() === ''} onClick={() => publishing.rehearse(text, replay)}>
          {say('试算（不发布）', 'Rehearse, without publishing')}
        </button>
      </p>
      {isBusy && <Waiting what={say('正在核验并试算…', 'Linting and replaying…')} />}
      {failure !== undefined &&
        (isConflict(failure) ? (
          <Conflict base={(rehearsed?.base ?? base)?.number ?? 0} onGoOn={() => publishing.rebase(text, replay)} />
        ) : problem?.errors === undefined ? (
          <Refused failure={failure} />
        ) : (
          <FaultList problem={problem} onFault={openAt} />
        ))}
      <Outcome text={text} publishing={publishing} />
    </>
  )
}

interface EditorGiven {
  readonly text: string
  readonly faults: Editing['faults']
  readonly open: number | undefined
  readonly base: number | undefined
  readonly onOpen: (place: number | undefined) => void
  readonly onText: (text: string) => void
}

/** The form, as far as the text is a change set; and the text itself. */
function Editor({ text, faults, open, base, onOpen, onText }: EditorGiven): JSX.Element {
  const say = useSay()
  const { query } = usePlace()
  const vocabulary = useVocabulary()
  const draft = useMemo(() => readDraft(text), [text])
  const json: Json = draft.state === 'changes' ? draft.json : {}
  const replace = (next: Json) => onText(textOf(next))
  const editing: Editing = { json, faults, vocabulary, replace, put: (pointer, value) => replace(put(json, pointer, value)) }
  const start = (change: Json) => {
    replace(withChange(json, change))
    onOpen(listAt(json, '/changes').length)
  }
  const isForm = draft.state === 'changes' || draft.state === 'empty'
  return (
    <EditingContext.Provider value={editing}>
      <section class="bill publish">
        {base !== undefined && <p class="hint">{say(`以第 ${base} 版为基础`, `Made on edition ${base}`)}</p>}
        {isForm && (
          <>
            <h2>{say('变更', 'Changes')}</h2>
            <ChangeList open={open} onOpen={onOpen} />
            <StartChange item={query.get('item') ?? ''} onStart={start} />
            <PointedText at="/note" label={say('发布说明（为什么改）', 'Why, for those who look back')} />
          </>
        )}
        {draft.state === 'whole' && (
          <p>{say('这是整套目录，不能逐项填写；试算会列出每处不同。', 'This is a whole set: the rehearsal lists every difference.')}</p>
        )}
        {draft.state === 'unreadable' && (
          <p class="is-violation">
            {say('下面的内容不是变更集，改好后表单会恢复。', 'The text below is no change set; the form is back once it is one.')}
          </p>
        )}
        <JsonPane text={text} isOpen={!isForm} onText={onText} />
      </section>
    </EditingContext.Provider>
  )
}

function Outcome({ text, publishing }: { text: string; publishing: Publishing }): JSX.Element | null {
  const say = useSay()
  const { rehearsed, failure, isBusy, publish } = publishing
  if (rehearsed === undefined) return null
  const { rehearsal } = rehearsed
  const isOther = rehearsed.text !== text
  const mayPublish = !isBusy && rehearsal.lint.errors === 0 && !isOther && !isConflict(failure)
  return (
    <div class={isOther ? 'catalogue is-stale' : 'catalogue'}>
      <Rehearsed rehearsal={rehearsal} of={rehearsed.replay} />
      <p class="tools">
        <button type="button" class="main" disabled={!mayPublish} onClick={publish}>
          {say(`发布为第 ${rehearsal.edition.number} 版`, `Publish as edition ${rehearsal.edition.number}`)}
        </button>
        {isOther && <span class="hint">{say('内容已修改，请重新试算。', 'The text has changed: rehearse it again.')}</span>}
        {!isOther && rehearsal.lint.errors > 0 && (
          <span class="hint">{say('核验有错误，改正后才能发布。', 'There are errors: mend them before publishing.')}</span>
        )}
      </p>
    </div>
  )
}

function Published({ publication: { edition }, onAgain }: { publication: Publication; onAgain: () => void }): JSX.Element {
  const say = useSay()
  return (
    <>
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
      <p class="tools">
        <button type="button" class="plain" onClick={onAgain}>
          {say('再拟一份', 'Draft another')}
        </button>
      </p>
    </>
  )
}
