// Writes everything under openapi/ from the source: `npm run generate`. Nothing in it depends on the day, the machine or the catalogues.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { catalogueFile } from '../core/catalogue/schema/file.ts'
import { namesFile } from '../core/catalogue/schema/names.ts'
import { documentsFile, factsFile, referenceFile, rolesFile, tolerancesFile, unitsFile } from '../core/catalogue/schema/vocabulary.ts'
import { RULES } from '../core/rules/all.ts'
import { openApiDocument } from '../http/openapi.ts'
import { problemCatalogue } from '../http/routes/problem-types.ts'

const FOLDER = fileURLToPath(new URL('../../openapi/', import.meta.url))

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

if (import.meta.main) {
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, text] of generatedFiles()) writeFileSync(join(FOLDER, name), text)
}
