// What the texts of a submitted bill must mean. Works on the body as it came, before or beside the schema, so that every fault is told at once.
import type { Bilingual } from '../catalogue/schema/words.ts'
import type { Vocabulary } from '../catalogue/vocabulary.ts'
import { isCalendarDate } from '../values/date.ts'
import { isDecimalText } from '../values/decimal.ts'
import { parseRegion, type RegionTable } from '../values/region.ts'
import { usccFault } from '../values/uscc.ts'
import { factFault } from './facts.ts'
import type { Fault } from './invoice.ts'
import { MAX_SAFE_DIGITS } from './limits.ts'
import { regionEnded, SAID } from './wording.ts'

type Members = Readonly<Record<string, unknown>>

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
    this.#facts(body['facts'])
    if (!Array.isArray(body['lines'])) return
    const ids = new Set<string>()
    let index = 0
    for (const line of body['lines']) {
      if (isObject(line)) this.#line(line, index, ids)
      index += 1
    }
  }

  #line(line: Members, index: number, ids: Set<string>): void {
    const id = typeof line['id'] === 'string' ? line['id'] : String(index + 1)
    if (ids.has(id)) this.#fault(`/lines/${index}/id`, SAID.sameId)
    ids.add(id)
    if (line['description'] == null && line['code'] == null) this.#fault(`/lines/${index}/description`, SAID.nameless)
    this.#decimal(line['amount'], '/amount', index)
    this.#decimal(line['quantity'], '/quantity', index)
    this.#decimal(line['unitPrice'], '/unitPrice', index)
    this.#signs(line, index)
    if (isObject(line['tax'])) for (const part of ['rate', 'net', 'amount']) this.#decimal(line['tax'][part], `/tax/${part}`, index)
    if (isObject(line['period'])) this.#period(line['period'], index)
    if (line['facts'] !== undefined) this.#facts(line['facts'], index)
  }

  #signs(line: Members, index: number): void {
    const credit = line['credit'] === true
    const negative = isNegative(line['amount'])
    if (negative && !credit) this.#fault(`/lines/${index}/amount`, SAID.negative)
    if (credit && isPositive(line['amount'])) this.#fault(`/lines/${index}/amount`, SAID.positiveCredit)
    if (credit) return
    if (isNegative(line['quantity'])) this.#fault(`/lines/${index}/quantity`, SAID.negativePart)
    if (isNegative(line['unitPrice'])) this.#fault(`/lines/${index}/unitPrice`, SAID.negativePart)
  }

  #period(period: Members, index: number): void {
    const { from, to } = period
    // Pointers are written only where there is a fault to point at: most lines have none.
    if (!mayBeDay(from)) this.#fault(`/lines/${index}/period/from`, SAID.notADay)
    if (!mayBeDay(to)) this.#fault(`/lines/${index}/period/to`, SAID.notADay)
    else if (mayBeDay(from) && typeof from === 'string' && typeof to === 'string' && to < from)
      this.#fault(`/lines/${index}/period/to`, SAID.endsEarly)
  }

  #decimal(value: unknown, member: string, line?: number): void {
    if (typeof value === 'string' ? isDecimalText(value) : typeof value !== 'number') return
    const text = String(value)
    if (typeof value === 'number' && isDecimalText(text) && significantDigits(text) <= MAX_SAFE_DIGITS) return
    const pointer = line === undefined ? member : `/lines/${line}${member}`
    this.#fault(pointer, typeof value === 'number' ? SAID.inexactNumber : SAID.notDecimal)
  }

  #date(value: unknown, pointer: string): void {
    if (!mayBeDay(value)) this.#fault(pointer, SAID.notADay)
  }

  #uscc(value: unknown, pointer: string): void {
    const fault = typeof value === 'string' ? usccFault(value) : undefined
    if (fault === 'shape') this.#fault(pointer, SAID.usccShape)
    if (fault === 'check-character') this.#fault(pointer, SAID.usccCheck)
  }

  /** Today's code may stand on an older bill; a code that had ended on the day of the bill may not, and its successors are named. */
  #region(code: unknown, day: unknown): void {
    if (typeof code !== 'string') return
    const region = parseRegion(this.#regions, code, typeof day === 'string' && isCalendarDate(day) ? day : undefined)
    if (region.ok || region.reason === 'not-yet') return
    if (region.reason === 'unknown') this.#fault('/jurisdiction', SAID.noRegion)
    else this.#fault('/jurisdiction', regionEnded(region.region))
  }

  #facts(facts: unknown, line?: number): void {
    if (!isObject(facts)) return
    for (const name of Object.keys(facts)) {
      const fault = factFault(name, facts[name], this.#vocabulary)
      if (fault === undefined) continue
      const at = line === undefined ? '/facts' : `/lines/${line}/facts`
      this.#fault(`${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, fault)
    }
  }

  #fault(pointer: string, detail: Bilingual): void {
    this.faults.push({ pointer, detail })
  }
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Of the wrong type it is left to the schema. */
function mayBeDay(value: unknown): boolean {
  return typeof value !== 'string' || isCalendarDate(value)
}

function isNegative(value: unknown): boolean {
  return (typeof value === 'string' && value.startsWith('-')) || (typeof value === 'number' && value < 0)
}

function isPositive(value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && Number(value) > 0
}

function significantDigits(text: string): number {
  return text.replace(/^-/, '').replace('.', '').replace(/^0+/, '').length
}
