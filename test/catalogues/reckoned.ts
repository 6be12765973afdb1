// What a limit allows of the made-up bills, reckoned in whole numbers from the words of its file, apart from the engine.
import type { Limit, LimitShape } from '../../src/core/catalogue/schema/limit.ts'
import { BASE, COUNT } from './circumstances.ts'

/** Sums are counted in 10^-12 yuan: prices and shares of the files have far fewer decimals. */
const PLACES = 12
const ONE = 10n ** BigInt(PLACES)
const FEN = ONE / 100n

const read = (text: string): bigint => {
  const [whole = '0', part = ''] = text.split('.')
  return BigInt(whole) * ONE + BigInt(part.padEnd(PLACES, '0'))
}
const times = (a: bigint, b: bigint): bigint => (a * b) / ONE
const roundedToFen = (sum: bigint): bigint => (2n * sum + FEN) / (2n * FEN)

type Facts = Readonly<Record<string, unknown>>
type Tiers = Extract<LimitShape, { type: 'tiers' }>

/** In fen; undefined for what no arithmetic settles: sums set elsewhere, readings, prices left to the market. */
export function reckoned({ limit }: Limit, facts: Facts): bigint | undefined {
  const sum = sumOf(limit, facts)
  return sum === undefined ? undefined : roundedToFen(sum)
}

function sumOf(shape: LimitShape, facts: Facts): bigint | undefined {
  const base = (name: string) => read(String(facts[name] ?? BASE))
  const quantity = read(String(COUNT))
  switch (shape.type) {
    case 'fixed':
    case 'ceiling':
      return kept(shape.unit === undefined ? read(shape.price) : times(read(shape.price), quantity), shape)
    case 'range':
      return shape.unit === undefined ? read(shape.max) : times(read(shape.max), quantity)
    case 'percent':
      return kept(times(times(base(shape.of), read(shape.rate)), shape.per === undefined ? ONE : base(shape.per)), shape)
    case 'markup':
      return times(times(base(shape.over), ONE + read(shape.rate)), shape.unit === undefined ? ONE : quantity)
    case 'discount':
      return times(base(shape.of), read(shape.payable))
    case 'tiers':
      return kept(tiered(shape, shape.by === 'quantity' ? quantity : base(shape.by)), shape)
    case 'free':
      return 0n
    case 'market':
    case 'local-standard':
    case 'contested':
      return undefined
  }
}

function tiered({ method, tiers }: Tiers, base: bigint): bigint {
  const ends = tiers.map(({ upTo, below }) => ((upTo ?? below) === undefined ? undefined : read(upTo ?? below ?? '0')))
  const within = (place: number) => {
    const end = ends[place]
    return end === undefined || (tiers[place]?.upTo === undefined ? base < end : base <= end)
  }
  const last = tiers.findIndex((_, place) => within(place))
  if (method === 'slab') return worth(tiers[last], base)
  return tiers.slice(0, last + 1).reduce((sum, tier, place) => {
    const floor = ends[place - 1] ?? 0n
    const top = place === last ? base : (ends[place] ?? base)
    return sum + worth(tier, top - floor)
  }, 0n)
}

function worth(tier: Tiers['tiers'][number] | undefined, part: bigint): bigint {
  if (tier === undefined) return 0n
  return kept(tier.amount === undefined ? times(part, read(tier.rate ?? tier.price ?? '0')) : read(tier.amount), tier)
}

function kept(sum: bigint, { cap, minimum }: { cap?: string | undefined; minimum?: string | undefined }): bigint {
  const raised = minimum !== undefined && sum < read(minimum) ? read(minimum) : sum
  return cap !== undefined && raised > read(cap) ? read(cap) : raised
}
