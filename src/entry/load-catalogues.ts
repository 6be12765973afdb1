// Reads the catalogues that come with the package and makes the edition of them.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuiltIn } from '../app/install-built-in.ts'
import { decodeSet } from '../core/catalogue/catalogue-set.ts'
import type { CatalogueFault, Source } from '../core/catalogue/decode.ts'
import { type Edition, editionOf, orderedContent } from '../core/catalogue/edition.ts'
import { createRegionTable, type RegionTable } from '../core/values/region.ts'
import { contentKeptIn, KEPT_CONTENT, textsDigest } from './kept-content.ts'
import { SURROUNDINGS } from './surroundings.ts'

/** The folder of this package, wherever the command was started. */
export const CATALOGUES = fileURLToPath(new URL('../../catalogues/', import.meta.url))

const EXAMPLES = 'examples/'
export const REGIONS = 'regions.json'
/** The number of the catalogue of the program, until something else is published. */
export const FIRST_EDITION = 1

/** Its message lists every fault with file, line and path. */
export class CatalogueError extends Error {
  readonly faults: readonly CatalogueFault[]

  constructor(faults: readonly CatalogueFault[]) {
    super(faults.map(({ file, line, path, detail }) => `${file}:${line} ${path === '' ? '' : `${path}: `}${detail}`).join('\n'))
    this.faults = faults
  }
}

/** The texts of the catalogues, their paths relative to the folder, with forward slashes and in one order on every machine. */
export function readSources(folder: string = CATALOGUES): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((path) => !path.startsWith(EXAMPLES))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

/** The table of regions stands in the folder itself unless another is named. What the catalogues of the package decode to is kept. */
export function loadEdition(folder: string = CATALOGUES, number: number = FIRST_EDITION, regionsIn: string = folder): Edition {
  return decodeEdition(readSources(folder), loadRegions(regionsIn), number, folder === CATALOGUES ? KEPT_CONTENT : undefined)
}

export function loadRegions(folder: string = CATALOGUES): RegionTable {
  const regions: unknown = JSON.parse(readFileSync(join(folder, REGIONS), 'utf8'))
  return createRegionTable(regions)
}

/** The catalogue of the program, read as text at once and decoded when asked. */
export function builtInCatalogue(): BuiltIn {
  const sources = readSources()
  return { texts: textsDigest(sources), read: () => decodeEdition(sources, loadRegions(), FIRST_EDITION, KEPT_CONTENT) }
}

/** Decodes the sources, or takes from the file what they decoded to before. */
export function decodeEdition(sources: readonly Source[], regions: RegionTable, number: number, keptIn?: string): Edition {
  const content = keptIn === undefined ? decodedContent(sources) : contentKeptIn(keptIn, sources, () => decodedContent(sources))
  return editionOf(number, content, regions, SURROUNDINGS.digestOf)
}

function decodedContent(sources: readonly Source[]): string {
  const decoded = decodeSet(sources)
  if (!decoded.ok) throw new CatalogueError(decoded.faults)
  return orderedContent(decoded.value)
}
