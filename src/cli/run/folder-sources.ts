// The texts of the folder of catalogues that a command names.
import type { Source } from '../../core/catalogue/decode.ts'
import type { Context } from '../command.ts'
import { complain } from '../problem-text.ts'
import { reasonOf } from '../read-document.ts'

export interface FolderSources {
  /** As people know it: the folder of the program where none is named. */
  readonly name: string
  readonly sources: readonly Source[]
}

/** Undefined where the folder cannot be read, which has then been said. */
export function folderSources({ arguments: { operands }, language, house, err }: Context): FolderSources | undefined {
  const folder = operands[0]
  const name = folder ?? house.catalogues
  try {
    return { name, sources: house.sources(folder) }
  } catch (error) {
    err(complain(name, reasonOf(error)[language]))
    return undefined
  }
}
