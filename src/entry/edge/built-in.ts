// The catalogues that came with this version, as the build laid them beside the Worker: JSON, a file a jurisdiction.
import type { Fetcher } from '@cloudflare/workers-types'
import type { BuiltIn as BuiltInCatalogue } from '../../app/install-built-in.ts'
import type { CatalogueSet, PlacedFile } from '../../core/catalogue/catalogue-set.ts'
import { createEdition, type Edition } from '../../core/catalogue/edition.ts'
import { createRegionTable, type RegionTable } from '../../core/values/region.ts'

/** Where the build puts them among the assets; no request from outside is answered from there. */
export const BUILT_IN = '/built-in/'

/** What the build holds; the vocabularies and the catalogues of each jurisdiction are files of their own, read only where they are news. */
export interface BuiltIn {
  readonly number: number
  readonly digest: string
  readonly jurisdictions: readonly string[]
}

export async function readAsset(assets: Fetcher, name: string): Promise<string> {
  // The host is of no account to the binding, which knows only paths.
  const answer = await assets.fetch(`https://assets.invalid${BUILT_IN}${name}`)
  if (answer.status !== 200) throw new Error(`${BUILT_IN}${name} answered ${answer.status}: it is made by the build`)
  return answer.text()
}

/** The catalogue of the program: its digest says whether it is news, and only then are its files read. */
export async function builtInCatalogue(assets: Fetcher): Promise<BuiltInCatalogue> {
  const builtIn: BuiltIn = JSON.parse(await readAsset(assets, 'edition.json'))
  return { texts: builtIn.digest, read: () => readEdition(assets, builtIn) }
}

export async function loadRegions(assets: Fetcher): Promise<RegionTable> {
  return createRegionTable(JSON.parse(await readAsset(assets, 'regions.json')))
}

async function readEdition(assets: Fetcher, builtIn: BuiltIn): Promise<Edition> {
  const files = await Promise.all(
    builtIn.jurisdictions.map(async (code): Promise<readonly PlacedFile[]> => JSON.parse(await readAsset(assets, `${code}.json`))),
  )
  const vocabulary: Omit<CatalogueSet, 'files'> = JSON.parse(await readAsset(assets, 'vocabulary.json'))
  const edition = createEdition(builtIn.number, { ...vocabulary, files: files.flat() }, await loadRegions(assets))
  if (edition.digest !== builtIn.digest) throw new Error('the catalogues beside the Worker are not those its build read')
  return edition
}
