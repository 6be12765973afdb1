// Work that came in together is done together, in its order, and never more than so many pieces between two looks at what else arrived.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { together } from '../../src/entry/together.ts'

test('nothing is done before what has arrived was read, and then all of it in the order of asking', async () => {
  const turn = together()
  const done: string[] = []
  const work = ['a', 'b', 'c'].map(async (name) => {
    await turn()
    done.push(name)
  })
  await Promise.resolve()
  expect(done).toEqual([])
  await nextTurn()
  expect(done).toEqual(['a', 'b', 'c'])
  await Promise.all(work)
})

test('a crowd is let through in parts', async () => {
  const turn = together(2)
  const done: number[] = []
  const work = [1, 2, 3, 4, 5].map(async (number) => {
    await turn()
    done.push(number)
  })
  const seen: number[] = []
  while (done.length < 5) {
    await nextTurn()
    seen.push(done.length)
  }
  expect(done).toEqual([1, 2, 3, 4, 5])
  expect(Math.max(...seen.map((count, index) => count - (seen[index - 1] ?? 0)))).toBe(2)
  await Promise.all(work)
})

test('whoever asks while others are let through waits for the next turn', async () => {
  const turn = together(1)
  const done: string[] = []
  const first = turn().then(() => {
    done.push('first')
    return turn().then(() => done.push('first again'))
  })
  const second = turn().then(() => done.push('second'))
  await Promise.all([first, second])
  expect(done).toEqual(['first', 'second', 'first again'])
})
