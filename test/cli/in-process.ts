// Runs the command line inside this process, with a terminal, an environment and an input that a test chooses.
import { Readable } from 'node:stream'
import { vi } from 'vitest'
import type { House } from '../../src/cli/command.ts'
import { runCommandLine } from '../../src/cli/main.ts'
import { runBatchFile } from '../../src/entry/batches/run-file.ts'
import { findEdition } from '../../src/entry/find-edition.ts'
import { CATALOGUES, readSources } from '../../src/entry/load-catalogues.ts'
import { readExamples } from '../../src/entry/read-examples.ts'
import { library } from '../built-in.ts'

/** The published catalogues, read once; a server that answers with a code of its own. */
export const HOUSE: House = {
  library: async () => library,
  current: async () => library.current(),
  sources: readSources,
  catalogues: CATALOGUES,
  edition: async (ref) => findEdition(ref, (number) => library.wholeOf(number)),
  ledger: async () => {
    throw new Error('this test has no database')
  },
  examples: readExamples,
  serve: async () => 42,
  batch: (request) => runBatchFile(request, undefined),
}

export interface Given {
  readonly env?: Readonly<Record<string, string>>
  /** Columns of the terminal; without it the output goes to a file. */
  readonly terminal?: number
  readonly input?: string | Uint8Array
  readonly house?: Partial<House>
}

export interface Told {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

const VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG', 'NO_COLOR', 'FORCE_COLOR', 'TERM']

export async function commandLine(words: readonly string[], { env = {}, terminal, input = '', house = {} }: Given = {}): Promise<Told> {
  const said = { stdout: '', stderr: '' }
  for (const name of VARIABLES) vi.stubEnv(name, env[name])
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      said[stream] += String(chunk)
      return true
    }),
  )
  const restore = [
    defined(process.stdout, 'isTTY', terminal !== undefined),
    defined(process.stdout, 'columns', terminal),
    defined(process, 'stdin', Readable.from([Buffer.from(input)])),
  ]
  try {
    return { status: await runCommandLine(words, async () => ({ ...HOUSE, ...house })), ...said }
  } finally {
    for (const undo of restore) undo()
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}

/** Gives a property a value for a while. */
function defined(owner: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name)
  Object.defineProperty(owner, name, { value, configurable: true, writable: true })
  return () => {
    if (before === undefined) Reflect.deleteProperty(owner, name)
    else Object.defineProperty(owner, name, before)
  }
}
