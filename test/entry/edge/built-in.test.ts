// The catalogues beside the Worker are those of this checkout, cut by jurisdiction: put together again they have the same digest.
import { expect, test } from 'vitest'
import { builtInFiles } from '../../../src/entry/edge/build.ts'
import { BUILT_IN, builtInCatalogue, readAsset } from '../../../src/entry/edge/built-in.ts'
import { loadEdition } from '../../../src/entry/load-catalogues.ts'

const files = builtInFiles()

/** The binding as Cloudflare gives it, over the files in memory. */
function assets(of: ReadonlyMap<string, string> = files) {
  const fetch = async (address: string) => {
    const text = of.get(new URL(address).pathname.slice(BUILT_IN.length))
    return new Response(text ?? null, { status: text === undefined ? 404 : 200 })
  }
  return Object.assign(Object.create(null), { fetch })
}

const loadBuiltIn = async (from: ReturnType<typeof assets>) => (await builtInCatalogue(from)).read()

test('an edition read from them is the edition read from the texts', async () => {
  const [here, there] = [await loadBuiltIn(assets()), loadEdition()]
  expect([here.number, here.digest]).toEqual([there.number, there.digest])
  expect(here.set).toEqual(JSON.parse(JSON.stringify(there.set)))
  expect([...here.jurisdictions]).toEqual([...there.jurisdictions])
  expect([...here.regions]).toEqual([...there.regions])
})

test('each jurisdiction has a file of its own, which holds nothing of another', () => {
  for (const code of loadEdition().jurisdictions) {
    const held: { jurisdiction: string }[] = JSON.parse(files.get(`${code}.json`) ?? '[]')
    expect([code, new Set(held.map(({ jurisdiction }) => jurisdiction))]).toEqual([code, new Set([code])])
  }
})

test('a file that is missing or was changed is an error, never an edition', async () => {
  const without = new Map([...files].filter(([name]) => name !== '65.json'))
  await expect(loadBuiltIn(assets(without))).rejects.toThrow('/built-in/65.json answered 404')
  const changed = new Map([...files, ['65.json', '[]']])
  await expect(loadBuiltIn(assets(changed))).rejects.toThrow('not those its build read')
})

test('the OpenAPI document goes along', async () => {
  expect(JSON.parse(await readAsset(assets(), 'openapi.json'))).toMatchObject({ openapi: '3.1.0' })
})
