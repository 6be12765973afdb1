// The schemas for editors say of the files beside the catalogues what the loader says: they take the files as they are and mark what it would refuse.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { CATALOGUES } from '../../src/entry/load-catalogues.ts'
import { generatedFiles } from '../../src/generate/all.ts'

const files = generatedFiles()
const schemaOf = (name: string) => z.fromJSONSchema(JSON.parse(files.get(`${name}.schema.json`) ?? '{}'))
const contentOf = (name: string): Record<string, unknown> => parse(readFileSync(`${CATALOGUES}${name}.yaml`, 'utf8'))
const NAMES = ['facts', 'units', 'roles', 'documents', 'reference-prices', 'tolerances', 'names']

describe.each(NAMES)('%s.yaml', (name) => {
  const schema = schemaOf(name)
  const content = contentOf(name)

  test('is taken as it is', () => {
    const read = schema.safeParse(content)
    expect(read.success ? [] : read.error.issues).toEqual([])
  })

  test('is marked where it has a member nobody knows, or lacks one it needs', () => {
    expect(schema.safeParse({ ...content, colour: 'red' }).success).toBe(false)
    const [first = ''] = Object.keys(content)
    expect(schema.safeParse({ ...content, [first]: undefined }).success).toBe(false)
    for (const wrong of [null, 'text', 5, []]) expect(schema.safeParse(wrong).success).toBe(false)
  })
})

test('every schema says what it describes, for whoever hovers over it in an editor', () => {
  for (const name of [...NAMES, 'catalogue']) {
    const { $schema, $ref = '', $defs = {} } = JSON.parse(files.get(`${name}.schema.json`) ?? '{}')
    expect($schema, name).toBe('https://json-schema.org/draft/2020-12/schema')
    expect($defs[$ref.replace('#/$defs/', '')]?.description, name).toMatch(/\.$/)
  }
})

test('a catalogue that an author would mistype is marked', () => {
  const catalogue = {
    kind: 'deposit',
    jurisdiction: '65',
    title: { zh: '保证金', en: 'Deposits' },
    coverage: { state: 'partial', lastConfirmed: '2026-01-01', missing: [] },
  }
  const limit = { limit: { type: 'fixed', price: '1.5' }, basis: [{ document: 'D' }], verification: 'original' }
  const withLimit = (changes: object) => ({
    ...catalogue,
    items: [{ id: 'a.b', name: { zh: '甲', en: 'A' }, limits: [{ ...limit, ...changes }] }],
  })
  const schema = schemaOf('catalogue')
  const taken = (file: object) => schema.safeParse(file).success
  expect([taken(catalogue), taken(withLimit({}))]).toEqual([true, true])
  for (const wrong of [
    { ...catalogue, kind: 'deposits' },
    { ...catalogue, jurisdiction: '650' },
    { ...catalogue, title: { zh: '保证金' } },
    { ...catalogue, coverage: { ...catalogue.coverage, state: 'whole' } },
    withLimit({ limit: { type: 'fixed', price: 1.5 } }),
    withLimit({ limit: { type: 'fix', price: '1.5' } }),
    withLimit({ verification: 'certain' }),
    withLimit({ basis: [{ clause: '一' }] }),
    withLimit({ colour: 'red' }),
    { ...catalogue, items: [{ id: 'A B', name: { zh: '甲', en: 'A' }, limits: [] }] },
  ])
    expect(taken(wrong), JSON.stringify(wrong)).toBe(false)
})
