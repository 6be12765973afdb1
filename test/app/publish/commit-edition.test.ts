// An edition that one database could not keep is published on none: what is too long is named before anything is written.
import { expect, test } from 'vitest'
import { Library } from '../../../src/app/library.ts'
import { MOST_PART_BYTES } from '../../../src/app/ports.ts'
import { nextEdition } from '../../../src/app/publish/commit-edition.ts'
import { contentOf } from '../../../src/core/catalogue/edition.ts'
import { loadEdition } from '../../../src/entry/load-catalogues.ts'
import { SURROUNDINGS } from '../../../src/entry/surroundings.ts'
import { freshStore } from '../../http/fresh-store.ts'
import { publishAll } from '../../http/published-store.ts'

const first = loadEdition()
const bytes = (content: unknown) => new TextEncoder().encode(contentOf(content)).length

test('a catalogue that is longer than D1 keeps is named; the others are not', async () => {
  const store = await freshStore()
  await publishAll(store, [first])
  const base = await store.newest()
  if (base === undefined) throw new Error('nothing was published')
  const deps = { store, library: new Library([first]), surroundings: SURROUNDINGS }
  const withTitle = (zh: string) => {
    const files = first.set.files.map((file) => (file === first.set.files[0] ? { ...file, title: { zh, en: 'x' } } : file))
    return nextEdition(deps, base, { ...first.set, files })
  }
  const refused = await withTitle('长'.repeat(MOST_PART_BYTES / 3))
  expect(refused).toMatchObject({ ok: false, problem: { code: 'invalid-edition', errors: [{ pointer: '' }] } })
  expect(JSON.stringify(refused)).toContain(`${first.set.files[0]?.path}: has more than`)
  expect(await withTitle('长'.repeat(1000))).toMatchObject({ ok: true })
})

test('the catalogue of the program is far from that: also as the one text it is kept as beside what was published meanwhile', () => {
  expect(bytes(first.set)).toBeLessThan(MOST_PART_BYTES)
})
