// Which encoding a whole file is in, found piece by piece: UTF-8 where all of it is UTF-8, else GB18030.
import type { ByteSource, Encoding } from './plan.ts'

const WINDOW = 4 * 1024 * 1024
const ENCODINGS: readonly Encoding[] = ['utf-8', 'gb18030']

/** Undefined where the file is neither. */
export async function encodingOf(source: ByteSource): Promise<Encoding | undefined> {
  for (const encoding of ENCODINGS) if (await decodes(source, encoding)) return encoding
  return undefined
}

async function decodes(source: ByteSource, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let at = 0; at < source.size; at += WINDOW) decoder.decode(await source.read(at, at + WINDOW), { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
