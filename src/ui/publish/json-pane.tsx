// The change set as JSON: the other way in, always in step with the form.
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { useSay } from '../language.ts'

const SHOWN = `{ "note": "…", "changes": [ { "op": "change", "id": "…", "set": { } } ] }`

interface Given {
  readonly text: string
  readonly isOpen: boolean
  readonly onText: (text: string) => void
}

export function JsonPane({ text, isOpen, onText }: Given): JSX.Element {
  const say = useSay()
  const id = useId()
  return (
    <details class="json-pane" open={isOpen}>
      <summary>{say('以 JSON 查看、粘贴或上传', 'See, paste or open it as JSON')}</summary>
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
    </details>
  )
}
