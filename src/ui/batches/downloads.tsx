// The results of a batch as files; a link cannot carry a key, so they are fetched first.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useLanguage, useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import { answerOf } from '../service/ask.ts'
import { save } from '../service/save.ts'

const FORMATS = [
  ['XLSX', 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['CSV', 'csv', 'text/csv'],
  ['NDJSON', 'ndjson', 'application/x-ndjson'],
] as const

export function Downloads({ id, keyText }: { id: string; keyText: string }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [said, setSaid] = useState('')
  const fetchAs = async (end: string, type: string) => {
    setSaid(say('正在准备文件…', 'Preparing the file…'))
    try {
      const response = await answerOf(`/v1/batches/${encodeURIComponent(id)}/results`, language, {
        key: keyText,
        headers: { Accept: type },
      })
      save(`${id}.${end}`, await response.blob())
      setSaid('')
    } catch {
      setSaid(say('文件没有取到，请再试。', 'The file could not be had: try again.'))
    }
  }
  return (
    <>
      {FORMATS.map(([name, end, type]) => (
        <button key={end} type="button" class="plain" onClick={() => fetchAs(end, type)}>
          <Icon name="file" />
          {name}
        </button>
      ))}
      <span class="hint" role="status">
        {said}
      </span>
    </>
  )
}
