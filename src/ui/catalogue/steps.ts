// The prices of an item as steps over time: one row of steps for each set of conditions under which it has prices by the same unit.
import type { DatedLimit } from './entry.ts'

export interface Step {
  readonly from: string
  readonly to: string
  readonly price: number
  /** As the catalogue writes it. */
  readonly text: string
}

export interface Series {
  readonly name: string
  readonly unit: string
  readonly steps: readonly Step[]
}

/** Nothing where no price ever changed: a flat line says less than the table. `until` is the day an open end is drawn to. */
export function seriesOf(limits: readonly DatedLimit[], nameOf: (limit: DatedLimit) => string, until: string): Series[] {
  const found = new Map<string, { name: string; unit: string; steps: Step[] }>()
  for (const limit of limits) {
    const price = priceOf(limit)
    if (price === undefined || limit.from === null) continue
    const name = nameOf(limit)
    const key = JSON.stringify([name, price.unit])
    const series = found.get(key) ?? { name, unit: price.unit, steps: [] }
    found.set(key, series)
    const to = limit.to ?? (until < limit.from ? limit.from : until)
    series.steps.push({ from: limit.from, to, price: Number(price.text), text: price.text })
  }
  return [...found.values()]
    .map((series) => ({ ...series, steps: series.steps.toSorted((a, b) => (a.from < b.from ? -1 : 1)) }))
    .filter(({ steps }) => steps.length > 1)
}

function priceOf({ limit }: DatedLimit): { text: string; unit: string } | undefined {
  switch (limit.type) {
    case 'fixed':
    case 'ceiling':
      return { text: limit.price, unit: limit.unit ?? '' }
    case 'free':
      return { text: '0', unit: '' }
    case 'percent':
    case 'markup':
      return { text: limit.rate, unit: 'rate' }
    case 'discount':
      return { text: limit.payable, unit: 'rate' }
    case 'range':
    case 'tiers':
    case 'market':
    case 'local-standard':
    case 'contested':
      return undefined
  }
}
