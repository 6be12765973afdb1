// Opens what a process on this machine works with: the database of the data folder, brought up to date, with the catalogue of the program taken in.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { installBuiltIn } from '../app/install-built-in.ts'
import { Library } from '../app/library.ts'
import type { Store } from '../app/ports.ts'
import type { Database } from '../storage/database.ts'
import { SchemaError } from '../storage/migrate.ts'
import { DATABASE_FILE, openDatabase } from '../storage/node/open.ts'
import { storeOf } from '../storage/store.ts'
import { builtInCatalogue, loadRegions } from './load-catalogues.ts'
import { ConfigError } from './setting.ts'
import { SURROUNDINGS } from './surroundings.ts'

export interface OpenHouse {
  readonly database: Database
  readonly store: Store
  readonly library: Library
  /** Whether the database is still the file we opened: a folder that was taken away loses what is written to it. */
  readonly stands: () => boolean
  readonly close: () => Promise<void>
}

/** A folder that cannot be used is a ConfigError; a database of a newer program is a SchemaError. */
export async function openHouse(data: string): Promise<OpenHouse> {
  const database = open(data)
  try {
    const store = storeOf(database)
    await installBuiltIn(store, builtInCatalogue(), SURROUNDINGS)
    const library = await Library.open({ source: store, regions: loadRegions(), digestOf: SURROUNDINGS.digestOf, whole: true })
    if (library === undefined) throw new Error('the database holds no edition')
    const inode = inodeOf(data)
    return { database, store, library, stands: () => inode !== undefined && inodeOf(data) === inode, close: database.close }
  } catch (error) {
    await database.close()
    throw error
  }
}

function open(data: string): Database {
  try {
    return openDatabase(data)
  } catch (error) {
    if (error instanceof SchemaError) throw error
    throw new ConfigError(
      `QINGDAN_DATA must be a folder that can be written to (${error instanceof Error ? error.message : String(error)})`,
    )
  }
}

function inodeOf(data: string): bigint | undefined {
  return statSync(join(data, DATABASE_FILE), { bigint: true, throwIfNoEntry: false })?.ino
}
