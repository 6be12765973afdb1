// What of an item stands on a day; without a day, its newest rows.
import type { CompiledEnd, CompiledItem, CompiledLimit } from '../core/catalogue/compile.ts'
import { covers } from '../core/values/date.ts'

export interface Standing {
  /** Those that can decide, in their order: of the limits of an item the first that matches wins. */
  readonly limits: readonly CompiledLimit[]
  /** An end that spares nobody; nothing of the item stands then. */
  readonly ended: CompiledEnd | undefined
}

export function standingOn(item: CompiledItem, day: string | undefined): Standing {
  const ended = item.ended.find(
    ({ when, grounds }) => when.length === 0 && (day === undefined ? grounds.to === undefined : covers(grounds, day)),
  )
  if (ended !== undefined) return { limits: [], ended }
  // What rests on a draft alone is background.
  const stated = item.limits.filter(({ grounds }) => !grounds.draftOnly)
  if (day !== undefined) return { limits: stated.filter(({ grounds }) => covers(grounds, day)), ended }
  const open = stated.filter(({ grounds }) => grounds.to === undefined)
  const last = stated
    .flatMap(({ grounds }) => grounds.to ?? [])
    .sort()
    .at(-1)
  return { limits: open.length > 0 ? open : stated.filter(({ grounds }) => grounds.to === last), ended }
}
