// What travels in parcels arrives as it was sent, on every database.
import { expect, test } from 'vitest'
import { chain } from '../../src/app/audit.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { freshStore } from '../http/fresh-store.ts'
import { draft, entry } from './large-drafts.ts'

test('rows that travel together and texts near the limit arrive as they were sent, byte for byte', async () => {
  const store = await freshStore()
  // One of 1.8 MB, and others that no parcel holds all of; quotes, line ends and Chinese among them.
  const bodyOf = (place: number) => (place === 0 ? '费'.repeat(600_000) : `"${place}"\n\\ 目录 '${place}' ${'x'.repeat(200_000)}`)
  const sent = draft(7000, 12, bodyOf)
  const act = { actor: 'x', act: 'publish', subject: '1', digest: sent.record.digest } as const
  expect(await store.publish(sent, chain(act, undefined, SURROUNDINGS))).toBe('committed')
  for (const { jurisdiction, body } of sent.parts) {
    const [file] = await store.files(1, [jurisdiction ?? ''])
    expect(JSON.stringify(file) === body, `the catalogue of ${jurisdiction}`).toBe(true)
  }
  for (const index of [0, 1, 3456, 6999]) {
    expect(await store.history(entry(index).id)).toEqual([{ ...entry(index), since: 1, until: null }])
  }
  expect(await store.prices('grid')).toEqual(sent.prices.map((it) => ({ ...it, edition: 1 })))
})
