// `qingdan batch`: one file in, its results out, in the format the name asks for.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queued } from '../../src/app/batch/memory-records.ts'
import { barText } from '../../src/cli/screen/progress-bar.ts'
import { bill, ndjson } from '../app/batch/bills.ts'
import { termsOf } from '../app/batch/blobs-in-memory.ts'
import { runWhole } from '../app/batch/run.ts'
import { commandLine } from './in-process.ts'

const FILE = ndjson(bill({ id: 'A', price: '0.45' }), '{', bill({ id: 'B' }))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingdan-batch-'))
  await writeFile(join(folder, 'in.ndjson.gz'), gzipSync(FILE))
  await writeFile(join(folder, 'bad.csv'), 'a,b\n1,2\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

test('a file is judged as the service judges it, byte for byte, and nothing else is left behind', async () => {
  const { status, stderr } = await commandLine(['batch', at('in.ndjson.gz'), '--out', at('out.ndjson'), '--lang', 'en'])
  expect([status, stderr]).toEqual([
    1,
    `3 rows, 2 bills (violation 1, undetermined 0, permitted 1, not-regulated 0), 1 rejected; results in ${at('out.ndjson')}\n`,
  ])
  expect(await readFile(at('out.ndjson'), 'utf8')).toBe((await runWhole(FILE)).text)
  expect((await readdir(folder)).sort()).toEqual(['bad.csv', 'in.ndjson.gz', 'out.ndjson'])
})

test('the name of the results asks for their format', async () => {
  const { status } = await commandLine(['batch', at('in.ndjson.gz'), '--out', at('out.csv'), '--lang', 'zh'])
  expect(status).toBe(1)
  expect((await readFile(at('out.csv'), 'utf8')).split('\r\n').length).toBe(5)
})

describe('what cannot be done is said', () => {
  test.each([
    ['no --out', () => ['batch', at('bad.csv')], '--out'],
    ['a file that is not there', () => ['batch', at('no.csv'), '--out', at('x.csv')], 'no such file'],
    ['a name that tells no format', () => ['batch', at('bad.txt'), '--out', at('x.csv')], 'must end in'],
    ['a file without a table', () => ['batch', at('bad.csv'), '--out', at('x.csv')], 'row 1, column 1'],
    ['a place that does not exist', () => ['batch', at('bad.csv'), '--out', at('x.csv'), '--jurisdiction', '99'], 'GB/T 2260'],
  ])('%s', async (_, words, said) => {
    const { status, stderr } = await commandLine([...words(), '--lang', 'en'])
    expect(status).toBe(3)
    expect(stderr).toContain(said)
  })
})

test('the bar says how far it is, how fast, and how long it will take', () => {
  const state = { ...queued(termsOf()), startedAt: 1000, progress: { total: 200, done: 50, rejected: 2, rows: 50 } }
  expect(barText(state, 'en', 6000)).toBe(`${'█'.repeat(8)}${'░'.repeat(22)} 25.0%  50/200  10/s  15 s left  rejected 2`)
  expect(barText(queued(termsOf()), 'zh', 6000)).toBe('正在读取文件…')
})
