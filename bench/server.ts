// Two servers in a process of their own: the service, and a bare Hono route that parses the same body and serialises the same report.

import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { checkInvoice } from '../src/app/check-invoice.ts'
import { installBuiltIn } from '../src/app/install-built-in.ts'
import { Library } from '../src/app/library.ts'
import { loadEdition } from '../src/entry/load-catalogues.ts'
import { SURROUNDINGS } from '../src/entry/surroundings.ts'
import { together } from '../src/entry/together.ts'
import { createApp } from '../src/http/app.ts'
import { openFile } from '../src/storage/node/open.ts'
import { storeOf } from '../src/storage/store.ts'
import { billText } from './bills.ts'

const LINES = 10

const edition = loadEdition()
const library = new Library([edition])
const store = storeOf(openFile(':memory:'))
await installBuiltIn(store, { texts: edition.digest, read: () => edition }, SURROUNDINGS)
const text = billText(LINES)
const checked = checkInvoice(library, { body: JSON.parse(text), language: 'zh' })
if (!checked.ok) throw new Error('the bench bill is refused')
const report = checked.value

const service = createApp({
  library,
  store,
  surroundings: SURROUNDINGS,
  openapi: readFileSync(new URL('../openapi/openapi.json', import.meta.url), 'utf8'),
  examples: async () => [],
  maxBodyBytes: 1 << 24,
  rateLimit: 0,
  clientAddress: () => undefined,
  ready: async () => true,
  together: together(),
})
const bare = new Hono()
bare.post('/v1/checks', async (c) => {
  await c.req.json()
  return c.json(report)
})

const ports: number[] = []
for (const app of [service, bare]) {
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ports.push(addressOf(server.address()).port)
}
process.send?.({ ports, text })

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address
}
