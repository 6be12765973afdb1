// The kept edition is proof of what stood on a day: it is there whole or not at all, is never written over, and never silently missing.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEdition, digestOf } from '../../src/core/catalogue/edition.ts'
import { isWritable, keepEdition } from '../../src/entry/keep-edition.ts'
import { buildEdition, item, limit, REGIONS, setOf } from '../core/build-edition.ts'

const fee = (price: string) => ({ items: [item('fee', [limit({ type: 'fixed', price })])] })
const first = buildEdition(fee('1'), {}, 1).edition
const revised = buildEdition(fee('2'), {}, 1).edition
const second = buildEdition(fee('2'), {}, 2).edition
let data = ''

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kept-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))
const kept = () => readdirSync(join(data, 'editions')).toSorted()

test('its name says number and digest, and its text has that digest', async () => {
  const path = await keepEdition(data, first)
  expect(kept()).toEqual([`1-${first.digest.slice(7, 19)}.json`])
  expect(path).toBe(join(data, 'editions', kept()[0] ?? ''))
  expect(digestOf(readFileSync(path, 'utf8'))).toBe(first.digest)
})

test('what is kept is enough to judge by it again: the same content makes the same edition', async () => {
  const set = JSON.parse(readFileSync(await keepEdition(data, first), 'utf8'))
  expect(createEdition(1, { ...setOf([]), ...set }, REGIONS).digest).toBe(first.digest)
})

test('other content stands beside it, under the same number or the next, and takes nothing away', async () => {
  const paths = [await keepEdition(data, first), await keepEdition(data, revised), await keepEdition(data, second)]
  expect(new Set(paths).size).toBe(3)
  expect(kept()).toHaveLength(3)
  for (const [index, { digest }] of [first, revised, second].entries())
    expect(digestOf(readFileSync(paths[index] ?? '', 'utf8'))).toBe(digest)
})

test('a folder that is not there yet is made, however deep', async () => {
  const path = await keepEdition(join(data, 'a', 'b', 'c'), first)
  expect(existsSync(path)).toBe(true)
})

test('a second start does not touch the file: not its bytes, not its time', async () => {
  const path = await keepEdition(data, first)
  const before = statSync(path, { bigint: true })
  expect(await keepEdition(data, first)).toBe(path)
  const after = statSync(path, { bigint: true })
  expect([after.mtimeNs, after.ino]).toEqual([before.mtimeNs, before.ino])
})

describe('a start that was cut off', () => {
  test('leaves a draft that is never taken for the edition', async () => {
    mkdirSync(join(data, 'editions'))
    const draft = join(data, 'editions', `1-${first.digest.slice(7, 19)}.json.99999.tmp`)
    writeFileSync(draft, '{"files":[')
    expect(digestOf(readFileSync(await keepEdition(data, first), 'utf8'))).toBe(first.digest)
  })

  test('leaves a draft of a process of the same number, which the next one replaces', async () => {
    mkdirSync(join(data, 'editions'))
    writeFileSync(join(data, 'editions', `1-${first.digest.slice(7, 19)}.json.${hostname()}.${process.pid}.tmp`), 'x'.repeat(1_000_000))
    expect(digestOf(readFileSync(await keepEdition(data, first), 'utf8'))).toBe(first.digest)
    expect(kept()).toHaveLength(1)
  })
})

describe('what cannot be kept is an error, never passed over', () => {
  test('where the folder is a file', async () => {
    writeFileSync(join(data, 'file'), '')
    await expect(keepEdition(join(data, 'file'), first)).rejects.toThrow()
    expect(readFileSync(join(data, 'file'), 'utf8')).toBe('')
  })

  test('where the place for editions is a file', async () => {
    writeFileSync(join(data, 'editions'), 'mine')
    await expect(keepEdition(data, first)).rejects.toThrow()
    expect(readFileSync(join(data, 'editions'), 'utf8')).toBe('mine')
  })

  test('where the edition was changed after its digest was taken', async () => {
    await expect(keepEdition(data, { ...first, set: revised.set })).rejects.toThrow('does not have its digest')
    expect(kept()).toEqual([])
  })
})

test('whether a folder can be written to is asked anew each time', async () => {
  const folder = join(data, 'later')
  const asked = [await isWritable(folder)]
  mkdirSync(folder)
  asked.push(await isWritable(folder))
  rmSync(folder, { recursive: true })
  asked.push(await isWritable(folder))
  expect(asked).toEqual([false, true, false])
})
