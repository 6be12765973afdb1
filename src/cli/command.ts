// What a command is, and what it is given: its arguments, the language, where to write, and the house it works with.
import type { BatchFormat, BatchState, BatchTerms } from '../app/batch/ports.ts'
import type { Tally } from '../app/batch/tally.ts'
import type { Library } from '../app/library.ts'
import type { Problem } from '../app/problems.ts'
import type { PublishDeps } from '../app/publish/commit-edition.ts'
import type { NamedBill } from '../app/replay.ts'
import type { Language } from '../core/assess/outcome.ts'
import type { CatalogueFault, Source } from '../core/catalogue/decode.ts'
import type { Edition, EditionHead } from '../core/catalogue/edition.ts'
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import type { Arguments, Options } from './arguments.ts'
import type { Page } from './screen/page.ts'

/** An edition someone named, or why there is none; a folder that does not decode lists its faults. */
export type FoundEdition =
  | { readonly ok: true; readonly edition: Edition }
  | { readonly ok: false; readonly reason: Bilingual; readonly faults: readonly CatalogueFault[] }

/** What only src/entry knows: where the catalogues are and how the server starts. */
export interface House {
  readonly library: () => Promise<Library>
  /** The newest edition's number and its table of regions, without the catalogues in memory. */
  readonly current: () => Promise<Pick<EditionHead, 'number' | 'regions'>>
  /** The texts of a folder of catalogues, those of the package when none is named. */
  readonly sources: (folder: string | undefined) => readonly Source[]
  /** The folder of the package’s own catalogues. */
  readonly catalogues: string
  /** A whole edition, by its number or by a folder of catalogues. */
  readonly edition: (ref: string) => Promise<FoundEdition>
  /** The database in the data folder, made where there is none yet. */
  readonly ledger: () => Promise<PublishDeps>
  /** The golden bills of the package. */
  readonly examples: () => readonly NamedBill[]
  readonly serve: () => Promise<number>
  /** Judges a file of many bills on all cores and writes the results to another. */
  readonly batch: (request: BatchFileRequest) => Promise<BatchFileResult>
}

export interface BatchFileRequest {
  readonly file: string
  readonly format: BatchFormat
  readonly out: string
  readonly outFormat: BatchFormat
  readonly language: Language
  readonly defaults: BatchTerms['defaults']
  readonly edition: number
  readonly onProgress: (state: BatchState) => void
}

/** Without a problem an error of ours has been told already. */
export type BatchFileResult = { readonly ok: true; readonly tally: Tally } | { readonly ok: false; readonly problem: Problem | undefined }

export interface Context {
  readonly arguments: Arguments
  readonly language: Language
  readonly house: House
  /** An empty page as wide as the terminal, to be written when it is full. */
  readonly page: () => Page
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly input: () => Promise<Uint8Array>
  /** Whether messages go to a terminal, where a line can be written over. */
  readonly isTerminal: boolean
}

export interface Command {
  /** As it is typed: one word or two. */
  readonly name: string
  readonly operands: string
  readonly summary: Bilingual
  /** Further lines of its help: one for each option and what the exit codes mean. */
  readonly details: Bilingual
  readonly options: Options
  /** How many operands it takes. */
  readonly least: number
  readonly most: number
  /** Answers with the exit code. */
  readonly run: (context: Context) => Promise<number>
}
