// Which encoding a whole file is in, found piece by piece: UTF-8 where all of it is UTF-8, else GB18030.
import type { ByteSource, Encoding } from './plan.ts'

const WINDOW = 4 * 1024 * 1024
/** Decoded text is of no use here: short pieces of it are let go soonest. */
const PIECE = 64 * 1024
const ENCODINGS: readonly Encoding[] = ['utf-8', 'gb18030']

/** Undefined where the file is neither. */
export async function encodingOf(source: ByteSource): Promise<Encoding | undefined> {
  for (const encoding of ENCODINGS) if (await decodes(source, encoding)) return encoding
  return undefined
}

async function decodes(source: ByteSource, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const room = new Uint8Array(Math.min(WINDOW, source.size))
  try {
    for (let at = 0; at < source.size; at += WINDOW) {
      const window = await source.read(at, at + WINDOW, room)
      for (let from = 0; from < window.length; from += PIECE) decoder.decode(window.subarray(from, from + PIECE), { stream: true })
    }
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
