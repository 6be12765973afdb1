// A library that holds only what was asked about: a newer edition takes over whole, and no check finds itself between two.
import { expect, test } from 'vitest'
import { checkInvoice, prepareFor } from '../../src/app/check-invoice.ts'
import { Library } from '../../src/app/library.ts'
import { createEdition } from '../../src/core/catalogue/edition.ts'
import { loadEdition } from '../../src/entry/load-catalogues.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { EXAMPLE_INVOICE } from '../../src/http/example.ts'
import { freshStore } from '../http/fresh-store.ts'
import { publishAll } from '../http/published-store.ts'

const first = loadEdition()
const withoutTariffs = first.set.files.filter(({ kind }) => kind !== 'electricity-tariff')
const second = createEdition(2, { ...first.set, files: withoutTariffs }, first.regions)
const { jurisdiction } = EXAMPLE_INVOICE

async function opened(maxScopes = 8) {
  const store = await freshStore()
  await publishAll(store, [first])
  const reads: string[] = []
  const files: typeof store.files = async (number, places) => {
    reads.push(`${number} ${places?.[0]}`)
    return store.files(number, places)
  }
  const supply = { source: { ...store, files }, regions: first.regions, digestOf: SURROUNDINGS.digestOf, whole: false, maxScopes }
  const library = await Library.open(supply)
  if (library === undefined) throw new Error('the store holds no edition')
  return { store, library, reads }
}

const judge = (library: Library, edition: number) => {
  const checked = checkInvoice(library, { body: EXAMPLE_INVOICE, language: 'zh', edition })
  return checked.ok ? [checked.value.edition.number, checked.value.verdict] : checked.problem
}

test('a place is read once, and the places in memory are ready when a newer edition takes over', async () => {
  const { store, library, reads } = await opened()
  for (let count = 0; count < 3; count += 1)
    expect(judge(library, await prepareFor(library, EXAMPLE_INVOICE, undefined))).toEqual([1, 'violation'])
  expect(reads).toEqual([`1 ${jurisdiction}`])
  expect(await library.refresh()).toBe(false)
  await publishAll(store, [second])
  expect(await library.refresh()).toBe(true)
  const newer = library.scope(library.current(), jurisdiction)
  expect([library.current().number, newer.files.some(({ kind }) => kind === 'electricity-tariff')]).toEqual([2, false])
  expect(reads).toEqual([`1 ${jurisdiction}`, `2 ${jurisdiction}`])
})

test('a check that was prepared before a newer edition came judges by the edition it was prepared for', async () => {
  const { store, library } = await opened()
  const number = await prepareFor(library, EXAMPLE_INVOICE, undefined)
  await publishAll(store, [second])
  const preparing = prepareFor(library, { ...EXAMPLE_INVOICE, jurisdiction: '6502' }, undefined)
  await library.refresh()
  expect(judge(library, number)).toEqual([1, 'violation'])
  expect([await preparing, await prepareFor(library, EXAMPLE_INVOICE, undefined)]).toEqual([1, 2])
})

test('the place longest unused makes room, and comes back when it is asked for', async () => {
  const { library, reads } = await opened(2)
  const ask = async (place: string) => library.prepare({ jurisdiction: place })
  for (const place of ['65', '6505', '65', '6502', '65', '6505']) await ask(place)
  expect(reads).toEqual(['1 65', '1 6505', '1 6502', '1 6505'])
})
