// The page for people, ready to serve: what was built is taken as it is, and built anew where it is missing or its source has changed.
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { PAGE_FOLDER, PAGE_RECORD, pageSourceDigest } from '../generate/page-source.ts'
import type { Page, PageFile } from '../http/page/built.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const record = z.object({ source: z.string(), files: z.array(z.string()) })

interface Made {
  readonly shell: string
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

export async function loadPage(): Promise<Page> {
  const { shell, files } = kept() ?? (await made())
  const ready = new Map([...files].map(([name, bytes]) => [name, served(name, bytes)]))
  return { shell, file: async (name) => ready.get(name) }
}

/** Undefined where there is none, or not of this source. */
function kept(): Made | undefined {
  try {
    const { source, files } = record.parse(JSON.parse(readFileSync(PAGE_RECORD, 'utf8')))
    if (source !== pageSourceDigest()) return undefined
    const read = (name: string) => new Uint8Array(readFileSync(join(PAGE_FOLDER, 'assets', name)))
    return { shell: readFileSync(join(PAGE_FOLDER, 'index.html'), 'utf8'), files: new Map(files.map((name) => [name, read(name)])) }
  } catch {
    return undefined
  }
}

/** A folder that cannot be written to only means that the next start builds again. */
async function made(): Promise<Made> {
  const { buildPage, writePage } = await import('../generate/page.ts')
  const page = await buildPage()
  try {
    writePage(page)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
  return page
}

/** Compressed when first asked for: most files of the page are never asked for. */
function served(name: string, bytes: Uint8Array<ArrayBuffer>): PageFile {
  const type = TYPES[extname(name)]
  if (type === undefined) throw new Error(`say here what ${name} is served as`)
  let gzip: Uint8Array<ArrayBuffer> | undefined
  return {
    type,
    bytes,
    get gzip() {
      gzip ??= new Uint8Array(gzipSync(bytes, { level: 9 }))
      return gzip.length < bytes.length ? gzip : undefined
    },
  }
}
