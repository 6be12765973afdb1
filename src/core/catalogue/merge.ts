// Taking a newer catalogue of the program in without losing what was published meanwhile: three sets, merged entry by entry.
import { canonicalJson, type Json } from '../values/canonical.ts'
import type { CatalogueSet, PlacedFile } from './catalogue-set.ts'
import type { ReferenceSeries } from './schema/vocabulary.ts'

export interface Merged {
  readonly set: CatalogueSet
  /** What both sides changed, each in its own way: what was published stands. */
  readonly kept: readonly string[]
}

interface Sides<T> {
  readonly base: T
  readonly ours: T
  readonly theirs: T
}

/** What `ours` left as it was in `base` follows `theirs`; what it changed stays as it is. */
export function mergeSets(base: CatalogueSet, ours: CatalogueSet, theirs: CatalogueSet): Merged {
  const merge = new Merge()
  const of = <T>(part: (set: CatalogueSet) => T): Sides<T> => ({ base: part(base), ours: part(ours), theirs: part(theirs) })
  const documents = merge.list(
    'documents',
    ([number]) => number,
    of((set) => Object.entries(set.documents)),
  )
  const set = {
    files: merge.files(of((it) => it.files)),
    facts: merge.list(
      'facts',
      ({ name }) => name,
      of((it) => it.facts),
    ),
    units: merge.list(
      'units',
      ({ id }) => id,
      of((it) => it.units),
    ),
    roles: merge.list(
      'roles',
      ({ role }) => role,
      of((it) => it.roles),
    ),
    documents: Object.fromEntries(documents),
    references: merge.series(of((it) => it.references)),
    tolerances: merge.one(
      'tolerances',
      of((it) => it.tolerances),
    ),
    names: merge.one(
      'names',
      of((it) => it.names),
    ),
  }
  return { set, kept: merge.kept }
}

class Merge {
  readonly kept: string[] = []

  one<T>(name: string, { base, ours, theirs }: Sides<T>): T {
    if (same(base, ours) || same(ours, theirs)) return theirs
    if (!same(base, theirs)) this.kept.push(name)
    return ours
  }

  /** In the order of theirs, then what only ours has. */
  list<T>(name: string, idOf: (it: T) => string, sides: Sides<readonly T[]>): T[] {
    const byId = (list: readonly T[]) => new Map(list.map((it) => [idOf(it), it]))
    const [base, ours, theirs] = [byId(sides.base), byId(sides.ours), byId(sides.theirs)]
    const ids = new Set([...theirs.keys(), ...ours.keys()])
    return [...ids].flatMap((id) => {
      const merged = this.one<T | undefined>(`${name} ${id}`, { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id) })
      return merged === undefined ? [] : [merged]
    })
  }

  files(sides: Sides<readonly PlacedFile[]>): PlacedFile[] {
    const paths = new Set([...sides.ours, ...sides.theirs].map((file) => file.path))
    return [...paths].sort().flatMap((path) => {
      const at = (files: readonly PlacedFile[]) => files.find((file) => file.path === path)
      return this.#file(path, { base: at(sides.base), ours: at(sides.ours), theirs: at(sides.theirs) }) ?? []
    })
  }

  #file(path: string, { base, ours, theirs }: Sides<PlacedFile | undefined>): PlacedFile | undefined {
    if (ours === undefined || theirs === undefined) return this.one(path, { base, ours, theirs })
    const of = <T>(part: (file: PlacedFile) => readonly T[] | undefined): Sides<readonly T[]> => ({
      base: base === undefined ? [] : (part(base) ?? []),
      ours: part(ours) ?? [],
      theirs: part(theirs) ?? [],
    })
    const byId = ({ id }: { readonly id: string }) => id
    const items = this.list(
      path,
      byId,
      of((file) => file.items),
    )
    const prohibitions = this.list(
      path,
      byId,
      of((file) => file.prohibitions),
    )
    const reliefs = this.list(
      path,
      byId,
      of((file) => file.reliefs),
    )
    const incompatible = this.list(
      path,
      byId,
      of((file) => file.incompatible),
    )
    const { title, coverage } =
      this.one<Pick<PlacedFile, 'title' | 'coverage'> | undefined>(path, {
        base: base && headOf(base),
        ours: headOf(ours),
        theirs: headOf(theirs),
      }) ?? headOf(ours)
    return {
      path,
      kind: ours.kind,
      jurisdiction: ours.jurisdiction,
      title,
      coverage,
      ...(items.length > 0 && { items }),
      ...(prohibitions.length > 0 && { prohibitions }),
      ...(reliefs.length > 0 && { reliefs }),
      ...(incompatible.length > 0 && { incompatible }),
    }
  }

  /** Published prices are never taken back: ours come first, then what only theirs has. */
  series(sides: Sides<readonly ReferenceSeries[]>): ReferenceSeries[] {
    const bare = (list: readonly ReferenceSeries[]) => list.map((series) => ({ ...series, values: [] }))
    const heads = this.list('references', ({ id }) => id, { base: bare(sides.base), ours: bare(sides.ours), theirs: bare(sides.theirs) })
    return heads.map((head) => {
      const ours = sides.ours.find(({ id }) => id === head.id)?.values ?? []
      const theirs = sides.theirs.find(({ id }) => id === head.id)?.values ?? []
      return { ...head, values: [...ours, ...theirs.filter((row) => !ours.some((it) => same(it, row)))] }
    })
  }
}

function headOf({ title, coverage }: PlacedFile): Pick<PlacedFile, 'title' | 'coverage'> {
  return { title, coverage }
}

function same(a: unknown, b: unknown): boolean {
  return a === b || textOf(a) === textOf(b)
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return undefined
  const json: Json = JSON.parse(JSON.stringify(value))
  return canonicalJson(json)
}
