// A file dropped anywhere on the bill, or chosen: what it holds fills the bill, and what it holds besides is said.
import type { ComponentChildren, JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { useLanguage, useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import { Refused, Waiting } from '../parts/notice.tsx'
import type { Reading } from '../service/answers.ts'
import type { Failure } from '../service/ask.ts'
import { failureOf } from '../service/use-answer.ts'
import type { Bill } from './bill.ts'
import { ACCEPTED, readFile, withRead } from './read-file.ts'

interface Given {
  readonly bill: Bill
  readonly onBill: (bill: Bill) => void
  readonly children: ComponentChildren
}

export function FileDrop({ bill, onBill, children }: Given): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [isOver, setOver] = useState(false)
  const [isReading, setReading] = useState(false)
  const [read, setRead] = useState<{ readonly name: string; readonly reading: Reading; readonly taken: number }>()
  const [failure, setFailure] = useState<Failure>()
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    setReading(true)
    setFailure(undefined)
    try {
      const reading = await readFile(file, bill, language)
      setRead({ name: file.name, reading, taken: 0 })
      onBill(withRead(bill, reading.invoices[0]?.invoice))
    } catch (error) {
      setRead(undefined)
      setFailure(failureOf(error))
    }
    setReading(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the file field below, which everyone can reach.
    <div
      class={isOver ? 'drop is-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files[0])
      }}
    >
      <FileField onFile={take} />
      {isReading && <Waiting what={say('正在读取文件…', 'Reading the file…')} />}
      {failure !== undefined && <Refused failure={failure} />}
      {read !== undefined && (
        <ReadNotes
          {...read}
          onTake={(taken) => {
            setRead({ ...read, taken })
            onBill(withRead(bill, read.reading.invoices[taken]?.invoice))
          }}
        />
      )}
      {children}
    </div>
  )
}

function FileField({ onFile }: { onFile: (file: File | undefined) => void }): JSX.Element {
  const say = useSay()
  const id = useId()
  return (
    <div class="drop-tools">
      <label class="file" for={id}>
        <Icon name="file" />
        {say('导入文件', 'Import a file')}
        <input
          id={id}
          type="file"
          class="file-input"
          accept={ACCEPTED}
          onChange={(event) => {
            onFile(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </label>
      <span class="hint">
        {say(
          '数电票、财政电子票据、UBL、CII（XML），XLSX、CSV、JSON；也可以拖到这里',
          'E-invoice or fiscal e-bill, UBL, CII (XML), XLSX, CSV, JSON; or drop it here',
        )}
      </span>
    </div>
  )
}

interface NotesGiven {
  readonly name: string
  readonly reading: Reading
  readonly taken: number
  readonly onTake: (taken: number) => void
}

function ReadNotes({ name, reading, taken, onTake }: NotesGiven): JSX.Element {
  const say = useSay()
  const id = useId()
  const { invoices, rejected } = reading
  const notes = invoices[taken]?.unmapped ?? []
  return (
    <div class="read-notes" role="status">
      <p>{say(`已读取 ${name}，请核对后点“核对”。`, `${name} was read: look it over, then check.`)}</p>
      {invoices.length > 1 && (
        <p>
          <label for={id}>
            {say(
              `文件中有 ${invoices.length} 张单据，一次核对一张：`,
              `The file holds ${invoices.length} bills; one is checked at a time: `,
            )}
          </label>
          <select id={id} value={String(taken)} onChange={(event) => onTake(Number(event.currentTarget.value))}>
            {invoices.map(({ row }, place) => (
              <option key={row} value={String(place)}>
                {say(`第 ${place + 1} 张（第 ${row} 行起）`, `bill ${place + 1} (from row ${row})`)}
              </option>
            ))}
          </select>
        </p>
      )}
      {notes.length + rejected.length > 0 && (
        <details>
          <summary>
            {say(`有 ${notes.length + rejected.length} 处未带入`, `${notes.length + rejected.length} things were not carried over`)}
          </summary>
          <ul>
            {[...notes, ...rejected.flatMap(({ errors }) => errors)].map(({ place, detail }) => (
              <li key={`${place} ${detail}`}>
                <code>{place}</code> {detail}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
