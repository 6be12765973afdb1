// Answers that are written while they are made, bodies that are read while they come.
import { UploadRefused } from '../app/batch/spool.ts'
import { CORS_HEADERS, NOT_STORED, SECURE_HEADERS } from './headers.ts'
import type { HttpContext } from './route.ts'

/** A reader that goes away ends the making. */
export function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await iterator.return?.()
    },
  })
}

export async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder()
  for await (const text of texts) yield utf8.encode(text)
}

export function streamAnswer(
  c: HttpContext,
  type: string,
  pieces: AsyncIterable<Uint8Array>,
  extra: Readonly<Record<string, string>> = {},
): Response {
  const headers = {
    'Content-Type': type,
    'Cache-Control': NOT_STORED,
    ...CORS_HEADERS,
    ...SECURE_HEADERS,
    ...c.get('rateHeaders'),
    ...extra,
  }
  return new Response(streamOf(pieces), { status: 200, headers })
}

/** The body piece by piece; one that breaks off is a fault of the upload, not of ours. `own` are its pieces where the runtime hands them out itself. */
export async function* bodyPieces(request: Request, own: AsyncIterable<Uint8Array> | undefined): AsyncGenerator<Uint8Array> {
  const pieces = (own ?? bodyOf(request))[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await pieces.next().catch(() => {
        throw new UploadRefused('unreadable-document', { zh: '请求体没有传完', en: 'The body broke off' })
      })
      if (done === true) return
      yield value
    }
  } finally {
    pieces.return?.().catch(() => {})
  }
}

async function* bodyOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body === null) return
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}
