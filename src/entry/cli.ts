// The command line: hands the catalogues of the package and the server to src/cli, which knows neither where they are nor how they start.
import process from 'node:process'
import type { Library } from '../app/library.ts'
import { runCommandLine } from '../cli/main.ts'
import { SchemaError } from '../storage/migrate.ts'
import { readConfig } from './config.ts'
import { findEdition } from './find-edition.ts'
import { CATALOGUES, CatalogueError, readSources } from './load-catalogues.ts'
import { localCurrent, localData, localLibrary } from './local-library.ts'
import { readExamples } from './read-examples.ts'
import { ConfigError } from './setting.ts'

/** EX_SOFTWARE of sysexits.h: a failure of ours must not be taken for a verdict. */
const FAILURE_OF_OURS = 70

// A reader that has seen enough, such as `head`, closes the pipe: the check goes on, for its exit code.
const READER_GONE = ['EPIPE', 'ERR_STREAM_DESTROYED']
process.stdout.on('error', (error) => {
  if (!('code' in error) || !READER_GONE.includes(String(error.code))) throw error
})

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

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), {
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
  })
} catch (error) {
  const reason =
    error instanceof CatalogueError
      ? `the catalogues have faults\n${error.message}`
      : error instanceof ConfigError || error instanceof SchemaError
        ? error.message
        : error instanceof Error
          ? error.stack
          : error
  process.stderr.write(`qingdan: ${reason}\n`)
  process.exitCode = FAILURE_OF_OURS
}
