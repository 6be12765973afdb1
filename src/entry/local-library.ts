// The editions of this machine: those of the database in the data folder where there is one, else the catalogue of the program.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Library } from '../app/library.ts'
import type { EditionHead } from '../core/catalogue/edition.ts'
import { readConfig } from './config.ts'
import { FIRST_EDITION, loadEdition, loadRegions } from './load-catalogues.ts'

const DATABASE_FILE = 'qingdan.sqlite'

/** The data folder with the database, where there is one. */
export function localData(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { data } = readConfig(environment)
  return existsSync(join(data, DATABASE_FILE)) ? data : undefined
}

/** The driver of the database is loaded only by those who have one. */
export async function localLibrary(environment: Readonly<Record<string, string | undefined>>): Promise<Library> {
  const data = localData(environment)
  if (data === undefined) return new Library([loadEdition()])
  const { openHouse } = await import('./open-house.ts')
  return (await openHouse(data)).library
}

/** For those who leave judging to others and need to know only by which edition. */
export async function localCurrent(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Pick<EditionHead, 'number' | 'regions'>> {
  if (localData(environment) === undefined) return { number: FIRST_EDITION, regions: loadRegions() }
  return (await localLibrary(environment)).current()
}
