// Plans written out as the engine takes them: catalogues with their limits, and bills.

import type { Condition } from '../../src/core/catalogue/schema/condition.ts'
import type { Item } from '../../src/core/catalogue/schema/item.ts'
import type { LimitShape } from '../../src/core/catalogue/schema/limit.ts'
import { type Built, buildEdition, ended, item, limit, relief, type Shelf } from '../core/build-edition.ts'
import { chargedFen, judge, type Verdict, worldsOf } from './oracle.ts'
import {
  type Days,
  type Kept,
  PLACES,
  type Plan,
  type PlannedFacts,
  type PlannedItem,
  type PlannedLine,
  type Shape,
  type When,
} from './plan.ts'

/** The text of a whole number of 10^-places. */
export function scaled(value: number | bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}
export const fenText = (value: number | bigint): string => scaled(value, 2)
const myriadths = (value: number): string => scaled(value, 4)
const percents = (value: number): string => scaled(value, 2)
export const dayText = (day: number): string => `2023-06-${String(day).padStart(2, '0')}`

/** Without the members that are undefined. */
function stated<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return JSON.parse(JSON.stringify(value))
}

const written = ({ from, to }: Days) =>
  stated({ from: from === undefined ? '2000-01-01' : dayText(from), to: to === undefined ? undefined : dayText(to) })
const kept = ({ cap, minimum }: Kept) =>
  stated({ cap: cap === undefined ? undefined : fenText(cap), minimum: minimum === undefined ? undefined : fenText(minimum) })

function condition({ etc, customerClass, daysOverdue }: When): { when?: Condition } {
  const interval = daysOverdue && stated({ atLeast: daysOverdue.atLeast?.toString(), below: daysOverdue.below?.toString() })
  const when: Condition = {
    ...(etc === undefined ? {} : { etc }),
    ...(customerClass === undefined ? {} : { customerClass: [...customerClass] }),
    ...(interval === undefined ? {} : { daysOverdue: interval }),
  }
  return Object.keys(when).length === 0 ? {} : { when }
}

function shapeOf(shape: Shape): LimitShape {
  switch (shape.type) {
    case 'free':
    case 'market':
      return { type: shape.type }
    case 'fixed':
    case 'ceiling':
      return { type: shape.type, price: myriadths(shape.price), ...(shape.perKwh ? { unit: 'kWh' } : {}), ...kept(shape) }
    case 'percent':
      return { type: 'percent', rate: myriadths(shape.rate), of: 'contractAmount', ...kept(shape) }
    case 'discount':
      return { type: 'discount', payable: percents(shape.payable), of: 'standardToll' }
    case 'markup':
      return { type: 'markup', rate: percents(shape.rate), over: 'basePrice', unit: 'kWh' }
    case 'tiers': {
      const tiers = shape.tiers.map(({ upTo, rate, amount }) =>
        stated({
          upTo: upTo?.toString(),
          [shape.by === 'quantity' ? 'price' : 'rate']: rate === undefined ? undefined : myriadths(rate),
          amount: amount === undefined ? undefined : fenText(amount),
        }),
      )
      return {
        type: 'tiers',
        method: shape.method,
        by: shape.by,
        ...(shape.by === 'quantity' ? { unit: 'kWh' } : {}),
        tiers,
        ...kept(shape),
      }
    }
  }
}

const groupName = (group: number): string => `charge-${'xy'.charAt(group)}`
const itemName = (group: number, place: string): string => `${groupName(group)}.${place.toLowerCase()}`

function itemOf(planned: PlannedItem, group: number): Item {
  const limits = planned.limits.map((it) => limit(shapeOf(it.shape), { ...written(it), ...condition(it.when) }))
  const wider = PLACES.slice(0, PLACES.indexOf(planned.place)).map((place) => itemName(group, place))
  return item(itemName(group, planned.place), limits, {
    charge: groupName(group),
    aliases: [groupName(group)],
    ended: planned.ended.map((it) => ended('abolished', { ...written(it), ...condition(it.when) })),
    governedBy: planned.byIssue ? 'issue' : 'service',
    ...(planned.replacesWider ? { replaces: wider } : {}),
  })
}

function shelvesOf(plan: Plan): Shelf[] {
  return PLACES.map((jurisdiction) => {
    const here = plan.groups.flatMap((items, group) =>
      items.filter((it) => it.place === jurisdiction).map((planned) => ({ planned, group })),
    )
    return {
      jurisdiction,
      items: here.map(({ planned, group }) => itemOf(planned, group)),
      reliefs: here.flatMap(({ planned, group }) =>
        planned.reliefs.map((it, place) =>
          relief(`${itemName(group, jurisdiction)}.relief-${place}`, [itemName(group, jurisdiction)], percents(it.payable), {
            combine: it.cumulative ? 'cumulative' : 'alternative',
            ...written(it),
            ...condition(it.when),
          }),
        ),
      ),
    }
  })
}

export function factsOf({ etc, customerClass, daysOverdue, contractAmount, basePrice }: PlannedFacts): object {
  const sums = {
    contractAmount: contractAmount === undefined ? undefined : fenText(contractAmount),
    basePrice: basePrice === undefined ? undefined : myriadths(basePrice),
  }
  return stated({ etc, customerClass, daysOverdue: daysOverdue?.toString(), ...sums })
}

function lineOf(line: PlannedLine, place: number, charged: bigint): object {
  const period = line.day === undefined ? undefined : { from: dayText(line.day), to: dayText(line.day) }
  return stated({
    id: `line ${place}`,
    description: groupName(line.group),
    quantity: line.quantity === undefined ? undefined : scaled(line.quantity, 3),
    unit: line.unit,
    amount: fenText(charged),
    period,
    facts: { ...factsOf(line.facts), standardToll: fenText(line.standardToll), object: `${place}` },
  })
}

export interface Posed {
  readonly built: Built
  readonly bill: { readonly jurisdiction: string; readonly issuedOn: string; readonly facts: object; readonly lines: readonly object[] }
  /** What the oracle says of each line, with what it charges in fen. */
  readonly expected: readonly (Verdict & { readonly charged: bigint })[]
}

/** A plan put to both: the engine's catalogue and bill, and the oracle's verdicts. */
export function pose(plan: Plan): Posed {
  const answers = plan.lines.map((line) => {
    const worlds = worldsOf(plan, line)
    const charged = chargedFen(worlds, line)
    return { ...judge(worlds, charged), charged }
  })
  const lines = plan.lines.map((line, place) => lineOf(line, place, answers[place]?.charged ?? 0n))
  return {
    built: buildEdition(shelvesOf(plan)),
    bill: { jurisdiction: plan.place, issuedOn: dayText(plan.issued), facts: factsOf(plan.facts), lines },
    expected: answers,
  }
}
