// Which invoice a row belongs to: known by its number and its issuer, since two issuers may both number a bill 001.
import { Column } from '../column.ts'
import { textHash } from '../hash.ts'
import { isSoundUscc } from '../identity.ts'

/** What a row says of its issuer, as hashes; 0 where it says nothing. */
export interface Issuer {
  readonly uscc: number
  readonly name: number
}

export const NOBODY: Issuer = { uscc: 0, name: 0 }

/** Compared as it is meant: half-width, without spaces, a code only where it is a sound one. */
export function issuerOf(uscc: string, name: string): Issuer {
  const key = `${uscc.length} ${uscc}${name}`
  const known = recent.get(key)
  if (known !== undefined) return known
  if (recent.size >= MOST_RECENT) recent.clear()
  const issuer = newIssuer(uscc, name)
  recent.set(key, issuer)
  return issuer
}

/** A table is of few issuers, mostly. */
const recent = new Map<string, Issuer>()
const MOST_RECENT = 256

function newIssuer(uscc: string, name: string): Issuer {
  const code = plain(uscc)
  return { uscc: code !== '' && isSoundUscc(code) ? textHash(code) : 0, name: name === '' ? 0 : hashOf(plain(name)) }
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
const hashOf = (text: string): number => (text === '' ? 0 : textHash(text))

/** Where texts lead to whole numbers; a table of hashes holds a million of them in few bytes. */
export interface TextIndex {
  readonly get: (text: string) => number | undefined
  readonly set: (text: string, value: number) => unknown
  readonly clear: () => void
}

/**
 * A row belongs to the invoice of its number
 *
 * 1. that has its code;
 * 2. else that has its name, where one of the two states no code;
 * 3. else, where one of the two says nothing of its issuer, to the one spoken of last.
 *
 * Where there is none it begins another: other codes, other names, and a code here but only a name there, which nothing shows to be
 * of one issuer. What a row says of its issuer that was not known yet is known from then on: so a row with code and name joins what
 * stands under the code alone or the name alone. Invoices that do not share their number cost one entry of the index, and however
 * many do share it, a row costs a few look-ups.
 */
export class InvoiceBook {
  readonly #index: TextIndex
  readonly #usccs = new Column()
  readonly #names = new Column()
  #last: { readonly number: string; readonly issuer: Issuer; readonly invoice: number } | undefined

  constructor(index: TextIndex) {
    this.#index = index
  }

  get size(): number {
    return this.#usccs.length
  }

  /** The invoice by its place in the order in which they began, from 0: one never given before is new. */
  find(number: string, issuer: Issuer): number {
    const last = this.#last
    if (last !== undefined && last.number === number && last.issuer === issuer) return last.invoice
    const invoice = this.#found(number, issuer)
    this.#last = { number, issuer, invoice }
    return invoice
  }

  clear(): void {
    this.#index.clear()
    this.#usccs.clear()
    this.#names.clear()
    this.#last = undefined
  }

  #found(number: string, issuer: Issuer): number {
    const known = this.#index.get(`=${number}`)
    if (known === undefined) return this.#begin(number, issuer, false)
    const last = Math.floor(known / 2)
    const isShared = known % 2 === 1
    if (!isShared && isSame(this.#issuer(last), issuer)) {
      this.#learn(last, issuer)
      return last
    }
    // From the second invoice of a number on they are found by their issuers.
    if (!isShared) this.#enter(number, last)
    const found = isShared ? this.#among(number, issuer, last) : undefined
    if (found === undefined) return this.#begin(number, issuer, true)
    this.#learn(found, issuer)
    this.#enter(number, found)
    return found
  }

  #begin(number: string, { uscc, name }: Issuer, isShared: boolean): number {
    const invoice = this.#usccs.length
    this.#usccs.push(uscc)
    this.#names.push(name)
    if (isShared) this.#enter(number, invoice)
    else this.#index.set(`=${number}`, invoice * 2)
    return invoice
  }

  /** Among several of a number none is without an issuer: it would have taken the second one's rows as its own. */
  #among(number: string, { uscc, name }: Issuer, last: number): number | undefined {
    if (uscc === 0 && name === 0) return last
    const byCode = uscc === 0 ? undefined : this.#index.get(`c${uscc}/${number}`)
    if (byCode !== undefined || name === 0) return byCode
    if (uscc === 0) return this.#index.get(`n${name}/${number}`)
    const codeless = this.#index.get(`o${name}/${number}`)
    return codeless !== undefined && this.#usccs.at(codeless) === 0 ? codeless : undefined
  }

  /** Enters an invoice that shares its number as the one spoken of last. */
  #enter(number: string, invoice: number): void {
    const { uscc, name } = this.#issuer(invoice)
    this.#index.set(`=${number}`, invoice * 2 + 1)
    if (uscc !== 0) this.#index.set(`c${uscc}/${number}`, invoice)
    if (name !== 0) this.#index.set(`n${name}/${number}`, invoice)
    if (name !== 0 && uscc === 0) this.#index.set(`o${name}/${number}`, invoice)
  }

  #issuer(invoice: number): Issuer {
    return { uscc: this.#usccs.at(invoice), name: this.#names.at(invoice) }
  }

  #learn(invoice: number, { uscc, name }: Issuer): void {
    if (this.#usccs.at(invoice) === 0) this.#usccs.set(invoice, uscc)
    if (this.#names.at(invoice) === 0) this.#names.set(invoice, name)
  }
}

function isSame(known: Issuer, row: Issuer): boolean {
  if (known.uscc !== 0 && row.uscc !== 0) return known.uscc === row.uscc
  if (known.name !== 0 && row.name !== 0) return known.name === row.name
  return (known.uscc === 0 && known.name === 0) || (row.uscc === 0 && row.name === 0)
}
