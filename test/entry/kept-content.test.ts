// What the catalogues decode to is kept on disk: it makes the very same edition, and is believed only where it is whole and of these texts and this decoder.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Library } from '../../src/app/library.ts'
import { contentKeptIn } from '../../src/entry/kept-content.ts'
import { CatalogueError, decodeEdition, loadEdition, loadRegions, readSources } from '../../src/entry/load-catalogues.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { goldenBills } from '../contract/golden.ts'

const SOURCES = [{ path: 'CN/deposit.yaml', text: 'jurisdiction: CN\n' }]
const CONTENT = '{"files":[],"名":"目录"}'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'))
  file = join(folder, 'dist/catalogues.kept')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What comes of the sources, and whether it had to be decoded. */
function taken(sources = SOURCES, decodesTo = CONTENT) {
  let decoded = false
  const content = contentKeptIn(file, sources, () => {
    decoded = true
    return decodesTo
  })
  return { content, decoded }
}

test('the edition that was kept is the one decoded from YAML, and so is every report', () => {
  const [sources, regions] = [readSources(), loadRegions()]
  const decoded = decodeEdition(sources, regions, 1)
  decodeEdition(sources, regions, 1, file)
  const kept = decodeEdition(sources, regions, 1, file)
  expect(contentKeptIn(file, sources, () => 'decoded again')).not.toBe('decoded again')
  expect(kept.digest).toBe(decoded.digest)
  expect(JSON.stringify(kept.set)).toBe(JSON.stringify(decoded.set))
  const reports = [decoded, kept, loadEdition()].map((edition) => JSON.stringify(goldenBills(new Library([edition]))))
  expect(reports[1]).toBe(reports[0])
  expect(reports[2]).toBe(reports[0])
})

test('a changed catalogue is seen at once, and a fault in it is told with its line', () => {
  const [sources, regions] = [readSources(), loadRegions()]
  const before = decodeEdition(sources, regions, 1, file)
  const changed = (from: string, to: string) =>
    sources.map((source) => (source.path === 'units.yaml' ? { ...source, text: source.text.replace(from, to) } : source))
  const after = decodeEdition(changed('names: [kWh,', 'names: [kilowatt-hour,'), regions, 1, file)
  expect(after.digest).not.toBe(before.digest)
  expect(JSON.stringify(after.shared.units)).toContain('"kilowatt-hour"')
  const faulty = () => decodeEdition(changed('units:', 'unite:'), regions, 1, file)
  expect(faulty).toThrow(CatalogueError)
  expect(faulty).toThrow(/^units\.yaml:2 unite/m)
  expect(decodeEdition(sources, regions, 1, file).digest).toBe(before.digest)
})

test('it is decoded once, and leaves nothing but the file', () => {
  expect(taken()).toEqual({ content: CONTENT, decoded: true })
  expect(taken()).toEqual({ content: CONTENT, decoded: false })
  expect(readdirSync(join(folder, 'dist'))).toEqual(['catalogues.kept'])
})

test('a text, a path or a file more is another set', () => {
  taken()
  const other = [[{ path: 'CN/deposit.yaml', text: 'jurisdiction: CN' }], [{ path: '65/deposit.yaml', text: 'jurisdiction: CN\n' }], []]
  for (const sources of other) expect(taken(sources, 'other')).toEqual({ content: 'other', decoded: true })
})

describe('is decoded again, and mended, where the file', () => {
  const lastOf = (text: string) => text.slice(0, -1)
  const ofAnother = (digest: number) => (text: string) => {
    const [head = '', content = ''] = text.split('\n')
    const words = head.split(' ').with(digest, SURROUNDINGS.digestOf('another'))
    return `${words.join(' ')}\n${content}`
  }
  const whole = (content: string) => (text: string) =>
    `${text.split(' ').slice(0, 2).join(' ')} ${SURROUNDINGS.digestOf(`${content} `)}\n${content}`
  test.each<[string, (text: string) => string]>([
    ['is empty', () => ''],
    ['was cut off', lastOf],
    ['was cut off in its first line', (text) => text.slice(0, 150)],
    ['has lost its first line', (text) => text.slice(text.indexOf('\n') + 1)],
    ['holds another letter', (text) => text.replace('录', '绿')],
    ['holds more', (text) => `${text}\n`],
    ['is of other texts', ofAnother(0)],
    ['is of another decoder', ofAnother(1)],
    ['is something else', () => '{"source":"page"}\n'],
    ['holds what its digest is not of', whole('{}')],
  ])('%s', (_, damaged) => {
    taken()
    writeFileSync(file, damaged(readFileSync(file, 'utf8')))
    expect(taken()).toEqual({ content: CONTENT, decoded: true })
    expect(taken().decoded).toBe(false)
  })
})

test('a place that cannot be read or written is no fault', () => {
  mkdirSync(file, { recursive: true })
  expect(taken()).toEqual({ content: CONTENT, decoded: true })
  expect(readdirSync(join(folder, 'dist'))).toEqual(['catalogues.kept'])
  rmSync(join(folder, 'dist'), { recursive: true })
  writeFileSync(join(folder, 'dist'), 'a file where the folder should be')
  expect(taken()).toEqual({ content: CONTENT, decoded: true })
})
