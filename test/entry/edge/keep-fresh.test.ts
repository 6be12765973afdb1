// A busy isolate asks after an answer and no more often than every few seconds; one that was idle asks before it answers, but never for long.
import { expect, test } from 'vitest'
import { freshEnough, keepFresh } from '../../../src/entry/edge/keep-fresh.ts'

/** `age` and `idle` in milliseconds; asking sets the second to none, as it does in the real one. */
function isolate(age: number, idle = age) {
  const log: string[] = []
  const later: Promise<void>[] = []
  let answer = () => {}
  const freshness = {
    age,
    idle,
    refresh: () => {
      log.push('asked')
      freshness.idle = 0
      return new Promise<void>((resolve) => {
        answer = () => {
          log.push('answered')
          resolve()
        }
      })
    },
  }
  const check = async (patience?: number) => {
    await freshEnough(freshness, (work) => later.push(work), patience)
    log.push('judged')
    keepFresh(freshness, (work) => later.push(work))
  }
  return { log, later, check, answer: () => answer() }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

test('what was asked a moment ago is not asked again', async () => {
  const { log, later, check } = isolate(4999)
  await check()
  await turn()
  expect([log, later.length]).toEqual([['judged'], 0])
})

test('after a few seconds it is asked once the answer was given, and the isolate stays until it is known', async () => {
  const { log, later, check, answer } = isolate(5000)
  await check()
  expect(log).toEqual(['judged'])
  await turn()
  expect([log, later.length]).toEqual([['judged', 'asked'], 1])
  answer()
  await later[0]
  expect(log).toEqual(['judged', 'asked', 'answered'])
})

test('of several answers given at once one asks', async () => {
  const { log, later, check, answer } = isolate(5000)
  await Promise.all([check(), check(), check()])
  await turn()
  answer()
  await Promise.all(later)
  expect(log).toEqual(['judged', 'judged', 'judged', 'asked', 'answered'])
})

test('up to most of a minute the edition held judges, and the look follows', async () => {
  const { log, check } = isolate(44_999)
  await check()
  await turn()
  expect(log).toEqual(['judged', 'asked'])
})

test('after most of a minute the answer is waited for, so that a new edition is in force everywhere within the minute', async () => {
  const { log, check, answer } = isolate(45_000)
  const going = check()
  answer()
  await going
  await turn()
  expect(log).toEqual(['asked', 'answered', 'judged'])
})

test('a database that does not answer holds nobody up for long, and one that failed a moment ago not at all', async () => {
  const silent = isolate(3_600_000)
  await silent.check(1)
  await turn()
  expect(silent.log).toEqual(['asked', 'judged'])
  const failed = isolate(3_600_000, 100)
  await failed.check()
  expect(failed.log).toEqual(['judged'])
})
