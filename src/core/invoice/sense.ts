// What the texts of a submitted bill must mean. Works on the body as it came, before or beside the schema, so that every fault is told at once.
import type { Vocabulary } from '../catalogue/vocabulary.ts'
import { isCalendarDate } from '../values/date.ts'
import { isDecimalText, MAX_FRACTION_DIGITS, MAX_INTEGER_DIGITS } from '../values/decimal.ts'
import { parseRegion, type RegionTable } from '../values/region.ts'
import { usccFault } from '../values/uscc.ts'
import { factFault } from './facts.ts'
import type { Fault } from './invoice.ts'

type Members = Readonly<Record<string, unknown>>

const MAX_SAFE_DIGITS = 15
const NOT_DECIMAL = `must be a plain decimal with at most ${MAX_INTEGER_DIGITS} digits before and ${MAX_FRACTION_DIGITS} after the point, such as "390.00"`
const NOT_A_DAY = 'must be an existing day written YYYY-MM-DD'

export class Sense {
  readonly faults: Fault[] = []
  readonly #vocabulary: Vocabulary
  readonly #regions: RegionTable

  constructor(vocabulary: Vocabulary, regions: RegionTable) {
    this.#vocabulary = vocabulary
    this.#regions = regions
  }

  /** Looks at the whole body; members of the wrong type are left to the schema. */
  bill(body: unknown): void {
    if (!isObject(body)) return
    this.#region(body['jurisdiction'], body['issuedOn'])
    this.#date(body['issuedOn'], '/issuedOn')
    this.#decimal(body['total'], '/total')
    if (isObject(body['issuer'])) this.#uscc(body['issuer']['uscc'], '/issuer/uscc')
    if (isObject(body['payer'])) this.#uscc(body['payer']['uscc'], '/payer/uscc')
    this.#facts(body['facts'], '/facts')
    if (!Array.isArray(body['lines'])) return
    const ids = new Set<string>()
    for (const [index, line] of body['lines'].entries()) if (isObject(line)) this.#line(line, index, ids)
  }

  #line(line: Members, index: number, ids: Set<string>): void {
    const id = typeof line['id'] === 'string' ? line['id'] : String(index + 1)
    if (ids.has(id)) this.#fault(`/lines/${index}/id`, 'another line has the same id')
    ids.add(id)
    if (line['description'] == null && line['code'] == null) this.#fault(`/lines/${index}/description`, 'a line needs a description or a code')
    this.#decimal(line['amount'], '/amount', index)
    this.#decimal(line['quantity'], '/quantity', index)
    this.#decimal(line['unitPrice'], '/unitPrice', index)
    this.#signs(line, index)
    if (isObject(line['tax'])) for (const part of ['rate', 'net', 'amount']) this.#decimal(line['tax'][part], `/tax/${part}`, index)
    if (isObject(line['period'])) this.#period(line['period'], index)
    if (line['facts'] !== undefined) this.#facts(line['facts'], `/lines/${index}/facts`)
  }

  #signs(line: Members, index: number): void {
    const credit = line['credit'] === true
    const negative = isNegative(line['amount'])
    if (negative && !credit) this.#fault(`/lines/${index}/amount`, 'a negative amount must be marked as a credit line: "credit": true')
    if (credit && !negative && Number(line['amount']) > 0) this.#fault(`/lines/${index}/amount`, 'the amount of a credit line is negative')
    if (credit) return
    for (const member of ['quantity', 'unitPrice']) {
      if (isNegative(line[member])) this.#fault(`/lines/${index}/${member}`, 'is negative, and only a credit line may be')
    }
  }

  #period(period: Members, index: number): void {
    const { from, to } = period
    const sound = [this.#date(from, `/lines/${index}/period/from`), this.#date(to, `/lines/${index}/period/to`)]
    if (sound.includes(false) || typeof from !== 'string' || typeof to !== 'string') return
    if (to < from) this.#fault(`/lines/${index}/period/to`, 'the period ends before it begins')
  }

  #decimal(value: unknown, member: string, line?: number): void {
    if (typeof value === 'string' ? isDecimalText(value) : typeof value !== 'number') return
    const text = String(value)
    if (typeof value === 'number' && isDecimalText(text) && significantDigits(text) <= MAX_SAFE_DIGITS) return
    const pointer = line === undefined ? member : `/lines/${line}${member}`
    this.#fault(pointer, typeof value === 'number' ? `a JSON number carries at most ${MAX_SAFE_DIGITS} significant digits and no exponent: send it as text` : NOT_DECIMAL)
  }

  #date(value: unknown, pointer: string): boolean {
    if (typeof value !== 'string' || isCalendarDate(value)) return true
    this.#fault(pointer, NOT_A_DAY)
    return false
  }

  #uscc(value: unknown, pointer: string): void {
    const fault = typeof value === 'string' ? usccFault(value) : undefined
    if (fault === 'shape') this.#fault(pointer, 'must be 18 characters of a unified social credit code (GB 32100-2015)')
    if (fault === 'check-character') this.#fault(pointer, 'the check character of the unified social credit code is wrong (GB 32100-2015)')
  }

  /** Today's code may stand on an older bill; a code that had ended on the day of the bill may not, and its successors are named. */
  #region(code: unknown, day: unknown): void {
    if (typeof code !== 'string') return
    const region = parseRegion(this.#regions, code, typeof day === 'string' && isCalendarDate(day) ? day : undefined)
    if (region.ok || region.reason === 'not-yet') return
    if (region.reason === 'unknown') this.#fault('/jurisdiction', 'must be CN or a code of GB/T 2260 with 2, 4 or 6 digits that exists')
    else this.#fault('/jurisdiction', `this code of GB/T 2260 ended on ${region.region.validTo}; its place is now ${region.region.succeededBy.join(', ')}`)
  }

  #facts(facts: unknown, at: string): void {
    if (!isObject(facts)) return
    for (const name of Object.keys(facts)) {
      const fault = factFault(name, facts[name], this.#vocabulary)
      if (fault !== undefined) this.#fault(`${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, fault)
    }
  }

  #fault(pointer: string, detail: string): void {
    this.faults.push({ pointer, detail })
  }
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNegative(value: unknown): boolean {
  return (typeof value === 'string' && value.startsWith('-')) || (typeof value === 'number' && value < 0)
}

function significantDigits(text: string): number {
  return text.replace(/^-/, '').replace('.', '').replace(/^0+/, '').length
}
