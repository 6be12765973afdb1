// The parts of a page in words: citations, days, answers, tallies and failures, in both languages.
import { describe, expect, test } from 'vitest'
import { checkInvoice } from '../../src/app/check-invoice.ts'
import { Library } from '../../src/app/library.ts'
import { failed, PROBLEMS } from '../../src/app/problems.ts'
import { basisWords, daysWords } from '../../src/cli/basis-words.ts'
import { complain, problemText, unmappedText } from '../../src/cli/problem-text.ts'
import { readDocument } from '../../src/cli/read-document.ts'
import { openAnswer } from '../../src/cli/report/labels.ts'
import { writeQuestions } from '../../src/cli/report/questions.ts'
import { tallyText } from '../../src/cli/report/tally.ts'
import { Page } from '../../src/cli/screen/page.ts'
import { paintIf } from '../../src/cli/screen/paint.ts'
import { widthOf } from '../../src/cli/screen/width.ts'
import { likeEntries } from '../../src/cli/show/like-entries.ts'
import { SIGNS, VERDICTS } from '../../src/cli/words.ts'
import { ENDED_WORDS, GOVERNED_WORDS, KIND_WORDS, VERIFICATION_WORDS } from '../../src/core/catalogue/words/labels.ts'
import { valueLabel } from '../../src/core/catalogue/words/value-label.ts'
import { edition } from '../built-in.ts'
import * as bills from './bills.ts'

const library = new Library([edition])
const { vocabulary } = edition
const page = () => new Page(100, paintIf(false))

describe('a citation', () => {
  const cited = { document: '某办发〔2023〕1号', title: '某办法', clause: '第一条', inForce: '2023-01-02', link: null }
  test('names document, title, clause and the day it came into force', () => {
    expect(basisWords(cited, 'zh')).toBe('某办发〔2023〕1号《某办法》 第一条（2023-01-02 起施行）')
    expect(basisWords(cited, 'en')).toBe('某办发〔2023〕1号 (某办法) 第一条 (in force since 2023-01-02)')
  })
  test('says where the day is not established, and leaves out what is not known', () => {
    const bare = { ...cited, title: null, clause: null, inForce: null }
    expect(basisWords(bare, 'zh')).toBe('某办发〔2023〕1号（施行日期未确定）')
    expect(basisWords(bare, 'en')).toBe('某办发〔2023〕1号 (day not established)')
  })
})

test.each([
  [{}, '起止日期未确定', 'days not established'],
  [{ from: '2023-01-01' }, '2023-01-01 起', 'from 2023-01-01'],
  [{ to: '2023-12-31' }, '至 2023-12-31', 'until 2023-12-31'],
  [{ from: '2023-01-01', to: '2023-12-31' }, '2023-01-01 至 2023-12-31', '2023-01-01 to 2023-12-31'],
])('the days %o', (days, zh, en) => {
  expect([daysWords(days, 'zh'), daysWords(days, 'en')]).toEqual([zh, en])
})

describe('an answer', () => {
  test('is what to write, with its meaning where that is more than the same word', () => {
    expect(valueLabel(vocabulary, 'metering', 'time-of-use', 'zh')).toBe('time-of-use（分时计量）')
    expect(valueLabel(vocabulary, 'metering', 'time-of-use', 'en')).toBe('time-of-use (time of use)')
    expect(valueLabel(vocabulary, 'metering', 'flat', 'en')).toBe('flat')
    expect(valueLabel(vocabulary, 'etc', true, 'zh')).toBe('true（是）')
    expect(valueLabel(vocabulary, 'etc', false, 'en')).toBe('false (no)')
    expect(valueLabel(vocabulary, 'nowhere', 'x', 'zh')).toBe('x')
  })
  test('that cannot be listed is described by its type', () => {
    const named = (type: string) => edition.shared.facts.find((fact) => fact.type === type)?.name ?? ''
    expect(openAnswer(vocabulary, named('money'), 'zh')).toBe('金额（元）')
    expect(openAnswer(vocabulary, named('number'), 'en')).toBe('a number')
    expect(openAnswer(vocabulary, named('date'), 'zh')).toBe('日期（YYYY-MM-DD）')
    expect(openAnswer(vocabulary, named('text'), 'en')).toBe('text')
  })
  test('belongs to a line, or to the bill', () => {
    const asked = page()
    const question = { fact: 'etc', question: '是否使用 ETC？', values: [true, false] }
    writeQuestions(
      asked,
      [
        { ...question, line: '2' },
        { ...question, line: null },
      ],
      vocabulary,
      'zh',
    )
    expect(asked.text()).toBe(
      '\n补充以下事实后再核对，即可定论：\n  ? 第 2 行 etc：是否使用 ETC？\n    可答：true（是）、false（否）\n  ? etc：是否使用 ETC？\n    可答：true（是）、false（否）\n',
    )
  })
  test('is not asked for where nothing is open', () => {
    const none = page()
    writeQuestions(none, [], vocabulary, 'zh')
    expect(none.text()).toBe('\n')
  })
})

describe('a tally', () => {
  const reports = [bills.violation, bills.violation, bills.permitted, bills.undetermined].flatMap((body) => {
    const answer = checkInvoice(library, { body, language: 'zh' })
    return answer.ok ? [answer.value] : []
  })
  test('counts every bill once and adds up what to claim back', () => {
    expect(tallyText(page(), reports, 1, 'zh')).toBe('共 5 张单据：✗ 违规 2，? 待定 1，✓ 合规 1，无法读取 1；可要求退还合计 120.00 元\n')
    expect(tallyText(page(), reports.slice(2, 3), 0, 'en')).toBe('1 bills: ✓ permitted 1; CNY 0.00 to be claimed back in all\n')
  })
})

describe('a failure', () => {
  const errors = [
    { pointer: '/lines/0/amount', detail: { zh: '须为十进制数', en: 'must be a plain decimal' } },
    { pointer: '单据!B2', detail: { zh: '须为日期', en: 'must be a day' } },
  ]
  test('names the file, the fault and every place, the details one below the other', () => {
    const { problem } = failed('invalid-invoice', { zh: '单据有 2 处不符合要求', en: 'The invoice has 2 fault(s)' }, errors)
    const lines = problemText('账单.json', problem, 'zh').split('\n')
    expect(lines[0]).toBe('qingdan: 账单.json: 单据不符合要求。单据有 2 处不符合要求')
    const column = (line: string | undefined, detail: string) => widthOf(line?.slice(0, line.indexOf(detail)) ?? '')
    expect(column(lines[1], '须为')).toBe(column(lines[2], '须为'))
  })
  test('speaks of files and options here, not of requests', () => {
    const said = (code: 'unsupported-media-type' | 'unknown-edition', language: 'zh' | 'en') =>
      problemText('a', failed(code, { zh: 'GET 请求', en: 'a GET request' }).problem, language)
    expect(said('unsupported-media-type', 'zh')).toBe('qingdan: a: 不支持的文件格式。GET 请求\n')
    expect(said('unsupported-media-type', 'en')).toBe('qingdan: a: The file format is not supported. a GET request\n')
    expect(said('unknown-edition', 'zh')).toBe('qingdan: a: 没有这个版本。请去掉 --edition，或换一个已发布的版本号\n')
    expect(said('unknown-edition', 'en')).not.toContain('GET')
  })
  test.each(Object.keys(PROBLEMS))('%s has a title in both languages', (code) => {
    const { title } = Object.entries(PROBLEMS).find(([key]) => key === code)?.[1] ?? { title: { zh: '', en: '' } }
    expect(title.zh).toMatch(/\p{Script=Han}/u)
    expect(title.en).not.toBe('')
  })
  test('never carries control characters of a file to the terminal', () => {
    const text = problemText(
      'a\u001b[2J',
      failed('unreadable-document', { zh: '坏', en: 'bad' }, [{ pointer: '\u0007', detail: { zh: '\u001b', en: '\u001b' } }]).problem,
      'en',
    )
    expect(text).toBe('qingdan: a\ufffd[2J: The document cannot be read. bad\n  \ufffd  \ufffd\n')
    expect(complain('a\nb', 'c\td')).toBe('qingdan: a b: c d\n')
  })
  test('tells apart what was read and had no place in the check', () => {
    const unmapped = [{ place: '/Invoice/Note', detail: { zh: '没有带入', en: 'no place for it' } }]
    expect(unmappedText('a.xml', unmapped, 'zh')).toBe('qingdan: a.xml: 以下内容没有带入核对\n  /Invoice/Note  没有带入\n')
    expect(unmappedText('a.xml', unmapped, 'en')).toBe(
      'qingdan: a.xml: not carried over into the check\n  /Invoice/Note  no place for it\n',
    )
  })
  test('of reading says why', async () => {
    const reason = async (file: string) =>
      readDocument(file, () => Promise.reject(new Error('closed'))).then((it) => (it.ok ? '' : it.reason.en))
    expect(await reason('/nowhere/at/all')).toBe('no such file')
    expect(await reason('/')).toBe('this is a folder, not a file')
    expect(await reason('-')).toMatch(/^cannot be read/)
  })
})

describe('entries like what was typed', () => {
  const ids = (typed: string) => likeEntries(library, edition, typed, 'zh').map(({ id }) => id)
  test('are at most five, each once, the likest first', () => {
    const like = ids('cn-6505.electricity.non-grid.residentia')
    expect(like[0]).toBe('cn-6505.electricity.non-grid.residential')
    expect(like.length).toBeLessThanOrEqual(5)
    expect(new Set(like).size).toBe(like.length)
  })
  test('are found by name in whatever place they stand', () => {
    expect(ids('居民生活电费')).toEqual(expect.arrayContaining(['cn-6505.electricity.non-grid.residential']))
  })
  test('are none for what is like nothing', () => {
    expect(ids('zzzz')).toEqual([])
    expect(ids('')).toEqual([])
  })
})

test('every word of the pages is there in both languages', () => {
  for (const table of [KIND_WORDS, VERDICTS, VERIFICATION_WORDS, ENDED_WORDS, GOVERNED_WORDS]) {
    for (const { zh, en } of Object.values(table)) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[A-Za-z]/)
    }
  }
  expect(Object.values(SIGNS).map(widthOf)).toEqual([1, 1, 1, 1, 1])
})
