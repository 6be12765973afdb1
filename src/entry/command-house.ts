// What the commands work with on this machine: the catalogues of the package, the database of the data folder, and the server.
import process from 'node:process'
import type { Library } from '../app/library.ts'
import type { House } from '../cli/command.ts'
import { readConfig } from './config.ts'
import { findEdition } from './find-edition.ts'
import { CATALOGUES, readSources } from './load-catalogues.ts'
import { localCurrent, localData, localLibrary } from './local-library.ts'
import { readExamples } from './read-examples.ts'

/** Opened by the first command that asks, and once. */
let opened: Promise<Library> | undefined
const library = () => (opened ??= localLibrary(process.env))

/** Its libraries are loaded only by those who need a database. */
async function ledger() {
  const { openHouse } = await import('./open-house.ts')
  const { SURROUNDINGS } = await import('./surroundings.ts')
  const { store, library } = await openHouse(readConfig(process.env).data)
  return { store, library, surroundings: SURROUNDINGS }
}

export const HOUSE: House = {
  library,
  current: () => localCurrent(process.env),
  sources: readSources,
  catalogues: CATALOGUES,
  edition: async (ref) => findEdition(ref, async (number) => (await library()).wholeOf(number)),
  ledger,
  examples: readExamples,
  // The server and its libraries are read only by the command that needs them.
  serve: async () => (await import('./node.ts')).runServer(process.env),
  batch: async (request) => (await import('./batches/run-file.ts')).runBatchFile(request, localData(process.env)),
}
