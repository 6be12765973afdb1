// A column keeps every number in its place, however many there are, and is empty when it was emptied.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Column } from '../../src/intake/column.ts'

test('a column holds what was put into it, and what was put in its place', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.nat(3_000), fc.array(fc.tuple(fc.nat(), fc.nat())), (values, more, changes) => {
      const all = [...values, ...Array.from({ length: more }, (_, index) => index)]
      const column = new Column()
      for (const value of all) column.push(value)
      for (const [at, value] of changes) {
        if (all.length === 0) continue
        all[at % all.length] = value
        column.set(at % all.length, value)
      }
      expect(column.length).toBe(all.length)
      expect(all.map((_, index) => column.at(index))).toEqual(all)
      column.clear()
      column.push(7)
      expect([column.length, column.at(0)]).toEqual([1, 7])
    }),
    { numRuns: 30 },
  )
})

test('a column names what stands in it more than once, in order and as often as it is asked; nothing counts as nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1, 2, 3, 2 ** 52, 7.5)), fc.nat(1500), (values, more) => {
      const column = new Column()
      const all = [...values, ...Array.from({ length: more }, (_, index) => index + 100)]
      for (const value of all) column.push(value)
      const repeated = new Set(all.filter((value, index) => value !== 0 && all.indexOf(value) !== index))
      const expected = [...repeated].sort((a, b) => a - b)
      expect([...column.repeated()]).toEqual(expected)
      expect([...column.repeated()]).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})
