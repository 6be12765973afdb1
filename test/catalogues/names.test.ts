// Every item is found by its own name and by every name of it that is to settle a line, in every place it reaches.
import { describe, expect, test } from 'vitest'
import { searchEntries } from '../../src/app/read-items.ts'
import type { Item } from '../../src/core/catalogue/schema/item.ts'
import { lintSources } from '../../src/core/lint.ts'
import { chargeOf, edition, itemById, items, judge, library, type Placed, prohibitions, sources } from './published.ts'

/** Names that the lint says settle on two charges of one place. */
const declared = new Set(
  lintSources(sources, { today: '2026-11-20' })
    .findings.filter((it) => it.code === 'contended-alias')
    .map((it) => it.detail.split(' = ')[0]),
)
/** Whatever of two charges that have ended for good a name means, it may not be charged. */
const hasEndedForGood = ({ value }: Placed<Item>) => (value.ended ?? []).some((it) => it.when === undefined && it.to === undefined)

const hitsOf = (query: string, jurisdiction: string) =>
  searchEntries(library, edition, { query, jurisdiction, limit: 12, offset: 0 }, 'zh').items.filter((it) => it.type === 'item')
const chargesOf = (query: string, jurisdiction: string): readonly string[] => {
  const hits = hitsOf(query, jurisdiction)
  const best = hits
    .filter((it) => it.score === hits[0]?.score)
    .flatMap((it) => itemById.get(it.id) ?? [])
    .filter(({ value }) => value.weakAliases?.includes(query) !== true)
  return [...new Set(best.map(chargeOf))]
}

/** Where an item reaches: the place it is published for and the places below that have catalogues of their own. */
const reachOf = (jurisdiction: string) =>
  [...edition.jurisdictions].filter((place) => jurisdiction === 'CN' || place.startsWith(jurisdiction))

test('there is something to find', () => {
  expect(items.length).toBeGreaterThan(300)
  expect(items.flatMap(({ value }) => value.aliases ?? []).length).toBeGreaterThan(1500)
  expect(declared.size).toBeLessThan(20)
})

test('searched by its own name an item’s charge comes first, with a full score', () => {
  const lost = items.filter((item) => {
    const [top] = hitsOf(item.value.name.zh, item.jurisdiction)
    const found = itemById.get(top?.id ?? '')
    return found === undefined || top?.score !== 1 || chargeOf(found) !== chargeOf(item)
  })
  expect(lost.map(({ value }) => `${value.id} ${value.name.zh}`)).toEqual([])
})

test('searched by an alias an item’s charge is among the best', () => {
  const lost = items.flatMap((item) =>
    (item.value.aliases ?? []).flatMap((alias) =>
      chargesOf(alias, item.jurisdiction).includes(chargeOf(item)) ? [] : [`${item.value.id} ${alias}`],
    ),
  )
  expect(lost).toEqual([])
})

test('a name that settles on two charges is declared contended, or both have ended for good', () => {
  const silent = items.flatMap((item) =>
    (item.value.aliases ?? []).flatMap((alias) => {
      const others = chargesOf(alias, item.jurisdiction).filter((charge) => charge !== chargeOf(item))
      const living = others.filter((charge) => !items.some((it) => chargeOf(it) === charge && hasEndedForGood(it)))
      const harmless = living.length === 0 && (others.length === 0 || hasEndedForGood(item))
      return harmless || declared.has(alias) ? [] : [`${item.value.id} ${alias}: ${others}`]
    }),
  )
  expect(silent).toEqual([])
})

describe('on a bill', () => {
  const bill = (description: string, jurisdiction: string, role?: string) => ({
    jurisdiction,
    issuedOn: '2023-06-15',
    issuer: { role },
    lines: [{ description, amount: '1.00' }],
  })
  const prohibited = new Set(prohibitions.flatMap(({ value }) => value.names ?? []))

  test('an item’s own name is taken for its charge in every place it reaches, and for no other', () => {
    const lost = items.flatMap((item) =>
      reachOf(item.jurisdiction).flatMap((place) => {
        const [line] = judge(bill(item.value.name.zh, place, item.value.issuers?.[0])).lines
        const matched = itemById.get(line?.match?.item ?? '')
        if (matched !== undefined && chargeOf(matched) === chargeOf(item) && line?.match?.score === 1) return []
        // A name may be forbidden before any item is asked.
        const findings = line?.findings.map((it) => it.code) ?? []
        if (findings.includes('prohibited') || prohibited.has(item.value.name.zh)) return []
        return [`${item.value.id} in ${place}: ${line?.match?.item} ${findings}`]
      }),
    )
    expect(lost).toEqual([])
  })

  test('a code that a catalogue publishes settles the line, whatever it is called', () => {
    const coded = items.flatMap((item) => (item.value.codes ?? []).map((code) => ({ item, code })))
    const lost = coded.filter(({ item, code }) => {
      const { lines, ...head } = bill('', item.jurisdiction)
      const [line] = judge({ ...head, lines: [{ ...lines[0], description: '综合款项', code }] }).lines
      const matched = itemById.get(line?.match?.item ?? '')
      return matched === undefined || chargeOf(matched) !== chargeOf(item)
    })
    expect(lost.map(({ item, code }) => `${item.value.id} ${code}`)).toEqual([])
  })

  test('a name too general to decide by never accuses', () => {
    const weak = new Set(items.flatMap(({ value }) => value.weakAliases ?? []))
    const strong = new Set([...prohibited, ...items.flatMap(({ value }) => [value.name.zh, ...(value.aliases ?? [])])])
    const accused = [...weak]
      .filter((name) => !strong.has(name))
      .filter((name) => judge(bill(name, '650502', 'administrative-agency')).verdict === 'violation')
    expect(accused).toEqual([])
  })
})
