// What the page is made from, as one digest: whether a page made before is still the page of this source.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const PAGE_FOLDER = join(ROOT, 'dist/page')
/** Says what the folder was made from; beside it, so that the folder holds nothing but what is served. */
export const PAGE_RECORD = join(ROOT, 'dist/page.json')

/** The page itself, and the words of the core that it is bundled with. */
const FOLDERS = ['src/ui', 'src/core/catalogue/words', 'src/core/findings/words']
const MAKERS = ['src/generate/page.ts', 'package-lock.json']

export function pageSourceDigest(): string {
  const files = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const path of [...files.sort(), ...MAKERS.map((maker) => join(ROOT, maker))]) {
    const bytes = readFileSync(path)
    hash.update(`${path.slice(ROOT.length)} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
