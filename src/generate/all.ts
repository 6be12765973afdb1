// Writes everything under openapi/ from the source, and the table of coverage in catalogues/README.md from the catalogues: `npm run generate`. Nothing in it depends on the day or the machine.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { decodeSet } from '../core/catalogue/catalogue-set.ts'
import { catalogueFile } from '../core/catalogue/schema/file.ts'
import { namesFile } from '../core/catalogue/schema/names.ts'
import { documentsFile, factsFile, referenceFile, rolesFile, tolerancesFile, unitsFile } from '../core/catalogue/schema/vocabulary.ts'
import { RULES } from '../core/rules/all.ts'
import { createRegionTable } from '../core/values/region.ts'
import { openApiDocument } from '../http/openapi.ts'
import { problemCatalogue } from '../http/routes/problem-types.ts'
import { withCoverage } from './coverage-table.ts'

const FOLDER = fileURLToPath(new URL('../../openapi/', import.meta.url))
const CATALOGUES = fileURLToPath(new URL('../../catalogues/', import.meta.url))
export const COVERAGE_PAGE = join(CATALOGUES, 'README.md')

/** For editors: what a file of the catalogues may say. */
const FILE_SCHEMAS = {
  catalogue: catalogueFile,
  facts: factsFile,
  units: unitsFile,
  roles: rolesFile,
  documents: documentsFile,
  'reference-prices': referenceFile,
  tolerances: tolerancesFile,
  names: namesFile,
} as const satisfies Record<string, z.ZodType>

/** The generated files by name, as text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const schemas = Object.entries(FILE_SCHEMAS).map(([name, schema]): [string, unknown] => [
    `${name}.schema.json`,
    z.toJSONSchema(schema, { io: 'input' }),
  ])
  const findings = RULES.map(({ code, severities, since, sentence }) => ({
    code,
    severities,
    since,
    sentence: { zh: sentence.zh, en: sentence.en },
  }))
  const files: [string, unknown][] = [
    ['openapi.json', openApiDocument()],
    ...schemas,
    ['findings.json', { findings }],
    ['problems.json', { problems: problemCatalogue() }],
  ]
  return new Map(files.map(([name, content]) => [name, `${JSON.stringify(content, null, 2)}\n`]))
}

/** The guide to the catalogues with its table of coverage as the catalogues are now. */
export function coveragePage(): string {
  const paths = readdirSync(CATALOGUES, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.yaml') && !path.startsWith('examples'),
  )
  const sources = paths.sort().map((path) => ({ path: path.replaceAll(sep, '/'), text: readFileSync(join(CATALOGUES, path), 'utf8') }))
  const decoded = decodeSet(sources)
  if (!decoded.ok) throw new Error(decoded.faults.map(({ file, line, detail }) => `${file}:${line} ${detail}`).join('\n'))
  const regions = createRegionTable(JSON.parse(readFileSync(join(CATALOGUES, 'regions.json'), 'utf8')))
  return withCoverage(readFileSync(COVERAGE_PAGE, 'utf8'), decoded.value.files, regions)
}

if (import.meta.main) {
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, text] of generatedFiles()) writeFileSync(join(FOLDER, name), text)
  writeFileSync(COVERAGE_PAGE, coveragePage())
}
