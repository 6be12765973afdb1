// A library is kept as new as what is published: one look at a time, and a look that fails changes nothing but what is said of it.
import { expect, test } from 'vitest'
import { Freshness } from '../../src/app/freshness.ts'

/** A source whose answers the test gives, and a clock it sets. */
function watched() {
  const clock = { now: 1000 }
  const asked: { answer: (found: boolean) => void; fail: (reason: string) => void }[] = []
  const refresh = () =>
    new Promise<boolean>((resolve, reject) => asked.push({ answer: resolve, fail: (reason) => reject(new Error(reason)) }))
  return { clock, asked, freshness: new Freshness({ refresh }, () => clock.now) }
}

test('it is fresh from the start, and again from when an answer was asked for', async () => {
  const { clock, asked, freshness } = watched()
  expect([freshness.age, freshness.idle, freshness.failing]).toEqual([0, 0, undefined])
  clock.now += 7000
  expect([freshness.age, freshness.idle]).toEqual([7000, 7000])
  const looked = freshness.refresh()
  clock.now += 300
  asked[0]?.answer(false)
  await looked
  expect([freshness.age, freshness.idle]).toEqual([300, 300])
})

test('who comes while it looks joins in, and who comes after looks anew', async () => {
  const { asked, freshness } = watched()
  const [first, second] = [freshness.refresh(), freshness.refresh()]
  expect(asked).toHaveLength(1)
  asked[0]?.answer(true)
  await Promise.all([first, second])
  void freshness.refresh()
  expect(asked).toHaveLength(2)
})

test('failing never reaches who asks: it is said since when, until a look succeeds', async () => {
  const { clock, asked, freshness } = watched()
  for (const [place, at] of [5000, 9000].entries()) {
    clock.now = at
    const looked = freshness.refresh()
    asked[place]?.fail('no database')
    await expect(looked).resolves.toBeUndefined()
  }
  expect(freshness.failing).toEqual({ since: 5000, reason: 'no database' })
  expect([freshness.age, freshness.idle]).toEqual([8000, 0])
  const looked = freshness.refresh()
  asked[2]?.answer(false)
  await looked
  expect([freshness.failing, freshness.age]).toEqual([undefined, 0])
})
