// A callback never reaches into the network the service stands in, however the address is written, resolved or redirected.
import { createServer, type Server } from 'node:http'
import { type AddressInfo, isIP } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCourier, isInside } from '../../../src/entry/batches/courier.ts'

const SECRET = 'a secret of this deployment'
const out = createCourier(SECRET, false)

/** The nets that are not out in the world, as first and last address of each. */
const INSIDE_V4: readonly (readonly [string, string])[] = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255'],
  ['224.0.0.0', '255.255.255.255'],
]
const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const addressOf = (value: number): string => [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join('.')
const nets = INSIDE_V4.map(([first, last]) => [numberOf(first), numberOf(last)] as const)
const isInsideByHand = (value: number): boolean => nets.some(([first, last]) => first <= value && value <= last)

describe('an IPv4 address', () => {
  test('is inside exactly where a net that is not public holds it', () => {
    const edge = fc
      .constantFrom(...nets.flatMap(([first, last]) => [first - 1, first, last, last + 1]))
      .filter((it) => it >= 0 && it < 2 ** 32)
    fc.assert(
      fc.property(fc.oneof(edge, fc.integer({ min: 0, max: 2 ** 32 - 1 })), (value) => {
        expect(isInside(addressOf(value)), addressOf(value)).toBe(isInsideByHand(value))
      }),
      { numRuns: 500 },
    )
  })

  test('is judged the same within an IPv6 address, however that is written', () => {
    const hex = (value: number) => `${Math.floor(value / 65_536).toString(16)}:${(value % 65_536).toString(16)}`
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
        for (const written of [
          `::ffff:${addressOf(value)}`,
          `::FFFF:${addressOf(value)}`,
          `::ffff:${hex(value)}`,
          `0:0:0:0:0:ffff:${hex(value)}`,
        ])
          expect(isInside(written), written).toBe(isInsideByHand(value))
      }),
      { numRuns: 200 },
    )
  })
})

describe('an IPv6 address', () => {
  test.each([
    ['loopback', '::1'],
    ['none', '::'],
    ['unique local', 'fd12:3456:789a::1'],
    ['unique local, the other half', 'fc00::1'],
    ['link-local', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['an IPv4 address in the oldest form', '::7f00:1'],
    ['an IPv4 address translated', '::ffff:0:7f00:1'],
    ['an IPv4 address behind NAT64', '64:ff9b::7f00:1'],
    ['an IPv4 address behind NAT64 of the house', '64:ff9b:1::7f00:1'],
    ['6to4 to a private network', '2002:0a00:0001::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['for documents', '2001:db8::1'],
    ['for discarding', '100::1'],
  ])('that is %s is inside: %s', (_, address) => {
    expect(isIP(address)).toBe(6)
    expect(isInside(address)).toBe(true)
  })

  test.each(['2400:3200::1', '2606:4700:4700::1111', '2a00:1450:4001::200e', '2001:4860:4860::8888'])(
    '%s is out in the world',
    (address) => {
      expect(isInside(address)).toBe(false)
    },
  )
})

describe('an address to call', () => {
  test.each([
    'http://127.0.0.1:9/',
    'http://127.1:9/',
    'http://0:9/',
    'http://0x7f.1:9/',
    'http://017700000001:9/',
    'http://2130706433:9/',
    'http://①②⑦.⓪.⓪.①:9/',
    'http://127。0。0。1:9/',
    'http://user:word@127.0.0.1:9/',
    'http://[::1]:9/',
    'http://[::ffff:127.0.0.1]:9/',
    'http://[0:0:0:0:0:ffff:7f00:1]:9/',
    'http://[::ffff:a9fe:a9fe]/latest/meta-data/',
    'https://169.254.169.254/latest/meta-data/',
    'http://localhost:9/',
    'http://LOCALHOST:9/',
    'https://localhost:9/',
  ])('that leads inside is refused before anything is sent: %s', async (url) => {
    await expect(out.post(url, {}, '{}')).rejects.toThrow('an address inside')
  })

  test('of no web protocol is refused', async () => {
    for (const url of ['file:///etc/passwd', 'ftp://a.example/', 'gopher://127.0.0.1/', 'not a url', ''])
      await expect(createCourier(SECRET, true).post(url, {}, '{}')).rejects.toThrow()
  })
})

describe('with servers that listen inside', () => {
  const seen: string[] = []
  let inner: Server
  let outer: Server
  const portOf = (server: Server) => (server.address() as AddressInfo).port
  const listening = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  beforeAll(async () => {
    inner = createServer((request, response) => {
      seen.push(`inner ${request.method} ${request.url}`)
      response.end('secret')
    })
    await listening(inner)
    outer = createServer((request, response) => {
      seen.push(`outer ${request.method} ${request.url}`)
      const status = Number(request.url?.slice(1))
      response.writeHead(status, { location: `http://127.0.0.1:${portOf(inner)}/secret` })
      response.end()
    })
    await listening(outer)
  })
  afterAll(() => {
    inner.close()
    outer.close()
  })

  test('nothing arrives where calling inside is not allowed, by name or by number', async () => {
    seen.length = 0
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '127.1'])
      await expect(out.post(`http://${host}:${portOf(inner)}/`, {}, '{}')).rejects.toThrow('an address inside')
    expect(seen).toEqual([])
  })

  test.each([301, 302, 303, 307, 308])('a redirect with %i is an answer and is not followed', async (status) => {
    seen.length = 0
    expect(await createCourier(SECRET, true).post(`http://127.0.0.1:${portOf(outer)}/${status}`, {}, '{}')).toBe(status)
    expect(seen).toEqual([`outer POST /${status}`])
  })

  test('whose connection breaks, or where nobody listens, the call fails and does not hang', async () => {
    const broken = createServer((request) => request.socket.destroy())
    await listening(broken)
    const port = portOf(broken)
    await expect(createCourier(SECRET, true).post(`http://127.0.0.1:${port}/`, {}, '{}')).rejects.toThrow()
    await new Promise((resolve) => broken.close(resolve))
    await expect(createCourier(SECRET, true).post(`http://127.0.0.1:${port}/`, {}, '{}')).rejects.toThrow('ECONNREFUSED')
  })

  test('headers and text arrive as they were given', async () => {
    const received: object[] = []
    const server = createServer(async (request, response) => {
      let body = ''
      for await (const piece of request) body += String(piece)
      received.push({ body, type: request.headers['content-type'], mark: request.headers['qingdan-signature'] })
      response.writeHead(204).end()
    })
    await listening(server)
    const headers = { 'Content-Type': 'application/json', 'Qingdan-Signature': 't=1,v1=00' }
    expect(await createCourier(SECRET, true).post(`http://127.0.0.1:${portOf(server)}/x?y=1`, headers, '{"费":1}')).toBe(204)
    expect(received).toEqual([{ body: '{"费":1}', type: 'application/json', mark: 't=1,v1=00' }])
    server.close()
  })
})
