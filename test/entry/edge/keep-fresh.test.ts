// A busy isolate asks in the background and no more often than every few seconds; one that was idle asks before it answers, but never for long.
import { expect, test } from 'vitest'
import { keepFresh } from '../../../src/entry/edge/keep-fresh.ts'

function isolate(age: number, idle = age) {
  const log: string[] = []
  let answer = () => {}
  const refresh = () => {
    log.push('asked')
    return new Promise<void>((resolve) => {
      answer = () => {
        log.push('answered')
        resolve()
      }
    })
  }
  const later: Promise<void>[] = []
  const kept = (patience?: number) =>
    keepFresh({ age, idle, refresh }, (work) => later.push(work), patience).then(() => log.push('goes on'))
  return { log, later, kept, answer: () => answer() }
}

test('what was asked a moment ago is not asked again', async () => {
  const { log, later, kept } = isolate(4999)
  await kept()
  expect([log, later.length]).toEqual([['goes on'], 0])
})

test('after a few seconds it is asked while the check goes on', async () => {
  const { log, later, kept, answer } = isolate(5000)
  await kept()
  expect([log, later.length]).toEqual([['asked', 'goes on'], 1])
  answer()
  await later[0]
})

test('after most of a minute the answer is waited for, so that a new edition is in force everywhere within the minute', async () => {
  const { log, kept, answer } = isolate(45_000)
  const going = kept()
  answer()
  await going
  expect(log).toEqual(['asked', 'answered', 'goes on'])
})

test('a database that does not answer holds nobody up for long, and one that failed a moment ago not at all', async () => {
  const silent = isolate(3_600_000)
  await silent.kept(1)
  expect(silent.log).toEqual(['asked', 'goes on'])
  const failed = isolate(3_600_000, 100)
  await failed.kept()
  expect(failed.log).toEqual(['goes on'])
})
