// The editions a running service holds, and the scopes of places, built once each.
import type { Edition } from '../core/catalogue/edition.ts'
import { buildScope, type Scope } from '../core/match/scope.ts'
import { chainOf } from '../core/values/region.ts'

/** Places kept at once: a scope is an index of the names in reach of one place. */
const MAX_SCOPES = 64

export class Library {
  readonly #editions: readonly Edition[]
  readonly #scopes = new Map<string, Scope>()

  constructor(editions: readonly Edition[]) {
    if (editions.length === 0) throw new Error('a library holds at least one edition')
    this.#editions = editions.toSorted((a, b) => a.number - b.number)
  }

  /** The newest edition. */
  current(): Edition {
    const newest = this.#editions.at(-1)
    if (newest === undefined) throw new Error('a library holds at least one edition')
    return newest
  }

  edition(number: number): Edition | undefined {
    return this.#editions.find((it) => it.number === number)
  }

  /** What reaches a place. Rules stand at levels the edition has; places without rules of their own share the scope of what they lie in. */
  scope(edition: Edition, jurisdiction: string): Scope {
    const chain = chainOf(jurisdiction)
    const key = `${edition.number} ${chain.filter((code) => edition.jurisdictions.has(code)).join()}`
    const known = this.#scopes.get(key)
    if (known !== undefined) return known
    if (this.#scopes.size >= MAX_SCOPES) this.#scopes.clear()
    const scope = buildScope(edition, chain)
    this.#scopes.set(key, scope)
    return scope
  }
}
