// The lines of a stretch come out by their rows, whatever the order they were added in, and whole however long they are.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OrderedLines } from '../../../src/app/batch/ordered-lines.ts'

const textOf = (lines: OrderedLines) => new TextDecoder().decode(lines.bytes())

test('no lines are no bytes', () => {
  expect(new OrderedLines().bytes()).toHaveLength(0)
})

test('any lines in any order stand by their rows, those of one row as they came', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.string({ unit: 'binary' }))), (added) => {
      const lines = new OrderedLines()
      for (const [row, text] of added) lines.add(row, (out) => out.json(text))
      const expected = added.toSorted(([a], [b]) => a - b).map(([, text]) => `${JSON.stringify(text)}\n`)
      expect(textOf(lines)).toBe(expected.join(''))
    }),
  )
})

test('lines longer than the room that was made for them grow it', () => {
  const lines = new OrderedLines()
  const long = ['费'.repeat(300_000), '1', '单'.repeat(900_000), '2'.repeat(700_000)]
  long.forEach((line, index) => {
    lines.add(index, (out) => out.quoted(line))
  })
  expect(textOf(lines) === long.map((line) => `"${line}"\n`).join('')).toBe(true)
})
