// The working copy of a set while changes are made to it: it remembers what is new, and the set itself never changes.
import type { CatalogueSet, PlacedFile } from '../catalogue-set.ts'
import { type Entry, entriesIn, entriesOf } from '../entries.ts'
import type { PointedFault } from '../read-json.ts'
import type { Document } from '../schema/basis.ts'
import type { CatalogueFile } from '../schema/file.ts'
import type { Fact, ReferenceSeries, Unit } from '../schema/vocabulary.ts'

interface Standing {
  readonly path: string
  readonly entry: Entry
}

export class Draft {
  readonly #set: CatalogueSet
  /** Files by path, their heads as the changes so far left them. */
  readonly #files: Map<string, PlacedFile>
  /** Entries by id, as the changes so far left them. */
  readonly #entries = new Map<string, Standing>()
  readonly #added = new Map<string, string[]>()
  readonly #touched = new Set<string>()
  /** Without a prototype: a number may be any text, `__proto__` included. */
  readonly documents: Record<string, Document>
  readonly facts: Fact[]
  readonly units: Unit[]
  readonly references: ReferenceSeries[]
  readonly faults: PointedFault[] = []

  constructor(set: CatalogueSet) {
    this.#set = set
    this.#files = new Map(set.files.map((file) => [file.path, file]))
    for (const { entry, file } of entriesOf(set)) this.#entries.set(entry.value.id, { path: file.path, entry })
    this.documents = Object.assign(Object.create(null), set.documents)
    this.facts = [...set.facts]
    this.units = [...set.units]
    this.references = [...set.references]
  }

  fault(pointer: string, zh: string, en: string): void {
    this.faults.push({ pointer, detail: { zh, en } })
  }

  file(path: string): CatalogueFile | undefined {
    return this.#files.get(path)
  }

  /** Makes a file, or gives one that stands another head; its entries stay. */
  putFile(path: string, head: Pick<CatalogueFile, 'kind' | 'jurisdiction' | 'title' | 'coverage'>): void {
    this.#files.set(path, { ...this.#files.get(path), ...head, path })
  }

  entry(id: string): Entry | undefined {
    return this.#entries.get(id)?.entry
  }

  /** Puts an entry in the place of the one that bears its id. */
  replace(entry: Entry): void {
    const { id } = entry.value
    const path = this.#entries.get(id)?.path
    if (path === undefined) throw new Error('only an entry that stands is replaced')
    this.#entries.set(id, { path, entry })
    this.#touched.add(path)
  }

  add(path: string, entry: Entry): void {
    const { id } = entry.value
    this.#entries.set(id, { path, entry })
    const added = this.#added.get(path)
    if (added === undefined) this.#added.set(path, [id])
    else added.push(id)
    this.#touched.add(path)
  }

  /** The files that stood keep their order; a new one stands where its path belongs, as it is read from a folder. */
  finished(): CatalogueSet {
    const files: PlacedFile[] = []
    for (const file of this.#files.values()) {
      const now = this.#touched.has(file.path) ? this.#refilled(file) : file
      const after = files.length < this.#set.files.length ? -1 : files.findIndex(({ path }) => path > file.path)
      files.splice(after < 0 ? files.length : after, 0, now)
    }
    const { facts, units, references } = this
    const documents = Object.fromEntries(Object.entries(this.documents))
    return { ...this.#set, files, documents, facts, units, references }
  }

  #refilled(file: PlacedFile): PlacedFile {
    const stood = entriesIn(file).map(({ entry }) => {
      const now = this.#entries.get(entry.value.id)
      return now?.path === file.path && now.entry.type === entry.type ? now.entry : entry
    })
    const added = (this.#added.get(file.path) ?? []).flatMap((id) => this.entry(id) ?? [])
    const all = [...stood, ...added]
    const items = all.flatMap((it) => (it.type === 'item' ? [it.value] : []))
    const prohibitions = all.flatMap((it) => (it.type === 'prohibition' ? [it.value] : []))
    const reliefs = all.flatMap((it) => (it.type === 'relief' ? [it.value] : []))
    const incompatible = all.flatMap((it) => (it.type === 'incompatible' ? [it.value] : []))
    return {
      ...file,
      ...(file.items !== undefined || items.length > 0 ? { items } : {}),
      ...(file.prohibitions !== undefined || prohibitions.length > 0 ? { prohibitions } : {}),
      ...(file.reliefs !== undefined || reliefs.length > 0 ? { reliefs } : {}),
      ...(file.incompatible !== undefined || incompatible.length > 0 ? { incompatible } : {}),
    }
  }
}
