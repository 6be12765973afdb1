// The catalogues that come with the program, decoded once for all tests of a process that only read them.
import { Library } from '../src/app/library.ts'
import { loadEdition } from '../src/entry/load-catalogues.ts'

export const edition = loadEdition()
export const library = new Library([edition])
