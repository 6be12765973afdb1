// Bills made up from what is published: one line that bears a charge's own name, in circumstances that meet a condition, on a given day.
import type { Item } from '../../src/core/catalogue/schema/item.ts'
import type { Limit, LimitShape } from '../../src/core/catalogue/schema/limit.ts'
import { BASES, type Circumstances, COUNT, meetingOnly } from './circumstances.ts'
import { dayAfter, edition, type Placed, set, TODAY } from './published.ts'

export interface Made {
  readonly description: string
  readonly amount: string
  readonly day: string
  readonly jurisdiction: string
  readonly circumstances: Circumstances
  readonly role?: string | undefined
  readonly unit?: string | undefined
  /** The one sum that is not told. */
  readonly unstated?: string | undefined
  /** Lines that stand beside it. */
  readonly beside?: readonly object[] | undefined
}

/** On one day everything happens: service, contract, application and bill. */
export function billOf({ description, amount, day, jurisdiction, circumstances: it, role, unit, unstated, beside = [] }: Made) {
  const issuer = { role: it.role ?? role, ...(it.issuerName === undefined ? {} : { name: `某地${it.issuerName}` }) }
  const payer = it.payerKind === undefined ? {} : { payer: { kind: it.payerKind } }
  return {
    jurisdiction: it.place ?? jurisdiction,
    issuedOn: day,
    issuer,
    ...payer,
    lines: [
      {
        description,
        amount,
        quantity: String(COUNT),
        ...(unit === undefined ? {} : { unit }),
        facts: { ...without(unstated), contractedOn: day, appliedOn: day, ...it.facts },
      },
      ...beside,
    ],
  }
}

const without = (name: string | undefined) => Object.fromEntries(Object.entries(BASES).filter(([fact]) => fact !== name))

/** The bill of an item in circumstances that one of its limits asks for and the limits before it do not; a local standard is not told. */
export function billOfLimit({ item: { value, jurisdiction }, limit, day }: LimitDay, amount: string) {
  const { limit: shape, when } = limit
  const before = value.limits.slice(0, value.limits.indexOf(limit)).filter((it) => standsOn(it, day))
  return billOf({
    description: value.name.zh,
    amount,
    day,
    jurisdiction,
    circumstances: meetingOnly(
      when,
      before.map((it) => it.when),
    ),
    role: value.issuers?.[0],
    unit: unitOf(shape),
    unstated: shape.type === 'local-standard' ? (shape.amountFact ?? 'standardAmount') : undefined,
  })
}

const standsOn = ({ from, to }: Limit, day: string) => (from === undefined || from <= day) && (to === undefined || day <= to)

/** The unit a limit is per, as it writes it; of a bound or a reading, that one's. */
export function unitOf(shape: LimitShape): string | undefined {
  if ('unit' in shape && shape.unit !== undefined) return shape.unit
  if (shape.type === 'local-standard') return unitIn(shape.atMost) ?? unitIn(shape.atLeast)
  return shape.type === 'contested' ? unitIn(shape.readings[0]?.limit) : undefined
}

const unitIn = (shape: LimitShape | undefined) => (shape === undefined ? undefined : unitOf(shape))

export interface LimitDay {
  readonly title: string
  readonly item: Placed<Item>
  readonly limit: Limit
  readonly day: string
}

/** Each limit of each item on the first day it can be relied on and on its last. */
export const limitDays: readonly LimitDay[] = set.files.flatMap(({ items = [], jurisdiction }) =>
  items.flatMap((value) =>
    value.limits.flatMap((limit, index) =>
      daysOf(limit, value.id, index).map((day) => ({
        title: `${value.id} limit ${index} (${limit.limit.type}) on ${day}`,
        item: { value, jurisdiction },
        limit,
        day,
      })),
    ),
  ),
)

/** A limit without a first day of its own holds from its earliest document; the edition works that day out. */
function daysOf({ from, to }: Limit, id: string, index: number): readonly string[] {
  const compiled = edition.compiled.items.find((it) => it.id === id)?.limits[index]?.grounds.from
  const last = to ?? TODAY
  const first = from ?? compiled ?? dayAfter(last, -365)
  return first > last ? [last] : [...new Set([first, last])]
}
