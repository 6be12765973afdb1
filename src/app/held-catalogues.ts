// Reads the catalogues of editions that are in memory whole, as a source reads those it keeps.
import type { PlacedFile } from '../core/catalogue/catalogue-set.ts'
import { contentOf, type Edition } from '../core/catalogue/edition.ts'
import type { EditionSource } from './ports.ts'

export function heldCatalogues(editions: readonly Edition[]): Pick<EditionSource, 'differing' | 'filesAt'> {
  const byPath = (number: number): ReadonlyMap<string, PlacedFile> =>
    new Map(editions.find((it) => it.number === number)?.set.files.map((file) => [file.path, file]))
  return {
    differing: async (before, after) => {
      const [was, is] = [byPath(before), byPath(after)]
      const isSame = (path: string) => {
        const [one, other] = [was.get(path), is.get(path)]
        return one === other || (one !== undefined && other !== undefined && contentOf(one) === contentOf(other))
      }
      return [...new Set([...was.keys(), ...is.keys()])].filter((path) => !isSame(path)).sort()
    },
    filesAt: async (number, paths) => {
      const files = byPath(number)
      return paths.flatMap((path) => files.get(path) ?? [])
    },
  }
}
