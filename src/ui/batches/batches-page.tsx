// Batches: hand in a file of many bills, and the batches of this key.
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { PlaceField } from '../check/place-field.tsx'
import { KeyGate } from '../key/key-gate.tsx'
import { useLanguage, useSay } from '../language.ts'
import { Refused } from '../parts/notice.tsx'
import { go } from '../route.ts'
import { type Failure, queryOf } from '../service/ask.ts'
import { failureOf } from '../service/use-answer.ts'
import { ROLES } from '../words/roles.ts'
import { WordChoice } from '../words/word-choice.tsx'
import { Own } from './own-batches.tsx'
import { upload } from './upload.ts'

export function BatchesPage(): JSX.Element {
  const say = useSay()
  return (
    <div class="batches">
      <KeyGate scope="batch" title={say('批量核对', 'Batches')}>
        {(key) => (
          <>
            <HandIn keyText={key} />
            <Own keyText={key} />
          </>
        )}
      </KeyGate>
    </div>
  )
}

function HandIn({ keyText }: { keyText: string }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [place, setPlace] = useState('')
  const [role, setRole] = useState('')
  const [share, setShare] = useState<number>()
  const [failure, setFailure] = useState<Failure>()
  const send = async (file: File | undefined) => {
    if (file === undefined) return
    setFailure(undefined)
    setShare(0)
    try {
      const { id: batch } = await upload(`/v1/batches${queryOf({ jurisdiction: place, role })}`, file, keyText, language, setShare)
      go(`/batches/${encodeURIComponent(batch)}`)
    } catch (error) {
      setFailure(failureOf(error))
    }
    setShare(undefined)
  }
  return (
    <section class="bill">
      <h2>{say('提交一批账单', 'Hand in a batch')}</h2>
      <div class="heading">
        <PlaceField
          label={say('地点（文件未写明时）', 'Place, where the file says none')}
          code={place}
          fault={undefined}
          onPlace={setPlace}
        />
        <WordChoice
          label={say('收费单位类型（文件未写明时）', 'Kind of issuer, where the file says none')}
          none={say('不指定', 'Not said')}
          words={ROLES}
          value={role}
          onChoose={setRole}
        />
      </div>
      <FileChoice onFile={send} />
      {share !== undefined && (
        <p role="status">
          <progress aria-label={say('上传', 'Upload')} max={1} value={share} /> {Math.round(share * 100)}%
        </p>
      )}
      {failure !== undefined && <Refused failure={failure} />}
    </section>
  )
}

function FileChoice({ onFile }: { onFile: (file: File | undefined) => void }): JSX.Element {
  const say = useSay()
  const id = useId()
  return (
    <p class="tools hand-in">
      <label class="file" for={id}>
        {say('选择文件', 'Choose a file')}
        <input
          id={id}
          type="file"
          class="file-input"
          accept=".csv,.xlsx,.ndjson,.jsonl"
          onChange={(event) => onFile(event.currentTarget.files?.[0])}
        />
      </label>
      <span class="hint">
        {say('CSV、XLSX 或 NDJSON，一行一项，可达百万行。模板：', 'CSV, XLSX or NDJSON, a row a line, up to millions. Templates: ')}
      </span>
      <a href="/v1/batches/template.xlsx" download>
        XLSX
      </a>
      <a href="/v1/batches/template.csv" download>
        CSV
      </a>
    </p>
  )
}
