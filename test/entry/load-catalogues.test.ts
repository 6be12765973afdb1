// The catalogues of the package load from wherever it is started; a set with faults is refused with every one of them; an edition is kept whole.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
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
