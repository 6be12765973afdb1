// Where the built page stands, and what it is made from.
import { join } from 'node:path'
import { ROOT, sourceDigest } from './source-digest.ts'

export const PAGE_FOLDER = join(ROOT, 'dist/page')
/** Says what the folder was made from; beside it, so that the folder holds nothing but what is served. */
export const PAGE_RECORD = join(ROOT, 'dist/page.json')

/** The page itself, and the words of the core that it is bundled with. */
const FOLDERS = ['src/ui', 'src/core/catalogue/words', 'src/core/findings/words']
const MAKERS = ['src/generate/page.ts', 'package-lock.json']

export function pageSourceDigest(): string {
  return sourceDigest(FOLDERS, MAKERS)
}
