// What is said of a batch follows from its state and the clock alone, in the language asked for.
import { describe, expect, test } from 'vitest'
import { memoryRecords } from '../../../src/app/batch/memory-records.ts'
import type { BatchState } from '../../../src/app/batch/ports.ts'
import { linksOf, statusView } from '../../../src/app/batch/status-view.ts'
import { failed } from '../../../src/app/problems.ts'
import { termsOf } from './blobs-in-memory.ts'

const START = Date.UTC(2026, 10, 28, 1, 0, 0)
const DAY = 86_400_000

async function stateOf(given: Partial<BatchState> = {}): Promise<BatchState> {
  const records = memoryRecords()
  await records.add(termsOf({ acceptedAt: START }), undefined)
  const state = await records.find('b1')
  if (state === undefined) throw new Error('not added')
  return { ...state, ...given }
}

const progress = (done: number, total: number | null = 100) => ({ total, done, rejected: 0, rows: done })

describe('the pace', () => {
  test.each([
    ['not begun', {}, null, null],
    ['begun, nothing done', { status: 'running', startedAt: START, progress: progress(0) }, null, null],
    ['a quarter done in ten seconds', { status: 'running', startedAt: START - 10_000, progress: progress(25) }, 2.5, 30],
    ['one done in the first millisecond', { status: 'running', startedAt: START, progress: progress(1) }, 1000, 1],
    ['all done but not added up', { status: 'running', startedAt: START - 10_000, progress: progress(100) }, 10, 0],
    ['done before the file was looked through', { status: 'running', startedAt: START - 10_000, progress: progress(25, null) }, 2.5, null],
    ['completed', { status: 'completed', startedAt: START - 20_000, finishedAt: START - 10_000, progress: progress(100) }, 10, null],
    ['cancelled half-way', { status: 'cancelled', startedAt: START - 20_000, finishedAt: START - 10_000, progress: progress(50) }, 5, null],
  ] as const)('%s', async (_, given, invoicesPerSecond, secondsLeft) => {
    const view = statusView(await stateOf(given), START, 30, 'en')
    expect(view.progress).toMatchObject({ invoicesPerSecond, secondsLeft })
  })

  test('does not go on after the end, whatever the clock says', async () => {
    const ended = await stateOf({ status: 'completed', startedAt: START, finishedAt: START + 4_000, progress: progress(100) })
    expect(statusView(ended, START + 5_000, 30, 'en').progress).toEqual(statusView(ended, START + 30 * DAY, 30, 'en').progress)
  })
})

describe('times', () => {
  test('are moments in UTC; results are kept from the end on, for the days stated', async () => {
    const view = statusView(await stateOf({ status: 'completed', startedAt: START + 1, finishedAt: START + 1500 }), START, 2, 'en')
    expect([view.acceptedAt, view.startedAt, view.finishedAt, view.expiresAt]).toEqual([
      '2026-11-28T01:00:00.000Z',
      '2026-11-28T01:00:00.001Z',
      '2026-11-28T01:00:01.500Z',
      '2026-11-30T01:00:01.500Z',
    ])
    expect(statusView(await stateOf(), START, 2, 'en')).toMatchObject({ startedAt: null, finishedAt: null, expiresAt: null })
  })
})

describe('links', () => {
  test.each(['queued', 'running', 'failed', 'cancelled'] as const)('of a batch that is %s lead to itself and its events only', (status) => {
    expect(linksOf('7f', status)).toEqual({ self: '/v1/batches/7f', events: '/v1/batches/7f/events' })
  })

  test('of a completed batch lead to everything there is of it', () => {
    expect(Object.keys(linksOf('7f', 'completed'))).toEqual(['self', 'events', 'results', 'issuers', 'analysis', 'sample'])
    expect(new Set(Object.values(linksOf('7f', 'completed'))).size).toBe(6)
  })
})

describe('why it failed', () => {
  const { problem } = failed('unreadable-document', { zh: '文件有误', en: 'The file has a fault' }, [
    { pointer: 'row 3, column 2', detail: { zh: '不是数', en: 'is no number' } },
  ])

  test.each([
    ['zh', '无法读取文件', '文件有误', '不是数'],
    ['en', 'The document cannot be read', 'The file has a fault', 'is no number'],
  ] as const)('is told in %s, with the place and its type', async (language, _, detail, said) => {
    const view = statusView(await stateOf({ status: 'failed', finishedAt: START, problem }), START, 30, language)
    expect(view.problem).toMatchObject({
      type: '/problems/unreadable-document',
      detail,
      errors: [{ pointer: 'row 3, column 2', detail: said }],
    })
    expect(/[\u4e00-\u9fff]/.test(view.problem?.title ?? '')).toBe(language === 'zh')
  })

  test('nobody is told the address that is to be called, nor whose the batch is', async () => {
    const callbackUrl = 'https://inside.example/secret?token=1'
    const state = await stateOf({ callbackUrl, owner: 'key-7', callback: { state: 'pending', attempts: 2, nextAt: START } })
    const view = statusView(state, START, 30, 'en')
    expect(view.callback).toEqual({ state: 'pending', attempts: 2 })
    expect(JSON.stringify(view)).not.toMatch(/secret|key-7/)
  })
})
