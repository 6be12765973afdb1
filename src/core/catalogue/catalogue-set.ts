// The whole set of catalogue texts, decoded and told apart by path: what an edition is made of.
import type { z } from 'zod'
import { type CatalogueFault, type Decoded, decode, type Source } from './decode.ts'
import type { Document } from './schema/basis.ts'
import { type CatalogueFile, catalogueFile } from './schema/file.ts'
import { type NameData, namesFile } from './schema/names.ts'
import {
  documentsFile,
  type Fact,
  factsFile,
  type ReferenceSeries,
  type Role,
  referenceFile,
  rolesFile,
  type Tolerances,
  tolerancesFile,
  type Unit,
  unitsFile,
} from './schema/vocabulary.ts'

export interface PlacedFile extends CatalogueFile {
  readonly path: string
}

/** Everything an edition publishes, before it is compiled. */
export interface CatalogueSet {
  readonly files: readonly PlacedFile[]
  readonly facts: readonly Fact[]
  readonly units: readonly Unit[]
  readonly roles: readonly Role[]
  readonly documents: Readonly<Record<string, Document>>
  readonly references: readonly ReferenceSeries[]
  readonly tolerances: Tolerances
  readonly names: NameData
}

const IN_A_FOLDER = /^(?!examples\/)[^/]+\/.*\.yaml$/
const CATALOGUE_PATH = /^(CN|\d{2}|\d{4}|\d{6})\/([a-z-]+)\.yaml$/

/** Decodes sources whose paths are relative to `catalogues/`; every fault of every file is listed, never only the first. */
export function decodeSet(sources: readonly Source[]): Decoded<CatalogueSet> {
  const faults: CatalogueFault[] = []
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const read = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
    const source = byPath.get(path)
    if (!source) {
      faults.push({ file: path, line: 1, path: '', detail: 'the file is missing' })
      return undefined
    }
    const decoded = decode(source, schema)
    if (decoded.ok) return decoded.value
    faults.push(...decoded.faults)
    return undefined
  }
  const facts = read('facts.yaml', factsFile)
  const units = read('units.yaml', unitsFile)
  const roles = read('roles.yaml', rolesFile)
  const documents = read('documents.yaml', documentsFile)
  const references = read('reference-prices.yaml', referenceFile)
  const tolerances = read('tolerances.yaml', tolerancesFile)
  const names = read('names.yaml', namesFile)
  const files: PlacedFile[] = []
  for (const path of [...byPath.keys()].sort()) {
    const placed = CATALOGUE_PATH.exec(path)
    if (!placed && IN_A_FOLDER.test(path)) {
      faults.push({
        file: path,
        line: 1,
        path: '',
        detail: 'a catalogue stands under CN or a GB/T 2260 code, as <jurisdiction>/<kind>.yaml',
      })
    }
    if (!placed) continue
    const file = read(path, catalogueFile)
    if (!file) continue
    if (file.jurisdiction !== placed[1] || file.kind !== placed[2]) {
      faults.push({ file: path, line: 1, path: '', detail: `the file says ${file.jurisdiction}/${file.kind}, its path says otherwise` })
    }
    files.push({ ...file, path })
  }
  if (!facts || !units || !roles || !documents || !references || !tolerances || !names || faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    value: {
      files,
      facts: facts.facts,
      units: units.units,
      roles: roles.roles,
      documents: documents.documents,
      references: references.series,
      tolerances,
      names,
    },
  }
}
