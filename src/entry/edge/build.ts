// Lays what the Worker reads beside it: the catalogues as JSON by jurisdiction, and the OpenAPI document. wrangler runs it before each build.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CATALOGUES, loadEdition } from '../load-catalogues.ts'
import { BUILT_IN, type BuiltIn } from './built-in.ts'

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
    ['openapi.json', readFileSync(join(ROOT, 'openapi/openapi.json'), 'utf8')],
  ])
}

if (import.meta.main) {
  const folder = join(ASSETS, BUILT_IN)
  rmSync(ASSETS, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of builtInFiles()) writeFileSync(join(folder, name), text)
}
