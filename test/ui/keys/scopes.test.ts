// What a key may do is said for every right there is, and a key is known by the id it carries.
import { expect, test } from 'vitest'
import { createKey } from '../../../src/app/keys.ts'
import { SCOPES } from '../../../src/app/ports.ts'
import { SURROUNDINGS } from '../../../src/entry/surroundings.ts'
import { idOfKey, SCOPE_NAMES, SCOPE_WORDS, scopesInWords } from '../../../src/ui/keys/scopes.ts'
import { freshStore } from '../../http/fresh-store.ts'

test('every right that a key can have is offered and explained', () => {
  expect(SCOPE_NAMES.toSorted()).toEqual([...SCOPES].toSorted())
  const said = Object.values(SCOPE_WORDS).flatMap(({ name, means }) => [name.zh, name.en, means.zh, means.en])
  expect(said.filter((words) => words === '')).toEqual([])
  expect(new Set(said).size).toBe(said.length)
})

test('rights are said in one order, whatever order they were given in', () => {
  expect(scopesInWords(['admin', 'batch'], 'zh')).toBe('批量核对、管理')
  expect(scopesInWords(['publish', 'batch'], 'en')).toBe('Batches, Publishing')
  expect(scopesInWords([], 'en')).toBe('')
})

test('a key carries its id, and what is no key carries none', async () => {
  const { key, id } = await createKey(await freshStore(), SURROUNDINGS, ['batch'], null)
  expect(idOfKey(key)).toBe(id)
  for (const text of ['', 'qd_', `x${key}`, 'not a key', 'qd_0A1b2c3d4e5f_x']) expect(idOfKey(text)).toBeUndefined()
})
