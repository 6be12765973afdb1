// What differs between two values of catalogue data, field by field: the least parts that say it whole.
import { canonicalJson, type Json } from '../../values/canonical.ts'
import { pointerTo } from '../read-json.ts'
import { pairUp } from './pair-up.ts'

/** One field: null where it was, or is, absent (catalogue data hold no null of their own). */
export interface FieldChange {
  /** JSON pointer; a position in a list is that of the later value, or of the earlier one for what is gone. */
  readonly path: string
  readonly before: Json
  readonly after: Json
}

type Members = { readonly [key: string]: Json | undefined }
type Path = readonly (string | number)[]

/** Members that read as one: a condition, or a limit of another shape, is not taken apart. */
const WHOLE = new Set(['when', 'boundWhen'])

/** Plain data without the members that are undefined. */
export function plain(value: object): Json {
  const json: Json = JSON.parse(JSON.stringify(value))
  return json
}

export function diffFields(before: Json, after: Json, path: Path = []): FieldChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return []
  if (isList(before) && isList(after)) return diffLists(before, after, path)
  if (!isMembers(before) || !isMembers(after) || readsAsOne(before, after, path)) return [{ path: pointerTo(path), before, after }]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key) => diffFields(memberOf(before, key), memberOf(after, key), [...path, key]))
}

/** Lists of words are one field; of lists of objects each is found again in the other by what it says. */
function diffLists(before: readonly Json[], after: readonly Json[], path: Path): FieldChange[] {
  const whole = { path: pointerTo(path), before, after }
  if (![...before, ...after].every(isMembers)) return [whole]
  const pairs = pairUp(before, after)
  // Of limits the first that matches wins: another order is a change that no single element shows.
  if (pairs.some(([, b], place) => place > 0 && b < (pairs[place - 1]?.[1] ?? 0))) return [whole]
  const kept = new Map(pairs.map(([a, b]) => [b, a]))
  const found = new Set(pairs.map(([a]) => a))
  const gone = [...before.keys()].filter((a) => !found.has(a))
  return [
    ...after.flatMap((element, b) => {
      const a = kept.get(b)
      if (a === undefined) return [{ path: pointerTo([...path, b]), before: null, after: element }]
      return diffFields(before[a] ?? null, element, [...path, b])
    }),
    ...gone.map((a) => ({ path: pointerTo([...path, a]), before: before[a] ?? null, after: null })),
  ]
}

function readsAsOne(before: Members, after: Members, path: Path): boolean {
  if (WHOLE.has(String(path.at(-1)))) return true
  if (memberOf(before, 'type') !== memberOf(after, 'type')) return true
  return [before, after].every((it) => Object.keys(it).sort().join() === 'en,zh')
}

function memberOf(members: Members, key: string): Json {
  return (Object.hasOwn(members, key) ? members[key] : undefined) ?? null
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

export function isMembers(value: Json): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
