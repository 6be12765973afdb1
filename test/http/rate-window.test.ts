// The limit by address over time: what counts, what does not, who shares, and what a refused caller can rely on.
import { describe, expect, test } from 'vitest'
import { RateLimiter } from '../../src/http/rate-limit.ts'
import { invoice, post, problemOf, service } from './service.ts'

const MINUTE = 60_000
const START = 1_000_000 * MINUTE

function limited(limit: number, start = START) {
  const clock = { now: start }
  const own = service({ rateLimit: limit, now: () => clock.now })
  const ask = async (path = '/v1/facts', address = '192.0.2.1', method = 'GET') =>
    own.request(path, { method, headers: address === '' ? {} : { 'x-test-address': address } })
  return { clock, own, ask }
}

describe('a minute', () => {
  test('allows exactly the limit, and being refused costs nothing more', async () => {
    const { clock, ask } = limited(3)
    const statuses = []
    for (let count = 0; count < 8; count += 1) statuses.push((await ask()).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429, 429, 429, 429])
    clock.now += MINUTE
    expect((await ask()).headers.get('ratelimit')).toBe('"address";r=2;t=60')
  })

  test.each([
    [0, '60'],
    [1, '60'],
    [999, '60'],
    [1_000, '59'],
    [58_999, '2'],
    [59_000, '1'],
    [59_999, '1'],
  ])('%d ms into it the wait is %s s, which is never too short and never nothing', async (into, seconds) => {
    const { clock, ask } = limited(1, START + into)
    await ask()
    const refused = await ask()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, seconds])
    clock.now += Number(seconds) * 1000
    expect((await ask()).status).toBe(200)
  })

  test('begins for everyone at once, and a clock set back only begins another', async () => {
    const { clock, ask } = limited(1)
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 429])
    clock.now -= 10 * MINUTE
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 429])
  })
})

describe('what counts', () => {
  test('everything under /v1, found or not, good or bad', async () => {
    const { own, ask } = limited(5)
    const answers = [
      await ask('/v1/nowhere'),
      await ask('/v1/facts?x=1'),
      await ask('/v1/facts', '192.0.2.1', 'DELETE'),
      await post(own, '{', { 'x-test-address': '192.0.2.1' }),
      await post(own, JSON.stringify(invoice), { 'x-test-address': '192.0.2.1' }),
      await ask('/v1/facts', '192.0.2.1', 'HEAD'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 400, 405, 400, 200, 429])
    expect(answers.map(({ headers }) => headers.get('ratelimit')?.split(';')[1])).toEqual(['r=4', 'r=3', 'r=2', 'r=1', 'r=0', 'r=0'])
  })

  test('however the address is spelt: escapes lead to the same route and the same count', async () => {
    const { ask } = limited(1)
    expect((await ask('/%76%31/facts')).status).toBe(200)
    expect((await ask('/v1/facts')).status).toBe(429)
    expect((await ask('/v%31/facts')).status).toBe(429)
  })

  test('a refused body is not read: the refusal comes before the check', async () => {
    const { own, ask } = limited(1)
    await ask()
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000)) })
    expect(await problemOf(await post(own, endless, { 'x-test-address': '192.0.2.1' }))).toEqual([429, '/problems/rate-limited', []])
  })

  test('a good copy counts as well, and keeps the headers that say so', async () => {
    const { own } = limited(9)
    const answer = await own.request('/v1/facts', { headers: { 'if-none-match': '*' } })
    expect([answer.status, answer.headers.get('ratelimit'), answer.headers.get('ratelimit-policy')]).toEqual([
      304,
      '"address";r=8;t=60',
      '"address";q=9;w=60',
    ])
  })
})

describe('who shares', () => {
  test('callers whose address cannot be told share one allowance, rather than having none', async () => {
    const { ask } = limited(2)
    expect([(await ask('/v1/facts', '')).status, (await ask('/v1/facts', '')).status, (await ask('/v1/facts', '')).status]).toEqual([
      200, 200, 429,
    ])
    expect((await ask()).status).toBe(200)
  })

  test('one IPv4 caller is one, whether its address is written as IPv6 or not', async () => {
    const { ask } = limited(2)
    const statuses = []
    for (const address of ['192.0.2.1', '::ffff:192.0.2.1', '::FFFF:192.0.2.1', '192.0.2.2'])
      statuses.push((await ask('/v1/facts', address)).status)
    expect(statuses).toEqual([200, 200, 429, 200])
  })

  test('what is counted for one never refuses another, however many come between', () => {
    const limiter = new RateLimiter(2, () => START)
    limiter.take('first')
    for (let host = 0; host < 5_000; host += 1) expect(limiter.take(`host-${host}`).allowed).toBe(true)
    expect([limiter.take('first').allowed, limiter.take('first').allowed]).toEqual([true, false])
  })
})

describe('a count that others keep besides ours', () => {
  test('refuses who has requests left here, and says to wait a whole minute', async () => {
    const asked: string[] = []
    const admits = async (address: string) => asked.push(address) < 3
    const own = service({ rateLimit: 5, admits, now: () => START })
    const ask = () => own.request('/v1/facts', { headers: { 'x-test-address': '2001:db8::7' } })
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
    const refused = await ask()
    expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('ratelimit')]).toEqual([
      429,
      '60',
      '"address";r=0;t=60',
    ])
    expect(new Set(asked)).toEqual(new Set(['2001:db8:0:0::/64']))
  })

  test('is not asked about who has none left here, nor where there is no limit', async () => {
    const refuse = async () => Promise.reject(new Error('asked'))
    const address = { headers: { 'x-test-address': '192.0.2.1' } }
    expect((await service({ rateLimit: 0, admits: refuse }).request('/v1/facts', address)).status).toBe(200)
    const counted: string[] = []
    const admits = async (key: string) => counted.push(key) > 0
    const own = service({ rateLimit: 1, admits, now: () => START })
    for (const expected of [200, 429, 429]) expect((await own.request('/v1/facts', address)).status).toBe(expected)
    expect(counted).toEqual(['192.0.2.1'])
  })
})
