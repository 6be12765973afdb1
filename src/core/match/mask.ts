// Which characters of a text are accounted for by given pairs of characters, and what is left over.

/** One place a character: true where it stands in a pair that is accounted for. */
export type Mask = readonly boolean[]

export function maskOf(text: string, accounts: (pair: string) => boolean): Mask {
  const mask = new Array<boolean>(text.length).fill(false)
  for (let place = 0; place + 1 < text.length; place += 1) {
    if (!accounts(text.slice(place, place + 2))) continue
    mask[place] = true
    mask[place + 1] = true
  }
  return mask
}

export interface Gap {
  readonly text: string
  /** Nothing that is accounted for follows. */
  readonly last: boolean
}

/** The runs of characters no mask accounts for. */
export function gapsOf(text: string, ...masks: readonly Mask[]): readonly Gap[] {
  const gaps: Gap[] = []
  let start = 0
  for (let place = 0; place <= text.length; place += 1) {
    const open = place < text.length && !masks.some((mask) => mask[place])
    if (open) continue
    if (place > start) gaps.push({ text: text.slice(start, place), last: place === text.length })
    start = place + 1
  }
  return gaps
}

export function countOf(mask: Mask): number {
  return mask.reduce((count, covered) => count + Number(covered), 0)
}
