// Whether an entry has an end: a rule its last day, an item an end that spares nobody, or no limit left that runs on.
import type { Entry } from '../entries.ts'

export function hasEnded(entry: Entry): boolean {
  if (entry.type !== 'item') return entry.value.to !== undefined
  const { limits, ended = [] } = entry.value
  return ended.some((it) => it.when === undefined) || (limits.length > 0 && limits.every((it) => it.to !== undefined))
}
