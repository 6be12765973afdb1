// A JSON document by pointers (RFC 6901): what stands at one, and the document with something else there. Nothing is changed in place.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json }

/** What stands at the pointer, or undefined where nothing does. */
export function at(document: Json | undefined, pointer: string): Json | undefined {
  return stepsOf(pointer).reduce<Json | undefined>((part, step) => {
    if (isList(part)) return part[Number(step)]
    return isRecord(part) && Object.hasOwn(part, step) ? part[step] : undefined
  }, document)
}

/** The text at the pointer; empty where there is none. */
export function textAt(document: Json | undefined, pointer: string): string {
  const found = at(document, pointer)
  return typeof found === 'string' ? found : ''
}

export function listAt(document: Json | undefined, pointer: string): readonly Json[] {
  const found = at(document, pointer)
  return isList(found) ? found : []
}

/**
 * With the value at the pointer; undefined takes away what stands there. A record left empty by that goes with it, unless it is a row of a list or was named by a
 * person: those stay until they are taken away themselves.
 */
export function put(document: Json | undefined, pointer: string, value: Json | undefined): Json {
  return replaced(document ?? {}, stepsOf(pointer), value) ?? {}
}

const NAMED_BY_PEOPLE = 'documents'

function replaced(part: Json | undefined, [step, ...rest]: readonly string[], value: Json | undefined, owner = ''): Json | undefined {
  if (step === undefined) return value
  if (isList(part)) {
    const place = Number(step)
    const inner = replaced(part[place], rest, value, step) ?? (rest.length > 0 ? {} : undefined)
    return inner === undefined ? part.filter((_, index) => index !== place) : [...part.slice(0, place), inner, ...part.slice(place + 1)]
  }
  const members = isRecord(part) ? part : {}
  const inner = replaced(Object.hasOwn(members, step) ? members[step] : undefined, rest, value, step)
  const kept = inner ?? (owner === NAMED_BY_PEOPLE && rest.length > 0 ? {} : undefined)
  if (kept !== undefined) return { ...members, [step]: kept }
  const left = Object.fromEntries(Object.entries(members).filter(([name]) => name !== step))
  return Object.keys(left).length === 0 && owner !== '' ? undefined : left
}

/** A member or place below a pointer. */
export function below(pointer: string, step: string | number): string {
  return `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

export function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value)
}

export function isRecord(value: unknown): value is { readonly [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
