// Whether a pointer (RFC 6901) of a fault leads somewhere in the body: to what is wrong, or to where something is missing.

/** The last token may name a member that is not there; everything before it must be. */
export function leadsSomewhere(body: unknown, pointer: string): boolean {
  if (pointer === '') return true
  if (!pointer.startsWith('/')) return false
  const tokens = pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
  let value = body
  for (const [place, token] of tokens.entries()) {
    if (typeof value !== 'object' || value === null) return false
    if (!Object.hasOwn(value, token)) return place === tokens.length - 1
    value = Object.getOwnPropertyDescriptor(value, token)?.value
  }
  return true
}
