// Sends a file and says how far it is: the one thing fetch cannot tell.
import { type Language, TAGS } from '../language.ts'
import { Failure } from '../service/ask.ts'
import type { BatchStatus } from './answers.ts'

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Resolves to the batch that was taken in; `onShare` is told the share sent, from 0 to 1. */
export function upload(path: string, file: File, key: string, language: Language, onShare: (share: number) => void): Promise<BatchStatus> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('Authorization', `Bearer ${key}`)
    request.setRequestHeader('Accept-Language', TAGS[language])
    request.setRequestHeader('Content-Type', TYPES[file.name.toLowerCase().split('.').at(-1) ?? ''] ?? 'text/csv')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total)
    request.onerror = () => reject(new Failure(undefined))
    request.onload = () => {
      const { status, response } = request
      if (status >= 200 && status < 300) resolve(response)
      else reject(new Failure(response ?? { type: 'about:blank', title: `HTTP ${status}`, status, detail: '' }))
    }
    request.send(file)
  })
}
