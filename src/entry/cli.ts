// The command line: hands what there is to work with to src/cli, which knows neither where it is nor how it starts.
import process from 'node:process'
import { runCommandLine } from '../cli/main.ts'

/** EX_SOFTWARE of sysexits.h: a failure of ours must not be taken for a verdict. */
const FAILURE_OF_OURS = 70

// A reader that has seen enough, such as `head`, closes the pipe: the check goes on, for its exit code.
const READER_GONE = ['EPIPE', 'ERR_STREAM_DESTROYED']
process.stdout.on('error', (error) => {
  if (!('code' in error) || !READER_GONE.includes(String(error.code))) throw error
})

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), async () => (await import('./command-house.ts')).HOUSE)
} catch (error) {
  const { failureText } = await import('./failure-text.ts')
  process.stderr.write(`qingdan: ${failureText(error)}\n`)
  process.exitCode = FAILURE_OF_OURS
}
