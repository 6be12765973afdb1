// Tallies as text: maps and whole numbers of fen survive the way to a file and back.

const MAP = '$map'
const WHOLE = '$whole'

export function packed(value: object): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member === 'bigint') return { [WHOLE]: String(member) }
    return member instanceof Map ? { [MAP]: [...member] } : member
  })
}

/** Reads what {@link packed} wrote, by us and not by a caller: its shape is the writer's. */
export function unpacked<T>(text: string): T {
  return JSON.parse(text, (_, member: unknown) => {
    if (typeof member !== 'object' || member === null) return member
    if (WHOLE in member) return BigInt(String(member[WHOLE]))
    if (MAP in member && Array.isArray(member[MAP])) return new Map(member[MAP])
    return member
  })
}
