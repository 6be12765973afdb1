// The catalogues of the package load from wherever it is started; a set with faults is refused with every one of them; an edition is kept whole.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestOf } from '../../src/core/catalogue/edition.ts'
import { isWritable, keepEdition } from '../../src/entry/keep-edition.ts'
import { CATALOGUES, CatalogueError, loadEdition, readSources } from '../../src/entry/load-catalogues.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogues-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('paths are relative, slashed, sorted, and examples are no catalogues', () => {
  for (const path of ['CN', 'examples/deep', '65']) mkdirSync(join(folder, path), { recursive: true })
  for (const path of [
    'facts.yaml',
    'CN/deposit.yaml',
    '65/relief.yaml',
    'examples/a.yaml',
    'examples/deep/b.yaml',
    'README.md',
    'regions.json',
  ]) {
    writeFileSync(join(folder, path), path)
  }
  expect(readSources(folder)).toEqual(['65/relief.yaml', 'CN/deposit.yaml', 'facts.yaml'].map((path) => ({ path, text: path })))
})

test('the catalogues of the package make edition 1, the same each time', () => {
  const [one, two] = [loadEdition(), loadEdition()]
  expect([one.number, one.digest]).toEqual([1, two.digest])
  expect(one.compiled.items.length).toBeGreaterThan(40)
})

test('every fault of every file is listed with file and line', () => {
  cpSync(CATALOGUES, folder, { recursive: true })
  writeFileSync(join(folder, 'units.yaml'), 'units:\n  - id: kWh\n    colour: red\n')
  writeFileSync(join(folder, 'roles.yaml'), 'roles: []\nroles: []\n')
  rmSync(join(folder, 'facts.yaml'))
  const refused = () => loadEdition(folder)
  expect(refused).toThrow(CatalogueError)
  expect(refused).toThrow(/^units\.yaml:2 units\.0/m)
  expect(refused).toThrow(/^roles\.yaml:2 /m)
  expect(refused).toThrow(/^facts\.yaml:1 the file is missing$/m)
})

test('an edition is kept as the text of its digest, once, and no draft stays behind', async () => {
  const edition = loadEdition()
  const path = await keepEdition(folder, edition)
  expect(digestOf(readFileSync(path, 'utf8'))).toBe(edition.digest)
  writeFileSync(path, 'as it was')
  expect(await keepEdition(folder, edition)).toBe(path)
  expect(readFileSync(path, 'utf8')).toBe('as it was')
  expect(readdirSync(join(folder, 'editions'))).toHaveLength(1)
})

test('content that does not have its digest is not kept', async () => {
  const edition = loadEdition()
  await expect(keepEdition(folder, { ...edition, digest: digestOf('something else') })).rejects.toThrow('does not have its digest')
  expect(readdirSync(join(folder, 'editions'))).toEqual([])
})

test('a folder that is not there cannot be written to', async () => {
  expect([await isWritable(folder), await isWritable(join(folder, 'missing'))]).toEqual([true, false])
})
