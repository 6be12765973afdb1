// Golden bills spoilt at random: members dropped, doubled, renamed and retyped, with everything in them that callers have been seen to send.
import fc from 'fast-check'
import { exampleFiles, readable } from '../golden/examples.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Path = readonly string[]

export const BILLS: readonly Json[] = exampleFiles().map((file): Json => JSON.parse(JSON.stringify(readable(file).bill)))

/** Sent as values, these must never come back. */
export const MARKERS = ['M4RK-Äpfel-одно-标记', '<script>M4RK</script>', 'M4RK%s{{7*7}}', '73194285551.7', '-73194285551'] as const
export const isMarked = (text: string) => /M4RK|73194285551/.test(text)

const nested = (depth: number): Json => {
  let value: Json = []
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}
/** A member that assignment would swallow: only a parser makes it. */
const poisoned = (text: string): Json => JSON.parse(text)

const numbers = [0, -0, -1, 1e308, -1e308, 5e-324, 0.1e-7, 1234567890123456, 0.1234567890123456, 450.005, 2 ** 53, 1e21]
const texts = [
  ...[
    '',
    ' ',
    '\u0000',
    '\u0007\u001b[31m',
    '\ud800',
    '费\udc00用',
    '\u202e450',
    '\ufeff',
    '٤٥٠',
    '４５０',
    '0x10',
    'Infinity',
    '1e3',
    '-0',
    '-0.00',
  ],
  ...[
    '+5',
    '.5',
    '5.',
    '1,000',
    '00',
    '999999999999999.999999999999999',
    '1000000000000000',
    '2023-02-29',
    '0000-00-00',
    '2023-4-1',
    '9999-12-31',
  ],
  ...[
    '__proto__',
    'constructor',
    'CN',
    '650502',
    '999999',
    '91652201MA00000000',
    'true',
    'null',
    '电'.repeat(500),
    '电'.repeat(501),
    'x'.repeat(70_000),
  ],
]
const hostile: readonly Json[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  nested(900),
  poisoned('{"__proto__":{"amount":"1"}}'),
  poisoned('{"__proto__":null,"constructor":{"prototype":{}},"toString":"x"}'),
  { length: 3, 0: 'a' },
  ...numbers,
  ...texts,
]

const hostileValue = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostile) },
  { weight: 3, arbitrary: fc.constantFrom(...MARKERS, 73194285551, -73194285551.7) },
  { weight: 2, arbitrary: fc.double() },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)
const hostileKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'a/b~c',
  '',
  'amount',
  '金额',
  'lines',
  'facts',
  'length',
)

const OPERATIONS = ['drop', 'retype', 'add', 'rename', 'repeat'] as const
interface Mutation {
  readonly operation: (typeof OPERATIONS)[number]
  /** Which of the places of the body it strikes. */
  readonly at: number
  readonly key: string
  readonly value: unknown
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  at: fc.nat(),
  key: hostileKey,
  value: hostileValue,
})

/** A golden bill after one to five mutations; the last may have struck what an earlier one put there. */
export const spoiltBill: fc.Arbitrary<Json> = fc
  .record({ bill: fc.constantFrom(...BILLS), mutations: fc.array(mutation, { minLength: 1, maxLength: 5 }) })
  .map(({ bill, mutations }) => mutations.reduce(struck, bill))

/** Anything JSON can say, near to an invoice in its keys or not. */
export const anyBody: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  hostileValue,
  fc.dictionary(
    fc.constantFrom('id', 'issuer', 'payer', 'jurisdiction', 'issuedOn', 'currency', 'lines', 'facts', 'total'),
    fc.oneof(
      hostileValue,
      fc.array(fc.dictionary(fc.constantFrom('amount', 'description', 'tax', 'period', 'facts', 'credit'), hostileValue)),
    ),
  ),
)

function struck(body: Json, { operation, at, key, value }: Mutation): Json {
  const paths = pathsOf(body, [])
  const path = paths[at % paths.length] ?? []
  const json: Json = JSON.parse(JSON.stringify(value) ?? 'null')
  return changed(body, path, (entries, name) => {
    const place = entries.findIndex(([entry]) => entry === name)
    const own = entries[place]
    if (own === undefined) return entries
    if (operation === 'drop') return entries.toSpliced(place, 1)
    if (operation === 'retype') return entries.with(place, [name, json])
    if (operation === 'rename') return entries.with(place, [key, own[1]])
    return entries.toSpliced(place, 0, operation === 'repeat' ? own : [key, json])
  })
}

type Entries = readonly (readonly [string, Json])[]

function pathsOf(value: Json, path: Path): readonly Path[] {
  if (typeof value !== 'object' || value === null || path.length > 6) return path.length === 0 ? [[]] : [path]
  const below = Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]))
  return path.length === 0 ? below : [path, ...below]
}

function changed(value: Json, [name, ...rest]: Path, change: (entries: Entries, name: string) => Entries): Json {
  if (name === undefined || typeof value !== 'object' || value === null) return value
  const entries: Entries = Object.entries(value)
  const next =
    rest.length === 0
      ? change(entries, name)
      : entries.map(([key, member]) => [key, key === name ? changed(member, rest, change) : member] as const)
  return Array.isArray(value) ? next.map(([, member]) => member) : Object.fromEntries(next)
}
