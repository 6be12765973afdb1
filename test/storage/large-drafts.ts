// Drafts of editions with many entries, made up: names with what quoting and encoding go wrong over.
import type { EditionDraft, EntryRecord, PriceRecord } from '../../src/app/ports.ts'
import { digestOf } from '../../src/core/catalogue/edition.ts'

const CITIES = 340

export const entry = (index: number): EntryRecord => ({
  id: `cn-${index % CITIES}.synthetic.${index}`,
  type: 'item',
  kind: 'intermediary-service',
  jurisdiction: '6505',
  nameZh: `土地“${index}”检验费 '1'`,
  nameEn: `Inspection "${index}"\n\\`,
  digest: digestOf(String(index)),
})
const price = (index: number): PriceRecord => ({
  series: 'grid',
  sequence: index + 1,
  from: '2026-01-01',
  to: index % 2 === 0 ? null : '2026-01-31',
  price: `0.${index}`,
  published: null,
})

export function draft(entries: number, places: number, bodyOf: (place: number) => string, prices = 3): EditionDraft {
  const parts = Array.from({ length: places }, (_, place) => {
    const body = JSON.stringify(bodyOf(place))
    return { path: `${place}.yaml`, jurisdiction: String(place), digest: digestOf(body), body }
  })
  const record = {
    number: 1,
    digest: 'sha256:1',
    publishedAt: '2026-01-01T00:00:00.000Z',
    publishedBy: 'x',
    note: null,
    counts: {},
    builtIn: null,
  }
  return {
    record,
    parts,
    entries: Array.from({ length: entries }, (_, index) => entry(index)),
    kept: [],
    prices: Array.from({ length: prices }, (_, index) => price(index)),
  }
}
