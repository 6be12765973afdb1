// The decoded catalogues of the program, kept on disk: reading their YAML is most of the time of a short command.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { Source } from '../core/catalogue/decode.ts'
import { ROOT, sourceDigest } from '../generate/source-digest.ts'
import { SURROUNDINGS } from './surroundings.ts'

/** Beside the page that was built. */
export const KEPT_CONTENT = join(ROOT, 'dist/catalogues.kept')

/** Whatever decides what a text decodes to: by the import law the decoder sees no other room. */
const DECODER = ['src/core/values', 'src/core/catalogue']
const LIBRARIES = ['package-lock.json']

/** SHA-256 of the texts, their paths with them. */
export function textsDigest(sources: readonly Source[]): string {
  return SURROUNDINGS.digestOf(JSON.stringify(sources.map(({ path, text }) => [path, text])))
}

/**
 * What these sources decode to: taken from the file where it holds that, whole and by this decoder, and otherwise decoded and kept there.
 * A file that cannot be read or written only means that it is decoded again.
 */
export function contentKeptIn(file: string, sources: readonly Source[], decode: () => string): string {
  const origin = originOf(sources)
  if (origin === undefined) return decode()
  const kept = read(file, origin)
  if (kept !== undefined) return kept
  const content = decode()
  write(file, `${stamp(origin, content)}\n${content}`)
  return content
}

/** The first line of the file: what it was decoded from, and the digest that shows that it is whole. */
function stamp(origin: string, content: string): string {
  return `${origin} ${SURROUNDINGS.digestOf(content)}`
}

/** Undefined where this program does not lie on a disk in files. */
function originOf(sources: readonly Source[]): string | undefined {
  const decoder = attempt(() => sourceDigest(DECODER, LIBRARIES))
  return decoder === undefined ? undefined : `${textsDigest(sources)} ${decoder}`
}

function read(file: string, origin: string): string | undefined {
  const text = attempt(() => readFileSync(file, 'utf8'))
  if (text === undefined || !text.startsWith(`${origin} `)) return undefined
  const end = text.indexOf('\n')
  const content = text.slice(end + 1)
  return text.slice(0, Math.max(end, 0)) === stamp(origin, content) ? content : undefined
}

/** Whole or not at all, whoever else writes it at the same time. */
function write(file: string, text: string): void {
  const draft = `${file}.${process.pid}.${threadId}`
  const written = attempt(() => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(draft, text)
    renameSync(draft, file)
    return true
  })
  if (written === undefined) attempt(() => rmSync(draft, { force: true }))
}

/** Undefined where the disk says no. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}
