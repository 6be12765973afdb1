// The results as a table say line by line what the reports say, are read back by any CSV reader, and hold no formula.
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvResults, readBills, resultLines } from '../../../src/app/batch/read-results.ts'
import { isRejected, type ReportLine, rejectedLine } from '../../../src/app/batch/result-line.ts'
import { RESULT_TITLES, resultRows, type TableCell } from '../../../src/app/batch/result-rows.ts'
import type { FindingCode, Verdict } from '../../../src/core/findings/report.ts'
import { FINDING_WORDS, VERDICT_WORDS } from '../../../src/core/findings/words/labels.ts'
import { anyBatch } from './any-batch.ts'
import { bill, ndjson } from './bills.ts'
import { runWhole } from './run.ts'

type Run = Awaited<ReturnType<typeof runWhole>>

async function csvOf({ blobs, stretches }: Run, language: 'zh' | 'en' = 'en'): Promise<string> {
  let text = ''
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for await (const piece of csvResults(blobs, 'b1', stretches, language)) text += decoder.decode(piece)
  return text
}

function recordsOf(csv: string): Readonly<Record<string, string>>[] {
  return parse(csv, { bom: true, columns: true, record_delimiter: '\r\n' })
}

const TITLES = {
  zh: { verdict: '结论', codes: '情形', between: '、' },
  en: { verdict: 'verdict', codes: 'findings', between: ', ' },
} as const

function byTitle(row: readonly TableCell[], language: 'zh' | 'en'): Readonly<Record<string, TableCell | undefined>> {
  return Object.fromEntries(RESULT_TITLES[language].map((title, column) => [title, row[column]]))
}

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

describe('the table of any batch', () => {
  test('has a row for each line of each bill and for each rejected row, in the order of the file', () =>
    fc.assert(
      fc.asyncProperty(anyBatch, fc.constantFrom(1, 2000), async ({ text }, cut) => {
        const run = await runWhole(text, {}, cut)
        const records = recordsOf(await csvOf(run))
        const expected = run.lines.flatMap((line): object[] =>
          isRejected(line)
            ? [
                {
                  row: String(line.row),
                  verdict: 'not checked',
                  charged: '',
                  'not read at': line.problem.errors.map(({ pointer }) => pointer).join('\n'),
                },
              ]
            : line.lines.map((it, index) => ({
                row: String(line.row),
                invoice: line.invoice ?? '',
                issuer: line.issuer.name ?? '',
                'issuer code': line.issuer.uscc ?? '',
                place: line.jurisdiction,
                'issued on': line.issuedOn,
                line: it.id,
                charge: line.billed[index],
                verdict: it.verdict,
                charged: it.charged,
                allowed: it.allowed ?? '',
                excess: it.excess,
                item: it.match?.item ?? '',
              })),
        )
        expect(records).toHaveLength(expected.length)
        for (const [index, record] of records.entries()) expect(record).toMatchObject(expected[index] ?? {})
      }),
      { numRuns: 20 },
    ))

  test('names every finding of the line, and those of the bill beside its first line', () =>
    fc.assert(
      fc.asyncProperty(anyBatch, async ({ text }) => {
        const run = await runWhole(text)
        const rows = run.lines.flatMap((line) => resultRows(line, 'en').map((row, index) => ({ line, row, index })))
        for (const { line, row, index } of rows) {
          if (isRejected(line)) continue
          const said = [...(line.lines[index]?.findings ?? []), ...(index === 0 ? line.findings : [])]
          const cells = byTitle(row, 'en')
          expect(cells['findings']).toBe([...new Set(said.map(({ code }) => code))].join(' ') || null)
          for (const { message, basis } of said) {
            expect(cells['messages']).toContain(message)
            for (const { document } of basis) expect(cells['basis']).toContain(document)
          }
        }
      }),
      { numRuns: 10 },
    ))

  test('says beside every code in words what it means, in the language asked for', () =>
    fc.assert(
      fc.asyncProperty(anyBatch, fc.constantFrom('zh', 'en'), async ({ text }, language) => {
        const { verdict, codes, between } = TITLES[language]
        const run = await runWhole(text)
        for (const row of run.lines.flatMap((line) => (isRejected(line) ? [] : resultRows(line, language)))) {
          const cells = byTitle(row, language)
          const titles = RESULT_TITLES[language]
          expect(cells[titles[titles.indexOf(verdict) + 1] ?? '']).toBe(VERDICT_WORDS[cells[verdict] as Verdict][language])
          const said = typeof cells[codes] === 'string' ? (cells[codes].split(' ') as FindingCode[]) : []
          const words = said.map((code) => FINDING_WORDS[code][language]).join(between)
          expect(cells[titles[titles.indexOf(codes) + 1] ?? '']).toBe(words || null)
        }
      }),
      { numRuns: 10 },
    ))

  test('tells a regulator in Chinese what is wrong: a home charged above the limit', async () => {
    const { lines } = await runWhole(ndjson(bill({ id: 'A', price: '0.45' })), { language: 'zh' })
    const [row = []] = lines.flatMap((line) => resultRows(line, 'zh'))
    expect(byTitle(row, 'zh')).toMatchObject({ 结论: 'violation', 结论说明: '违规', 情形: 'above-limit', 情形说明: '超过标准' })
  })
})

describe('whatever a bill is called', () => {
  const word = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠",;\r\n\t费1a'), minLength: 1, maxLength: 8 })

  test('its names come back from the table, none of them a formula', () =>
    fc.assert(
      fc.asyncProperty(word, word, word, async (id, issuer, description) => {
        const odd = bill({ id, issuer, lines: [{ description, amount: '1.00' }] })
        const run = await runWhole(ndjson(odd))
        const [line] = run.lines
        if (line === undefined || isRejected(line)) return
        const csv = await csvOf(run)
        for (const cell of Object.values(recordsOf(csv)[0] ?? {})) expect(cell).not.toMatch(FORMULA)
        const plain = (text: string) => (FORMULA.test(text) ? `'${text}` : text)
        expect(recordsOf(csv)[0]).toMatchObject({
          invoice: plain(line.invoice ?? ''),
          issuer: plain(line.issuer.name ?? ''),
          charge: plain(line.billed[0] ?? ''),
        })
      }),
      { numRuns: 60 },
    ))
})

describe('the titles', () => {
  test('are as many as the cells of every row, in both languages', async () => {
    const { lines } = await runWhole(ndjson(bill({ id: 'A' }), '{'))
    for (const language of ['zh', 'en'] as const) {
      for (const row of lines.flatMap((line) => resultRows(line, language))) expect(row).toHaveLength(RESULT_TITLES[language].length)
      expect(new Set(RESULT_TITLES[language]).size).toBe(RESULT_TITLES[language].length)
    }
  })

  test('begin the file with the mark that tells spreadsheet programs its encoding', async () => {
    expect((await csvOf(await runWhole(ndjson(bill({ id: 'A' }))), 'zh')).startsWith('\uFEFF行号,工作表,单据号,')).toBe(true)
  })
})

describe('a rejected row', () => {
  const faults = [
    { pointer: 'row 3, column 2', detail: { zh: '不是数', en: 'is no number' } },
    { pointer: '/lines/0/amount', detail: { zh: '缺少', en: 'is missing' } },
  ]
  const rejected = (language: 'zh' | 'en') => rejectedLine({ row: 3, sheet: '三月', rows: 2, faults }, 'invalid-invoice', language)

  test.each([
    ['zh', '未核对', '有 2 处不符合要求\n不是数\n缺少'],
    ['en', 'not checked', '2 fault(s)\nis no number\nis missing'],
  ] as const)('says in %s where and why, every fault of it', (language, verdict, reasons) => {
    const [row] = resultRows(rejected(language), language)
    const cells = Object.values(byTitle(row ?? [], language))
    const said = [0, 1, 9, 10, 18, 21].map((column) => cells[column])
    expect(said).toEqual([{ number: '3' }, '三月', verdict, verdict, reasons, 'row 3, column 2\n/lines/0/amount'])
  })

  test('never shows a value that was sent', async () => {
    const { text } = await runWhole(
      ndjson({ ...bill({ id: '机密-1' }), issuedOn: '机密-2', lines: [{ description: '机密-3', amount: '机密-4' }] }),
    )
    expect(text).toContain('/issuedOn')
    expect(text).not.toContain('机密')
  })
})

describe('reading results back', () => {
  const FILE = ndjson(...Array.from({ length: 20 }, (_, index) => (index % 6 === 5 ? '{' : bill({ id: `R${index}` }))))

  test('some stretches give their lines alone, in the order asked for', async () => {
    const run = await runWhole(FILE, {}, 500)
    expect(run.stretches).toBeGreaterThan(4)
    const rowsOf = async (stretches: readonly number[]) => {
      const rows: number[] = []
      for await (const { row } of resultLines(run.blobs, 'b1', stretches)) rows.push(row)
      return rows
    }
    const each = await Promise.all(Array.from({ length: run.stretches }, (_, index) => rowsOf([index])))
    expect(each.flat()).toEqual(run.lines.map(({ row }) => row))
    expect(await rowsOf([2, 0])).toEqual([...(each[2] ?? []), ...(each[0] ?? [])])
  })

  test('places give their bills, each once, in the order of the file; a rejected row is no bill', async () => {
    const run = await runWhole(FILE, {}, 500)
    const all: { stretch: number; row: number }[] = []
    for (let stretch = 0; stretch < run.stretches; stretch += 1)
      for await (const { row } of resultLines(run.blobs, 'b1', [stretch])) all.push({ stretch, row })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(all.length - 1)), async (picks) => {
        const places = picks.flatMap((pick) => all[pick] ?? [])
        const found: ReportLine[] = []
        for await (const { line } of readBills(run.blobs, 'b1', places)) found.push(line)
        const judged = new Set(run.lines.flatMap((line) => (isRejected(line) ? [] : [line.row])))
        const expected = [...new Set(places.map(({ row }) => row))].filter((row) => judged.has(row)).sort((a, b) => a - b)
        expect(found.map(({ row }) => row)).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  test('a stretch whose results are not there is an error of ours, not an empty file', async () => {
    const { blobs } = await runWhole(FILE, {}, 500)
    const reading = async () => {
      for await (const _ of resultLines(blobs, 'b1', [99]));
    }
    await expect(reading()).rejects.toThrow('stretch 99 of batch b1 has no results')
  })
})
