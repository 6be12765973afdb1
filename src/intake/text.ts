// Bytes to text: UTF-8 and GB18030, both fatal, with at most one byte order mark.
import { type Refused, refused } from './taken.ts'
import { FILE } from './wording.ts'

const BYTE_ORDER_MARK = '\uFEFF'

export type Decoded = { readonly ok: true; readonly text: string } | Refused

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function checked(text: string): Decoded {
  // The decoder takes one mark away; a second one is text that no reader shows and every comparison stumbles over.
  if (text.startsWith(BYTE_ORDER_MARK)) return refused('byte 1', FILE.severalMarks)
  return { ok: true, text }
}

export function decodeUtf8(bytes: Uint8Array): Decoded {
  const text = decoded(bytes, 'utf-8')
  return text === undefined ? refused('byte 1', FILE.notUtf8) : checked(text)
}

export function decodeGb18030(bytes: Uint8Array): Decoded {
  const text = decoded(bytes, 'gb18030')
  return text === undefined ? refused('byte 1', FILE.notGb18030) : checked(text)
}

/** UTF-8 where the bytes are UTF-8, else GB18030: what spreadsheet programs write in China. */
export function decodeTableText(bytes: Uint8Array): Decoded {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')
  return text === undefined ? refused('byte 1', FILE.neitherEncoding) : checked(text)
}
