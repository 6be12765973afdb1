// One engine, many doors: the library, the service and the command line give the same report of a bill, byte for byte.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE_MILLISECONDS, qingdan } from '../cli/run-qingdan.ts'
import { library, post, service } from '../http/service.ts'
import { type Golden, goldenBills, LANGUAGES, spread } from './golden.ts'
import { sentencesOf, wordless } from './wordless.ts'

const golden = goldenBills()
const app = service()
const EXIT = { permitted: 0, 'not-regulated': 0, violation: 1, undetermined: 2 } as const

describe.each(golden)('$name', ({ bill, zh, en }) => {
  test('is answered over HTTP as by the library, byte for byte, in both languages', async () => {
    for (const [tag, report] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      const answer = await post(app, JSON.stringify(bill), { 'accept-language': tag })
      expect([answer.status, answer.headers.get('content-language')]).toEqual([200, tag])
      expect(await answer.text()).toBe(JSON.stringify(report))
    }
  })

  test('is answered in Chinese where no language is asked for', async () => {
    expect(await (await post(app, JSON.stringify(bill))).text()).toBe(JSON.stringify(zh))
  })

  test('is judged alike in both languages: only the words differ', () => {
    expect(wordless(en)).toEqual(wordless(zh))
    const [chinese, english] = [sentencesOf(zh), sentencesOf(en)]
    expect(chinese.filter((sentence) => !/\p{Script=Han}/u.test(sentence))).toEqual([])
    expect(english.filter((sentence, place) => sentence === chinese[place] || !/[a-z]{2}/.test(sentence))).toEqual([])
  })
})

test('the doors share one edition and one engine', () => {
  const seen = new Set(golden.flatMap(({ zh, en }) => [zh, en].map((it) => `${it.engine} ${it.edition.number} ${it.edition.digest}`)))
  const { number, digest } = library.current()
  expect([...seen]).toEqual([`1.0.0 ${number} ${digest}`])
})

describe('the real command', () => {
  const sample = spread(golden, 12)
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qingdan-doors-'))
    for (const { name, bill } of sample) writeFileSync(join(folder, `${name}.json`), JSON.stringify(bill))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const run = (bills: readonly Golden[], language: string) =>
    qingdan(['check', '--json', '--lang', language, ...bills.map(({ name }) => join(folder, `${name}.json`))])

  test.each(LANGUAGES)(
    'gives the reports of twelve bills as the library does, one a line, in %s',
    async (language) => {
      const { stdout, stderr, status } = await run(sample, language)
      expect(stderr).toBe('')
      expect(stdout).toBe(sample.map((it) => `${JSON.stringify(it[language])}\n`).join(''))
      const codes = sample.map((it) => EXIT[it.zh.verdict])
      expect(status).toBe(codes.includes(1) ? 1 : Math.max(...codes))
    },
    PATIENCE_MILLISECONDS,
  )

  test.each(['violation', 'undetermined', 'permitted', 'not-regulated'] as const)(
    'reads a bill from its input and ends with the code of its verdict: %s',
    async (verdict) => {
      const chosen = golden.find((it) => it.zh.verdict === verdict)
      const { stdout, status } = await qingdan(['check', '--json', '--lang', 'zh', '-'], { input: JSON.stringify(chosen?.bill) })
      expect([stdout, status]).toEqual([`${JSON.stringify(chosen?.zh)}\n`, EXIT[verdict]])
    },
    PATIENCE_MILLISECONDS,
  )
})
