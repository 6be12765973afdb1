// Comparing two published editions costs what differs between them, says what comparing them whole says, and is given up where too much differs.
import { beforeAll, describe, expect, test } from 'vitest'
import { diffEditions } from '../../src/app/diff-editions.ts'
import { Library } from '../../src/app/library.ts'
import { diffSets } from '../../src/core/catalogue/diff/diff-sets.ts'
import type { Edition } from '../../src/core/catalogue/edition.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { buildEdition, item, limit, REGIONS } from '../core/build-edition.ts'
import { freshStore } from '../http/fresh-store.ts'
import { publishAll } from '../http/published-store.ts'

const PLACES = [...REGIONS.values()].filter(({ level }) => level === 'city').slice(0, 40)
const ITEMS_A_PLACE = 5

/** An item of every place costs 1; those of these places cost 2, as many of each as it says. */
function edition(number: number, dearer: Readonly<Record<string, number>> = {}): Edition {
  const shelves = PLACES.map(({ code }) => ({
    kind: 'deposit' as const,
    jurisdiction: code,
    items: Array.from({ length: ITEMS_A_PLACE }, (_, index) =>
      item(`cn-${code}.${index}`, [limit({ type: 'fixed', price: index < (dearer[code] ?? 0) ? '2' : '1' })]),
    ),
  }))
  return buildEdition(shelves, {}, number).edition
}

const [first = '', second = ''] = PLACES.map(({ code }) => code)
const editions = [edition(1), edition(2, { [first]: 2, [second]: 1 }), edition(3, Object.fromEntries(PLACES.map(({ code }) => [code, 5])))]

let library: Library
const read: string[] = []
beforeAll(async () => {
  const store = await freshStore()
  await publishAll(store, editions)
  const filesAt: typeof store.filesAt = async (number, paths) => {
    read.push(...paths.map((path) => `${number} ${path}`))
    return store.filesAt(number, paths)
  }
  const files = async () => {
    throw new Error('an edition was read whole')
  }
  const source = { ...store, files, filesAt }
  const opened = await Library.open({ source, regions: REGIONS, digestOf: SURROUNDINGS.digestOf, whole: false })
  if (opened === undefined) throw new Error('nothing was published')
  library = opened
})

const ask = (before: number, after: number, mostEntries?: number) =>
  diffEditions({ library, ...(mostEntries !== undefined && { mostEntries }) }, { before, after, view: 'data', language: 'en' })
const setOf = (number: number) => editions[number - 1]?.set ?? edition(number).set

describe('a difference', () => {
  test.each([
    [1, 2],
    [2, 1],
    [1, 3],
    [2, 2],
  ])('of editions %i and %i is that of their whole content', async (before, after) => {
    const answer = await ask(before, after)
    expect(answer).toMatchObject({ ok: true, value: { editions: [{ number: before }, { number: after }] } })
    expect(answer.ok && answer.value.difference).toEqual({ diff: diffSets(setOf(before), setOf(after)) })
  })

  test('reads of a large edition only the catalogues that differ', async () => {
    read.length = 0
    await ask(1, 2)
    const paths = [first, second].map((code) => `${code}/deposit.yaml`).toSorted()
    expect(read.toSorted()).toEqual([...paths.map((path) => `1 ${path}`), ...paths.map((path) => `2 ${path}`)])
  })

  test('of editions in memory is the same', async () => {
    const held = await diffEditions({ library: new Library(editions) }, { before: 1, after: 3, view: 'data', language: 'en' })
    expect(held.ok && held.value.difference).toEqual({ diff: diffSets(setOf(1), setOf(3)) })
  })
})

describe('where there is a bound', () => {
  test('it is one of the entries that differ, not of those that stand', async () => {
    expect([(await ask(1, 2, 3)).ok, (await ask(1, 2, 2)).ok, (await ask(2, 2, 0)).ok]).toEqual([true, false, true])
  })

  test('beyond it nothing more is read, and the refusal says how many there may be', async () => {
    read.length = 0
    const answer = await ask(1, 3, 20)
    expect(answer).toMatchObject({ ok: false, problem: { code: 'too-many-differences' } })
    expect(!answer.ok && answer.problem.detail.en).toMatch(/^The editions differ in more than 20 entries: /)
    expect(read.length).toBeLessThan(2 * PLACES.length)
  })

  test('an edition that nobody published is told first', async () => {
    expect(await ask(1, 9, 0)).toMatchObject({ ok: false, problem: { code: 'unknown-edition' } })
  })
})
