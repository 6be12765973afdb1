// Reads catalogues/ the plain way, so that the tests of matching depend on the published names and on nothing built from them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type NameData, namesFile } from '../../../src/core/catalogue/schema/names.ts'
import type { NameEntry } from '../../../src/core/match/names.ts'
import { pathsBelow, root } from '../../tidy/sources.ts'

const readYaml = (path: string): unknown => parse(readFileSync(join(root, path), 'utf8'))

export const nameData: NameData = namesFile.parse(readYaml('catalogues/names.yaml'))

/** Only what names need: whether the rest of a catalogue is in order is for other tests to say. */
const names = z.array(z.string()).optional()
const namesOfFile = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        charge: z.string().optional(),
        sameAs: z.string().optional(),
        name: z.object({ zh: z.string() }),
        aliases: names,
        weakAliases: names,
      }),
    )
    .optional(),
  prohibitions: z.array(z.object({ id: z.string(), names, weakNames: names })).optional(),
})

const files = pathsBelow('catalogues')
  .filter((path) => /^catalogues\/(CN|\d+)\/.*\.yaml$/.test(path))
  .map((path) => namesOfFile.parse(readYaml(path)))

/** Items that are cases of one charge count as one. */
const chargeOf = new Map(files.flatMap(({ items = [] }) => items.map((item) => [item.id, item.sameAs ?? item.charge ?? item.id] as const)))
export const isItem = (id: string): boolean => chargeOf.has(id)
export function chargeFor(id: string): string {
  const charge = chargeOf.get(id) ?? id
  return charge === id ? id : chargeFor(charge)
}

const named = (target: string, names: readonly string[] | undefined, strength: NameEntry['strength']): NameEntry[] =>
  (names ?? []).map((name) => ({ target, name, strength }))

export const publishedNames: readonly NameEntry[] = files.flatMap(({ items = [], prohibitions = [] }) => [
  ...items.flatMap((item) => [
    ...named(item.id, [item.name.zh], 'exact'),
    ...named(item.id, item.aliases, 'alias'),
    ...named(item.id, item.weakAliases, 'weak'),
  ]),
  ...prohibitions.flatMap((rule) => [...named(rule.id, rule.names, 'alias'), ...named(rule.id, rule.weakNames, 'weak')]),
])

export const knownTargets: ReadonlySet<string> = new Set(publishedNames.map(({ target }) => target))

export const GROUPS = ['noise', 'typo', 'ocr', 'traditional', 'abbreviation', 'paraphrase', 'near-miss', 'market', 'plain'] as const
export interface Labelled {
  readonly text: string
  readonly expect: readonly string[]
  readonly group: string
}

/** A labelled set, or undefined where the file does not exist. */
export function labelled(name: string): readonly Labelled[] | undefined {
  const path = `test/labelled/${name}`
  if (!readdirSync(join(root, 'test/labelled')).includes(name)) return undefined
  const rows = readYaml(path)
  if (!Array.isArray(rows)) throw new Error(`${path} is not a list`)
  return rows.map((row: { text: string; expect: string | string[] | null; group: string }) => ({
    text: row.text,
    group: row.group,
    expect: row.expect === null ? [] : [row.expect].flat(),
  }))
}
