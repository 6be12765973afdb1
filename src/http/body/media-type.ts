// The media types in which a bill may be posted, and what a request says about its body.
import { type Answer, failed } from '../../app/problems.ts'

export const JSON_TYPE = 'application/json'

/** Every other format the intake reads; the four XML dialects are told apart by content. */
export const DOCUMENT_TYPES = [
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'text/csv',
  'application/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/xml',
  'text/xml',
] as const

const ACCEPTED: readonly string[] = [JSON_TYPE, ...DOCUMENT_TYPES]

/** The media type without parameters; a body that is compressed or JSON that is not UTF-8 is not taken. */
export function acceptedType(headers: {
  readonly contentType: string | undefined
  readonly contentEncoding: string | undefined
}): Answer<string> {
  const { contentType = '', contentEncoding = 'identity' } = headers
  if (contentEncoding.toLowerCase() !== 'identity') {
    return failed('unsupported-media-type', { zh: '请求体不得压缩（Content-Encoding）', en: 'Send the body without Content-Encoding' })
  }
  if (contentType === JSON_TYPE) return { ok: true, value: JSON_TYPE }
  const [essence = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters
    .find((it) => it.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
  const isReadable = essence !== JSON_TYPE || charset === undefined || charset === 'utf-8'
  if (ACCEPTED.includes(essence) && isReadable) return { ok: true, value: essence }
  const list = ACCEPTED.join(', ')
  return failed('unsupported-media-type', {
    zh: `请用 Content-Type 说明格式，可接受：${list}；JSON 须为 UTF-8`,
    en: `Name the format in Content-Type; accepted: ${list}; JSON in UTF-8`,
  })
}
