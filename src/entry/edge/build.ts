// Lays what the Worker reads beside it: the catalogues as JSON by jurisdiction, the OpenAPI document and the page. wrangler runs it before each build.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

if (import.meta.main) {
  const folder = join(ASSETS, BUILT_IN)
  rmSync(ASSETS, { recursive: true, force: true })
  mkdirSync(join(folder, PAGE_FILES), { recursive: true })
  for (const [name, content] of [...builtInFiles(), ...(await pageFiles())]) writeFileSync(join(folder, name), content)
}
