// Reads the body of a request up to a limit, whatever its Content-Length says.
import { type Answer, failed } from '../../app/problems.ts'

export async function readBody(request: Request, maxBytes: number): Promise<Answer<Uint8Array>> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > maxBytes) return tooLarge(maxBytes)
  try {
    // A server holds the body to the length it declares: read at once then, and piece by piece where nothing is declared.
    const bytes = declared === null ? await counted(request, maxBytes) : new Uint8Array(await request.arrayBuffer())
    return bytes === undefined || bytes.byteLength > maxBytes ? tooLarge(maxBytes) : { ok: true, value: bytes }
  } catch {
    return failed('unreadable-document', { zh: '请求体没有传完', en: 'The body broke off' })
  }
}

/** Undefined as soon as there is more than may be. */
async function counted(request: Request, maxBytes: number): Promise<Uint8Array | undefined> {
  if (request.body === null) return new Uint8Array()
  const reader = request.body.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return joined(pieces, length)
    length += value.byteLength
    if (length > maxBytes) {
      // Not awaited: the sender may never stop, and nothing depends on its answer.
      reader.cancel().catch(() => {})
      return undefined
    }
    pieces.push(value)
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}

function tooLarge(maxBytes: number): Answer<Uint8Array> {
  return failed('body-too-large', { zh: `请求体不得超过 ${maxBytes} 字节`, en: `The body may have at most ${maxBytes} bytes` })
}
