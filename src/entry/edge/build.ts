// Lays what the Worker reads beside it: the catalogues as JSON by jurisdiction, the OpenAPI document and the page. wrangler runs it before each build.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPage } from '../../generate/page.ts'
import { CATALOGUES, loadEdition } from '../load-catalogues.ts'
import { readExamples } from '../read-examples.ts'
import { BUILT_IN, type BuiltIn } from './built-in.ts'
import { PAGE_FILES, SHELL } from './page.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const ASSETS = join(ROOT, 'dist/edge')

/** The files by name, as text. */
export function builtInFiles(): ReadonlyMap<string, string> {
  const { number, digest, set, jurisdictions } = loadEdition()
  const { files, ...vocabulary } = set
  const edition: BuiltIn = { number, digest, jurisdictions: [...jurisdictions] }
  return new Map([
    ['edition.json', JSON.stringify(edition)],
    ['vocabulary.json', JSON.stringify(vocabulary)],
    ...edition.jurisdictions.map((code): [string, string] => [
      `${code}.json`,
      JSON.stringify(files.filter(({ jurisdiction }) => jurisdiction === code)),
    ]),
    ['regions.json', readFileSync(join(CATALOGUES, 'regions.json'), 'utf8')],
    ['examples.json', JSON.stringify(readExamples())],
    ['openapi.json', readFileSync(join(ROOT, 'openapi/openapi.json'), 'utf8')],
  ])
}

/** The page for people, its shell and its files. */
export async function pageFiles(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { shell, files } = await buildPage()
  return new Map<string, string | Uint8Array>([
    [SHELL, shell],
    ...[...files].map(([name, bytes]) => [`${PAGE_FILES}${name}`, bytes] as const),
  ])
}

/** Writes what differs, each file whole, and takes away what is no longer made: of builds at the same time none finds what another has half written. */
export function layDown(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [name, content] of files) {
    const path = join(folder, name)
    if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) continue
    mkdirSync(dirname(path), { recursive: true })
    // Beside the folder: what lies in it is served.
    const draft = `${folder.replace(/\/+$/, '')}.${process.pid}.tmp`
    writeFileSync(draft, content)
    renameSync(draft, path)
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !files.has(path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''))) rmSync(path, { force: true })
  }
}

if (import.meta.main) {
  const here = BUILT_IN.slice(1)
  const files = [...builtInFiles(), ...(await pageFiles())]
  layDown(ASSETS, new Map(files.map(([name, content]) => [`${here}${name}`, content])))
}
