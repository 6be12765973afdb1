// How many requests one address may make a minute: a fixed window, with bounded memory.

const WINDOW_MILLISECONDS = 60_000
/** Addresses remembered at once; beyond it the one seen first is forgotten. */
const MAX_ADDRESSES = 100_000

export interface Allowance {
  readonly allowed: boolean
  /** As the IETF draft "RateLimit header fields for HTTP" names them, with Retry-After where the request is refused. */
  readonly headers: Readonly<Record<string, string>>
}

export class RateLimiter {
  readonly #limit: number
  readonly #now: () => number
  readonly #policy: string
  readonly #taken = new Map<string, number>()
  #window = 0

  constructor(limit: number, now: () => number) {
    this.#limit = limit
    this.#now = now
    this.#policy = `"address";q=${limit};w=${WINDOW_MILLISECONDS / 1000}`
  }

  take(address: string): Allowance {
    const now = this.#now()
    const window = Math.floor(now / WINDOW_MILLISECONDS)
    if (window !== this.#window) {
      this.#taken.clear()
      this.#window = window
    }
    const seconds = Math.ceil(((window + 1) * WINDOW_MILLISECONDS - now) / 1000)
    const who = networkOf(address)
    const taken = this.#taken.get(who) ?? 0
    const allowed = taken < this.#limit
    if (allowed) this.#remember(who, taken + 1)
    return allowed
      ? { allowed, headers: this.#headers(this.#limit - taken - 1, seconds) }
      : { allowed, headers: { ...this.#headers(this.#limit - taken, seconds), 'Retry-After': String(seconds) } }
  }

  /** For an address that others have counted out: when it may come back they do not say, so it waits a window. */
  refusal(): Allowance {
    const seconds = WINDOW_MILLISECONDS / 1000
    return { allowed: false, headers: { ...this.#headers(0, seconds), 'Retry-After': String(seconds) } }
  }

  #headers(remaining: number, seconds: number): Readonly<Record<string, string>> {
    return { 'RateLimit-Policy': this.#policy, RateLimit: `"address";r=${remaining};t=${seconds}` }
  }

  #remember(who: string, count: number): void {
    if (this.#taken.size >= MAX_ADDRESSES && !this.#taken.has(who)) {
      const [first] = this.#taken.keys()
      if (first !== undefined) this.#taken.delete(first)
    }
    this.#taken.set(who, count)
  }
}

/** One host of IPv6 has a whole /64 to send from; an IPv4 address written as IPv6 is that IPv4 address. */
export function networkOf(address: string): string {
  const embedded = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (embedded?.[1] !== undefined) return embedded[1]
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const groups = [...before, ...zeros, ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
