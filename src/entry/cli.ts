// The command line: hands the catalogues of the package and the server to src/cli, which knows neither where they are nor how they start.
import process from 'node:process'
import { Library } from '../app/library.ts'
import { runCommandLine } from '../cli/main.ts'
import { findEdition } from './find-edition.ts'
import { CATALOGUES, CatalogueError, loadEdition, readSources } from './load-catalogues.ts'
import { readExamples } from './read-examples.ts'

/** EX_SOFTWARE of sysexits.h: a failure of ours must not be taken for a verdict. */
const FAILURE_OF_OURS = 70

// A reader that has seen enough, such as `head`, closes the pipe: the check goes on, for its exit code.
const READER_GONE = ['EPIPE', 'ERR_STREAM_DESTROYED']
process.stdout.on('error', (error) => {
  if (!('code' in error) || !READER_GONE.includes(String(error.code))) throw error
})

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    library: async () => new Library([loadEdition()]),
    sources: readSources,
    catalogues: CATALOGUES,
    edition: async (ref) => findEdition(ref, (number) => new Library([loadEdition()]).edition(number)),
    examples: readExamples,
    // The server and its libraries are read only by the command that needs them.
    serve: async () => (await import('./node.ts')).runServer(process.env),
  })
} catch (error) {
  const reason =
    error instanceof CatalogueError ? `the catalogues have faults\n${error.message}` : error instanceof Error ? error.stack : error
  process.stderr.write(`qingdan: ${reason}\n`)
  process.exitCode = FAILURE_OF_OURS
}
