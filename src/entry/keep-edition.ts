// Keeps the edition that is served in the data folder, so that what stood on a day can be proved later from its digest.

import { constants } from 'node:fs'
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { digestOf, type Edition } from '../core/catalogue/edition.ts'
import { canonicalJson, type Json } from '../core/values/canonical.ts'

const DIGEST_PREFIX = 12

/** Writes `<data>/editions/<number>-<digest prefix>.json` whole or not at all; a file that is there is left as it is. Answers with its path. */
export async function keepEdition(data: string, edition: Edition): Promise<string> {
  const folder = join(data, 'editions')
  await mkdir(folder, { recursive: true })
  const prefix = edition.digest.slice('sha256:'.length, 'sha256:'.length + DIGEST_PREFIX)
  const path = join(folder, `${edition.number}-${prefix}.json`)
  if (await exists(path)) return path
  // Two services may share the folder, in containers that give both the same process number.
  const draft = `${path}.${hostname()}.${process.pid}.tmp`
  try {
    await writeThrough(draft, contentOf(edition))
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
  return path
}

/** Whether the folder can be written to now. */
export async function isWritable(data: string): Promise<boolean> {
  return access(data, constants.W_OK).then(
    () => true,
    () => false,
  )
}

/** The text whose SHA-256 is the digest of the edition. */
function contentOf(edition: Edition): string {
  const content: Json = JSON.parse(JSON.stringify(edition.set))
  const text = canonicalJson(content)
  if (digestOf(text) !== edition.digest) throw new Error(`the content of edition ${edition.number} does not have its digest`)
  return text
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
