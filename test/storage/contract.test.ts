// What every store keeps to, on better-sqlite3 and on D1: an edition is there whole or not at all, and nothing published is changed.
import { beforeEach, describe, expect, test } from 'vitest'
import { chain, verifyAudit } from '../../src/app/audit.ts'
import { installBuiltIn } from '../../src/app/install-built-in.ts'
import { authorise, createKey, revokeKey } from '../../src/app/keys.ts'
import { Library } from '../../src/app/library.ts'
import type { Store, Surroundings } from '../../src/app/ports.ts'
import type { PlacedFile } from '../../src/core/catalogue/catalogue-set.ts'
import { contentOf, createEdition, digestOf } from '../../src/core/catalogue/edition.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { REGIONS } from '../core/build-edition.ts'
import { freshStore } from '../http/fresh-store.ts'
import { enter, smallEdition } from './small-editions.ts'

let store: Store
beforeEach(async () => {
  store = await freshStore()
})

const january = { from: '2026-01-01', to: '2026-01-31', price: '0.4', published: '2025-12-28' }
const corrected = { ...january, price: '0.38', published: '2026-02-03' }
const at = (iso: string): Surroundings => ({ ...SURROUNDINGS, now: () => Date.parse(iso) })

describe('an edition', () => {
  test('is read back as it was published: the same content, the same digest, place by place', async () => {
    const edition = smallEdition(1, '1', [january])
    expect(await enter(store, edition)).toBe('committed')
    const record = await store.newest()
    expect(record).toMatchObject({ number: 1, digest: edition.digest, publishedBy: 'somebody', note: 'a note', builtIn: null })
    expect(record?.counts).toEqual({ 'administrative-fee': 1, deposit: 1, prohibitions: 1, reliefs: 1 })
    const set = { ...(await store.shared(1)), files: await store.files(1, undefined) }
    expect(digestOf(contentOf(set))).toBe(edition.digest)
    expect((await store.files(1, ['6505', '65'])).map(({ path }) => path)).toEqual(['6505/deposit.yaml'])
    expect([...(await store.jurisdictions(1))].toSorted()).toEqual(['6505', 'CN'])
  })

  test('of a number that is taken is refused, and leaves nothing behind: no part, no price, no word in the log', async () => {
    await enter(store, smallEdition(1))
    expect(await enter(store, smallEdition(1, '77', [january]))).toBe('conflict')
    expect(await store.editions()).toHaveLength(1)
    expect(await store.prices('grid')).toEqual([])
    expect(await store.audit(0, 10)).toHaveLength(1)
    expect(JSON.stringify(await store.files(1, undefined))).not.toContain('"77"')
  })

  test('names the catalogues in which another differs, and reads any by their paths', async () => {
    await enter(store, smallEdition(1, '1'))
    await enter(store, smallEdition(2, '1', [january]))
    const third = smallEdition(3, '9', [january])
    const title = { zh: '减免', en: 'Reliefs' }
    const coverage: PlacedFile['coverage'] = { state: 'complete', lastConfirmed: '2026-01-01', missing: [] }
    const reliefs: PlacedFile = { path: 'CN/relief.yaml', kind: 'relief', jurisdiction: 'CN', title, coverage }
    await enter(store, createEdition(3, { ...third.set, files: [...third.set.files, reliefs] }, REGIONS))
    expect(await store.differing(1, 1)).toEqual([])
    // A price published meanwhile is in no catalogue.
    expect(await store.differing(1, 2)).toEqual([])
    expect([await store.differing(1, 3), await store.differing(3, 2)]).toEqual([
      ['6505/deposit.yaml', 'CN/relief.yaml'],
      ['6505/deposit.yaml', 'CN/relief.yaml'],
    ])
    const at = async (number: number) => (await store.filesAt(number, ['CN/relief.yaml', '6505/deposit.yaml'])).map(({ path }) => path)
    expect([await at(1), await at(3)]).toEqual([['6505/deposit.yaml'], ['6505/deposit.yaml', 'CN/relief.yaml']])
    expect(await store.filesAt(1, [])).toEqual([])
  })

  test('that nobody published is not found', async () => {
    expect([await store.newest(), await store.find(1), await store.editions()]).toEqual([undefined, undefined, []])
  })
})

describe('twenty publishers at once', () => {
  test('one wins each round, and the chain of the log holds', async () => {
    for (const number of [1, 2, 3]) {
      const done = await Promise.all(
        Array.from({ length: 20 }, (_, who) => enter(store, smallEdition(number, `${number}.${who + 1}`), `p${who}`)),
      )
      expect(done.filter((it) => it === 'committed')).toHaveLength(1)
      const { publishedBy } = (await store.newest()) ?? {}
      expect(done[Number(publishedBy?.slice(1))]).toBe('committed')
    }
    expect((await store.editions()).map(({ number }) => number)).toEqual([3, 2, 1])
    expect(await verifyAudit(store, digestOf)).toMatchObject({ records: 3, broken: null })
  })
})

describe('items by edition', () => {
  test('an entry that changes has a row for each stretch through which it stood; one that does not has one', async () => {
    await enter(store, smallEdition(1, '1'))
    await enter(store, smallEdition(2, '1', [january]))
    await enter(store, smallEdition(3, '9'))
    const stretches = async (id: string) => (await store.history(id)).map(({ since, until }) => [since, until])
    expect(await stretches('moving')).toEqual([
      [1, 2],
      [3, null],
    ])
    expect(await stretches('steady')).toEqual([[1, null]])
    expect(await stretches('nothing')).toEqual([])
  })
})

describe('reference prices', () => {
  test('a correction is a row of its own: an earlier edition sees what was known then', async () => {
    await enter(store, smallEdition(1, '1', [january]))
    await enter(store, smallEdition(2, '1', [january, corrected]))
    const values = async (number: number) => (await store.shared(number)).references[0]?.values
    expect(await values(1)).toEqual([january])
    expect(await values(2)).toEqual([january, corrected])
    expect((await store.prices('grid')).map(({ sequence, edition, price }) => [sequence, edition, price])).toEqual([
      [1, 1, '0.4'],
      [2, 2, '0.38'],
    ])
  })
})

describe('the catalogue of the program', () => {
  const builtIn = (number: number, price: string) => {
    const edition = smallEdition(number, price)
    return { texts: edition.digest, read: () => edition }
  }

  test('is taken in once, however many services start', async () => {
    const done = await Promise.all(Array.from({ length: 5 }, () => installBuiltIn(store, builtIn(1, '1'), SURROUNDINGS)))
    expect(done.filter((it) => it !== undefined)).toHaveLength(1)
    expect(await installBuiltIn(store, builtIn(1, '1'), SURROUNDINGS)).toBeUndefined()
    expect((await store.editions()).map(({ publishedBy }) => publishedBy)).toEqual(['built-in'])
  })

  test('when newer it becomes the next edition, and takes back nothing that was published meanwhile', async () => {
    await installBuiltIn(store, builtIn(1, '1'), SURROUNDINGS)
    const own = smallEdition(2, '1')
    const files = own.set.files.map((file) => ({ ...file, title: { zh: '本地标题', en: 'Local title' } }))
    const changed = { ...own, set: { ...own.set, files } }
    await enter(store, { ...changed, digest: digestOf(contentOf(changed.set)) })
    expect(await installBuiltIn(store, builtIn(3, '2'), SURROUNDINGS)).toEqual({ number: 3, kept: [] })
    const merged = await store.files(3, ['6505'])
    expect(merged[0]).toMatchObject({ title: { en: 'Local title' }, items: [{ limits: [{ limit: { price: '2' } }] }] })
    expect(await installBuiltIn(store, builtIn(3, '2'), SURROUNDINGS)).toBeUndefined()
    // The next one is merged against the one taken in, not against what was made of it.
    expect(await installBuiltIn(store, builtIn(4, '3'), SURROUNDINGS)).toEqual({ number: 4, kept: [] })
    expect((await store.files(4, ['6505']))[0]).toMatchObject({
      title: { en: 'Local title' },
      items: [{ limits: [{ limit: { price: '3' } }] }],
    })
  })
})

describe('time', () => {
  test('a clock set back reorders nothing: the later act never bears the earlier time', () => {
    const act = { actor: 'x', act: 'publish', subject: '1', digest: null } as const
    const first = chain(act, undefined, at('2026-06-01T00:00:00Z'))
    const second = chain(act, first, at('2020-01-01T00:00:00Z'))
    expect([second.sequence, second.at]).toEqual([2, first.at])
  })
})

describe('keys', () => {
  test('are kept as hashes, do what their scopes say, and are worth nothing once revoked', async () => {
    const { key, id } = await createKey(store, SURROUNDINGS, ['batch'], 'for a test')
    expect(JSON.stringify([await store.keys(), await store.audit(0, 10)])).not.toContain(key)
    const ask = async (header: string | undefined, scope: 'batch' | 'publish') => {
      const answer = await authorise(store, SURROUNDINGS, header, scope)
      return answer.ok ? answer.value.id : answer.problem.code
    }
    expect(await ask(`Bearer ${key}`, 'batch')).toBe(id)
    expect(await ask(`bearer ${key}`, 'publish')).toBe('forbidden')
    for (const header of [
      undefined,
      '',
      'Bearer',
      key,
      `Bearer ${key}x`,
      `Bearer ${key.slice(0, -1)}A`,
      `Basic ${key}`,
      'Bearer qd_000000000000_x',
    ])
      expect(await ask(header, 'batch')).toBe(header === `Bearer ${key}` ? id : 'unauthenticated')
    expect((await store.key(id))?.lastUsedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect([
      await revokeKey(store, SURROUNDINGS, id),
      await revokeKey(store, SURROUNDINGS, id),
      await revokeKey(store, SURROUNDINGS, 'x'),
    ]).toEqual(['revoked', 'already', 'unknown'])
    expect(await ask(`Bearer ${key}`, 'batch')).toBe('unauthenticated')
  })

  test('admin may do everything', async () => {
    const { key } = await createKey(store, SURROUNDINGS, ['admin'], null)
    for (const scope of ['batch', 'publish', 'admin'] as const)
      expect((await authorise(store, SURROUNDINGS, `Bearer ${key}`, scope)).ok).toBe(true)
  })
})

describe('a library over the store', () => {
  const supply = (whole: boolean) => ({ source: store, regions: REGIONS, digestOf, whole })

  test.each([true, false])('judges by the newest and by earlier editions, whole: %s', async (whole) => {
    await enter(store, smallEdition(1, '1'))
    const library = await Library.open(supply(whole))
    expect(library?.current().number).toBe(1)
    await enter(store, smallEdition(2, '2'))
    const begun = library?.current()
    expect([await library?.refresh(), await library?.refresh(), library?.current().number, begun?.number]).toEqual([true, false, 2, 1])
    await library?.prepare({ edition: 1, jurisdiction: '650502' })
    await library?.prepare({ jurisdiction: '650502' })
    for (const [number, price] of [
      [1, '1'],
      [2, '2'],
    ] as const) {
      const head = library?.edition(number)
      const target = head && library?.scope(head, '650502').targets.get('moving')
      expect(target).toMatchObject({ item: { limits: [{ shape: { price } }] } })
    }
    expect((await library?.wholeOf(1))?.digest).toBe(smallEdition(1, '1').digest)
    expect(await library?.wholeOf(3)).toBeUndefined()
  })

  test('with nothing published there is none', async () => {
    expect(await Library.open(supply(true))).toBeUndefined()
  })
})
