// The closed registry of our own failures (RFC 9457): what cannot be answered, as opposed to what a report finds.
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import type { Fault } from '../core/invoice/invoice.ts'

export const PROBLEMS = {
  'malformed-json': { status: 400, title: { zh: '请求体不是有效的 JSON', en: 'The body is not valid JSON' } },
  'invalid-invoice': { status: 422, title: { zh: '单据不符合要求', en: 'The invoice does not fit the contract' } },
  'invalid-query': { status: 400, title: { zh: '查询参数不符合要求', en: 'A query parameter is not valid' } },
  'unreadable-document': { status: 422, title: { zh: '文件无法读取', en: 'The document cannot be read' } },
  'several-invoices': { status: 422, title: { zh: '一次只能核对一张单据', en: 'One check takes one invoice' } },
  'unsupported-media-type': { status: 415, title: { zh: '不支持的媒体类型', en: 'Unsupported media type' } },
  'body-too-large': { status: 413, title: { zh: '请求体过大', en: 'The body is too large' } },
  'unknown-edition': { status: 404, title: { zh: '没有这个版本', en: 'There is no such edition' } },
  'not-found': { status: 404, title: { zh: '没有找到', en: 'Not found' } },
  'method-not-allowed': { status: 405, title: { zh: '不支持的方法', en: 'Method not allowed' } },
  unauthenticated: { status: 401, title: { zh: '需要密钥', en: 'A key is needed' } },
  forbidden: { status: 403, title: { zh: '权限不足', en: 'Not allowed with this key' } },
  'invalid-key': { status: 422, title: { zh: '所要的密钥不符合要求', en: 'The key asked for has faults' } },
  'last-admin-key': { status: 409, title: { zh: '最后一个管理密钥不可撤销', en: 'The last key with the scope admin stays' } },
  'invalid-edition': { status: 422, title: { zh: '目录不符合要求，未发布', en: 'The catalogue has faults: nothing was published' } },
  'too-many-differences': {
    status: 422,
    title: { zh: '两个版本相差太多，此处无法比较', en: 'The two editions differ in too much to be compared here' },
  },
  'nothing-to-publish': { status: 409, title: { zh: '与现行版本相同', en: 'Nothing differs from the current edition' } },
  'edition-conflict': { status: 409, title: { zh: '同时有人发布了新版本', en: 'Somebody else published at the same time' } },
  'edition-changed': { status: 412, title: { zh: '现行版本已变更', en: 'The current edition is no longer the one named' } },
  'precondition-required': {
    status: 428,
    title: { zh: '须用 If-Match 说明所依据的版本', en: 'Name the edition it is based on in If-Match' },
  },
  'batch-not-finished': { status: 409, title: { zh: '批次尚未完成', en: 'The batch has not completed' } },
  'idempotency-mismatch': {
    status: 422,
    title: { zh: 'Idempotency-Key 已用于另一个请求', en: 'The Idempotency-Key was used for another request' },
  },
  'not-acceptable': { status: 406, title: { zh: '没有所要的格式', en: 'Not available in the format asked for' } },
  'rate-limited': { status: 429, title: { zh: '请求过于频繁', en: 'Too many requests' } },
  unavailable: { status: 503, title: { zh: '服务尚未就绪', en: 'The service is not ready' } },
  internal: { status: 500, title: { zh: '服务内部错误', en: 'Internal error' } },
} as const satisfies Record<string, { status: number; title: Bilingual }>

export type ProblemCode = keyof typeof PROBLEMS

/** A failure of ours: its code, one sentence, and where in the document each fault lies. Never holds a value that was sent. */
export interface Problem {
  readonly code: ProblemCode
  readonly detail: Bilingual
  readonly errors: readonly Fault[]
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

export function failed(
  code: ProblemCode,
  detail: Bilingual,
  errors: readonly Fault[] = [],
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, detail, errors } }
}
