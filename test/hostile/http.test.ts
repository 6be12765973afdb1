// Whatever is sent, the service answers with a report or with a problem: never with a failure of its own, never with what it was sent.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { report } from '../../src/core/findings/report.ts'
import { post, service } from '../http/service.ts'
import { anyBody, BILLS, isMarked, MARKERS, spoiltBill } from './mutations.ts'
import { leadsSomewhere } from './pointers.ts'

const logged: string[] = []
const app = service({ log: (line) => logged.push(line), maxBodyBytes: 8_000_000 })
const EXPECTED = new Set([200, 400, 413, 415, 422])

interface Sent {
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: string
}

/** What is wrong with the answer. */
async function complaints({ text, headers = {}, query = '' }: Sent): Promise<readonly string[]> {
  const answer = await post(app, text, headers, query)
  const body = await answer.text()
  if (!EXPECTED.has(answer.status)) return [`status ${answer.status}`]
  const said: unknown = JSON.parse(body)
  if (answer.status === 200) return report.safeParse(said).success ? [] : ['200 is no report']
  const { type, status, title, detail, errors = [] } = Object(said)
  // The faults of another format stand where that format has its places.
  const parsed = headers['content-type'] === undefined ? parsedOr(text) : undefined
  return [
    ...(isMarked(withoutPointers(body)) ? ['what was sent came back'] : []),
    ...(status === answer.status && String(type).startsWith('/problems/') && title && detail ? [] : ['no proper problem']),
    ...(answer.headers.get('content-type')?.startsWith('application/problem+json') ? [] : ['not problem+json']),
    ...errors.flatMap(({ pointer, detail: why }: { pointer: string; detail: string }) =>
      why && (parsed === undefined || pointer.startsWith('?') || leadsSomewhere(parsed.value, pointer)) ? [] : [`${pointer} leads nowhere`],
    ),
  ]
}

/** Names of members are told, to say where; values are not. */
const withoutPointers = (body: string) => body.replaceAll(/"pointer":"(?:[^"\\]|\\.)*"/g, '')

function parsedOr(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

const holds = (bodies: fc.Arbitrary<Sent>, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(bodies, async (sent) => {
      expect(await complaints(sent)).toEqual([])
      expect(logged).toEqual([])
    }),
    { numRuns },
  )

test('golden bills spoilt at random', () =>
  holds(
    spoiltBill.map((body) => ({ text: JSON.stringify(body) })),
    1500,
  ))

test('anything that JSON can say', () =>
  holds(
    anyBody.map((body) => ({ text: JSON.stringify(body) ?? '' })),
    600,
  ))

test('golden bills with their text cut, doubled and scribbled over', () => {
  const scribble = fc.constantFrom(
    '',
    '{',
    '}',
    '"',
    ',',
    '\\',
    '\\u0000',
    '\\ud800',
    '\u0000',
    'M4RK',
    '1e999',
    '-',
    'null',
    '\ufeff',
    '"M4RK":1,',
  )
  const spoilt = fc
    .record({ bill: fc.constantFrom(...BILLS), at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(30), put: scribble })
    .map(({ bill, at, cut, put }) => {
      const text = JSON.stringify(bill)
      const place = Math.floor(at * text.length)
      return { text: text.slice(0, place) + put + text.slice(place + cut) }
    })
  return holds(spoilt, 800)
})

test('headers and queries of every kind around a sound bill', () => {
  const header = fc.constantFrom(
    '',
    'en',
    'zh;q=0',
    '*',
    'M4RK',
    ';;;,,,q=',
    'application/json; charset=utf-8',
    'text/csv',
    'gzip',
    'a'.repeat(5000),
  )
  const around = fc.record({
    text: fc.constant(JSON.stringify(BILLS[0])),
    headers: fc.dictionary(
      fc.constantFrom('accept-language', 'accept', 'content-type', 'content-encoding', 'x-forwarded-for', 'if-none-match'),
      header,
    ),
    query: fc.constantFrom(
      '',
      '?',
      '?edition=1',
      '?edition=M4RK',
      '?edition=1e308',
      '?edition=-0',
      '?jurisdiction=M4RK&role=M4RK',
      '?%00=%ff',
    ),
  })
  return holds(around, 400)
})

test('every marker in every place of a bill: refused without being repeated', async () => {
  const [bill] = BILLS
  const line = Object(bill).lines[0]
  const places = (marker: string): readonly object[] => [
    ...['id', 'jurisdiction', 'issuedOn', 'currency', 'total', 'lines', 'facts', 'issuer', 'payer'].map((name) => ({
      ...Object(bill),
      [name]: marker,
    })),
    ...['amount', 'quantity', 'unitPrice', 'tax', 'credit', 'period', 'facts'].map((name) => ({
      ...Object(bill),
      lines: [{ ...line, [name]: marker }],
    })),
    ...['role', 'uscc'].map((name) => ({ ...Object(bill), issuer: { [name]: marker } })),
    { ...Object(bill), payer: { kind: marker } },
    { ...Object(bill), lines: [{ ...line, period: { from: marker, to: marker } }] },
    { ...Object(bill), lines: [{ ...line, tax: { rate: marker } }] },
    { ...Object(bill), facts: { customerClass: marker, compelled: marker, contractAmount: `${marker}x`, contractedOn: marker } },
  ]
  for (const marker of MARKERS) {
    for (const body of places(marker)) expect(await complaints({ text: JSON.stringify(body) }), JSON.stringify(body)).toEqual([])
  }
})

test('ten thousand hostile lines are refused as one body, with at most a thousand faults', async () => {
  const lines = Array.from({ length: 10_000 }, (_, place) => ({ description: MARKERS[place % 3], amount: MARKERS[1], extra: place }))
  const answer = await post(app, JSON.stringify({ ...Object(BILLS[0]), lines }))
  const body = await answer.text()
  expect([answer.status, isMarked(body), JSON.parse(body).errors.length]).toEqual([422, false, 1000])
})

test('two thousand lines, each with a name of five hundred characters of its own, are answered', async () => {
  const name = (place: number) => `${place}`.padStart(6, '0') + '工本费、服务费及其他'.repeat(50).slice(0, 494)
  const lines = Array.from({ length: 2000 }, (_, place) => ({ description: name(place), amount: '1.00' }))
  const answer = await post(app, JSON.stringify({ jurisdiction: '650502', issuedOn: '2023-04-17', lines }))
  expect([answer.status, report.parse(JSON.parse(await answer.text())).lines.length]).toEqual([200, 2000])
})
