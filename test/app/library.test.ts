// The library gives each question its edition and each place its rules: what is shared between places is only what truly is the same.
import { describe, expect, test } from 'vitest'
import { Library } from '../../src/app/library.ts'
import { buildEdition, item, limit, prohibition, REGIONS, type Shelf } from '../core/build-edition.ts'

const free = limit({ type: 'free' })
const shelf = (jurisdiction: string, id: string): Shelf => ({ jurisdiction, items: [item(id, [free])] })
const SHELVES = [shelf('CN', 'national'), shelf('65', 'regional'), shelf('6505', 'hami'), shelf('650521', 'barkol')]
const editionOf = (number: number, shelves: readonly Shelf[] = SHELVES) => buildEdition(shelves, {}, number).edition
const first = editionOf(1)
/** Ids of everything that can reach a bill of the place. */
const reach = (library: Library, place: string) => [...library.scope(first, place).targets.keys()].toSorted()

describe('editions', () => {
  const third = editionOf(3)
  const second = editionOf(2)

  test('the one with the highest number is current, in whatever order they come', () => {
    for (const order of [
      [first, second, third],
      [third, first, second],
      [second, third, first],
    ])
      expect(new Library(order).current()).toBe(third)
  })

  test('each is found by its number, and a number never published by nothing', () => {
    const library = new Library([third, first])
    expect([library.edition(1), library.edition(3)]).toEqual([first, third])
    for (const number of [0, 2, 4, -1, 1.5, Number.NaN]) expect(library.edition(number)).toBeUndefined()
  })

  test('the list that was handed over is neither changed nor followed', () => {
    const list = [third, first]
    const library = new Library(list)
    list.push(editionOf(9))
    expect([library.current(), library.edition(9), list.slice(0, 2)]).toEqual([third, undefined, [third, first]])
  })

  test('without any there is no library', () => {
    expect(() => new Library([])).toThrow('at least one edition')
  })
})

describe('what reaches a place', () => {
  test('are its own rules and those of all it lies in, and of no neighbour', () => {
    const library = new Library([first])
    expect(reach(library, 'CN')).toEqual(['national'])
    expect(reach(library, '65')).toEqual(['national', 'regional'])
    expect(reach(library, '650502')).toEqual(['hami', 'national', 'regional'])
    expect(reach(library, '650521')).toEqual(['barkol', 'hami', 'national', 'regional'])
    expect(reach(library, '6501')).toEqual(['national', 'regional'])
    expect(reach(library, '110101')).toEqual(['national'])
  })

  test('is built once where places lie in the same rules, and apart where one has rules of its own', () => {
    const library = new Library([first])
    const yizhou = library.scope(first, '650502')
    expect(library.scope(first, '650502')).toBe(yizhou)
    expect(library.scope(first, '6505')).toBe(yizhou)
    expect(library.scope(first, '650522')).toBe(yizhou)
    for (const other of ['650521', '65', '6501', 'CN']) expect(library.scope(first, other), other).not.toBe(yizhou)
    expect(library.scope(first, '1101')).toBe(library.scope(first, '4403'))
  })

  test('is never what another edition says of it', () => {
    const wider = editionOf(2, [...SHELVES, { jurisdiction: 'CN', kind: 'prohibition', prohibitions: [prohibition('no-more')] }])
    const library = new Library([first, wider])
    const before = library.scope(first, '650502')
    expect([...library.scope(wider, '650502').targets.keys()]).toContain('no-more')
    expect(library.scope(first, '650502')).toBe(before)
    expect(reach(library, '650502')).not.toContain('no-more')
  })

  test('stays right however many places are asked about, the first of them again at the end', () => {
    const counties = [...REGIONS.keys()].filter((code) => code.length === 6).slice(0, 150)
    const many = editionOf(1, [shelf('CN', 'national'), ...counties.map((code) => shelf(code, `own-${code}`))])
    const library = new Library([many])
    for (const code of [...counties, ...counties.slice(0, 5)]) {
      expect([...library.scope(many, code).targets.keys()].toSorted()).toEqual(['national', `own-${code}`])
    }
  })
})
