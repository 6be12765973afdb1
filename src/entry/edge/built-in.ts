// The catalogues that came with this version, as the build laid them beside the Worker: JSON, a file a jurisdiction.
import type { Fetcher } from '@cloudflare/workers-types'
import type { CatalogueSet, PlacedFile } from '../../core/catalogue/catalogue-set.ts'
import { createEdition, type Edition } from '../../core/catalogue/edition.ts'
import { createRegionTable } from '../../core/values/region.ts'

/** Where the build puts them among the assets; no request from outside is answered from there. */
export const BUILT_IN = '/built-in/'

/** What the files of the build hold, apart from the catalogues themselves. */
export interface BuiltIn {
  readonly number: number
  readonly digest: string
  readonly jurisdictions: readonly string[]
  readonly vocabulary: Omit<CatalogueSet, 'files'>
  /** The content of regions.json. */
  readonly regions: unknown
}

export async function readAsset(assets: Fetcher, name: string): Promise<string> {
  // The host is of no account to the binding, which knows only paths.
  const answer = await assets.fetch(`https://assets.invalid${BUILT_IN}${name}`)
  if (answer.status !== 200) throw new Error(`${BUILT_IN}${name} answered ${answer.status}: it is made by the build`)
  return answer.text()
}

export async function loadBuiltIn(assets: Fetcher): Promise<Edition> {
  const builtIn: BuiltIn = JSON.parse(await readAsset(assets, 'edition.json'))
  const files = await Promise.all(
    builtIn.jurisdictions.map(async (code): Promise<readonly PlacedFile[]> => JSON.parse(await readAsset(assets, `${code}.json`))),
  )
  const edition = createEdition(builtIn.number, { ...builtIn.vocabulary, files: files.flat() }, createRegionTable(builtIn.regions))
  if (edition.digest !== builtIn.digest) throw new Error('the catalogues beside the Worker are not those its build read')
  return edition
}
