// What something was made from, as one digest: whether what was made before is still of this source.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** SHA-256 in hexadecimal over every file of these folders and over these files, with their paths from the root. */
export function sourceDigest(folders: readonly string[], files: readonly string[]): string {
  const found = folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const path of [...found.sort(), ...files.map((file) => join(ROOT, file))]) {
    const bytes = readFileSync(path)
    hash.update(`${path.slice(ROOT.length)} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
