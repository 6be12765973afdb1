// The workbook of a batch has a sheet for each question of a regulator, says what the analysis says, in one language, and holds nothing that runs.
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { analysisView } from '../../src/app/batch/analysis-view.ts'
import { rankedIssuers } from '../../src/app/batch/issuers-view.ts'
import { isRejected } from '../../src/app/batch/result-line.ts'
import { resultWorkbook } from '../../src/batch/result-workbook.ts'
import { KIND_WORDS } from '../../src/core/catalogue/words/labels.ts'
import { bill, ndjson } from '../app/batch/bills.ts'
import { library, runWhole } from '../app/batch/run.ts'

const fee = (id: string, amount: string) => ({
  ...bill({ id, issuer: '商标局' }),
  issuer: { name: '商标局', role: 'administrative-agency' },
  jurisdiction: 'CN',
  lines: [{ description: '受理商标注册费', quantity: '1', unit: '类', unitPrice: amount, amount, facts: { filing: 'online' } }],
})
const FILE = ndjson(
  bill({ id: '=1+2', issuer: '@SUM(A1)', price: '0.45' }),
  bill({ id: '=1+2', issuer: '@SUM(A1)', price: '0.45' }),
  '{"a":',
  bill({ id: '=1+2', issuer: '@SUM(A1)', price: '0.5', issuedOn: '2023-05-01', jurisdiction: '6505' }),
  ...Array.from({ length: 6 }, (_, index) => bill({ id: `n${index}`, issuer: '贴边', price: '0.385', quantity: 1000 + index })),
  fee('s1', '200.00'),
  fee('s2', '200.00'),
)
const kindWords: Readonly<Record<string, { readonly en: string }>> = KIND_WORDS
const wordOf = (kind: string | null) => kindWords[kind ?? '']?.en
const run = await runWhole(FILE, {}, 700)
const { regions } = library.current()
const { analysis } = run
if (analysis === undefined) throw new Error('not analysed')

async function sheetsIn(language: 'zh' | 'en') {
  if (analysis === undefined) throw new Error('not analysed')
  const pieces: Uint8Array[] = []
  for await (const piece of resultWorkbook(run.blobs, 'b1', analysis, run.stretches, { regions, language })) pieces.push(piece.slice())
  const { sheets } = await readXlsx(Uint8Array.from(Buffer.concat(pieces)))
  return { sheets, view: analysisView('b1', analysis, { regions, language }) }
}
const [zh, en] = [await sheetsIn('zh'), await sheetsIn('en')]
type Sheets = typeof zh.sheets

/** A sheet as records under its titles. */
function records(sheets: Sheets, name: string): Readonly<Record<string, unknown>>[] {
  const [titles = [], ...rows] = sheets.find((it) => it.name === name)?.rows ?? []
  return rows.map((row) => Object.fromEntries(titles.map((title, column) => [String(title), row[column] ?? null])))
}

describe('every sheet', () => {
  test('is there in both languages, in one order, with as many rows', () => {
    expect(zh.sheets).toHaveLength(12)
    expect(zh.sheets.map(({ rows }) => rows.length)).toEqual(en.sheets.map(({ rows }) => rows.length))
    // The file holds something for each of them: an empty sheet would show nothing of its rule.
    for (const { name, rows } of en.sheets) expect(rows.length, name).toBeGreaterThan(1)
  })

  test('has titles in its own language alone', () => {
    for (const { name, rows } of zh.sheets) for (const title of rows[0] ?? []) expect(String(title), name).toMatch(/[\u4e00-\u9fff]/)
    for (const { name, rows } of en.sheets) for (const title of rows[0] ?? []) expect(String(title), name).toMatch(/^[a-z][a-z ]*$/)
  })

  test('holds no formula, whatever the bills were called, and shows their names as they stand', () => {
    for (const { cells } of [...zh.sheets, ...en.sheets])
      expect([...(cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([])
    expect(records(en.sheets, 'lines')[0]).toMatchObject({ invoice: '=1+2', issuer: '@SUM(A1)' })
  })
})

describe('the sheets say what the analysis says', () => {
  test('the summary: every count, every verdict', () => {
    const { summary } = en.view
    const told = new Map(records(en.sheets, 'summary').map(({ name, value }) => [name, value]))
    expect(told.get('rows')).toBe(summary.rows)
    expect(told.get('rejected')).toBe(1)
    expect([told.get('charged'), told.get('excess')]).toEqual([Number(summary.charged), Number(summary.excess)])
    expect([told.get('invoices: violation'), told.get('lines: not regulated')]).toEqual([
      summary.verdicts.violation,
      summary.lines['not-regulated'],
    ])
    expect(records(zh.sheets, '概况').map((it) => it['名称'])).toContain('单据数: 违规')
  })

  test('the issuers by rank', () => {
    if (analysis === undefined) throw new Error('not analysed')
    const told = records(en.sheets, 'issuers')
    expect(told.map((it) => [it['rank by excess'], it['issuer'], it['excess'], it['share']])).toEqual(
      rankedIssuers('b1', analysis, 'excess').map((it) => [it.rankByExcess, it.name, Number(it.excess), it.share]),
    )
    expect(told[0]?.['finding']).toBe('above-limit 3')
  })

  test('the findings with what they mean', () => {
    expect(records(en.sheets, 'findings').map((it) => [it['finding'], it['lines'], it['excess']])).toEqual(
      en.view.byCode.map(({ code, lines, excess }) => [code, lines, Number(excess)]),
    )
    expect(records(en.sheets, 'findings').find((it) => it['finding'] === 'above-limit')?.['meaning']).toBe(
      'Charged more than the limit allows.',
    )
    expect(records(zh.sheets, '违规情形').find((it) => it['情形'] === 'above-limit')?.['说明']).toBe('收费高于标准所允许的金额')
  })

  test('items, months, districts and the largest overcharges, in their order', () => {
    const { byItem, byMonth, byDistrict, largest } = en.view
    expect(records(en.sheets, 'items').map((it) => [it['item'], it['kind']])).toEqual(byItem.map(({ item, kind }) => [item, wordOf(kind)]))
    expect(records(en.sheets, 'months').map((it) => [it['month'], it['excess']])).toEqual(
      byMonth.map(({ month, excess }) => [month, Number(excess)]),
    )
    expect(records(en.sheets, 'districts').map((it) => [it['place'], it['name']])).toEqual(
      byDistrict.map(({ jurisdiction, name }) => [jurisdiction, name]),
    )
    expect(records(en.sheets, 'largest').map((it) => [it['row'], it['excess'], it['allowed']])).toEqual(
      largest.map(({ row, excess, allowed }) => [row, Number(excess), Number(allowed)]),
    )
  })

  test('what lies near a limit, is split, comes twice or bears one number: a row for every place', () => {
    const { nearLimit, split, twice, sameNumber } = en.view
    expect(records(en.sheets, 'near limit').map((it) => [it['issuer'], it['lines']])).toEqual(
      nearLimit.shown.map(({ issuer, lines }) => [issuer, lines]),
    )
    for (const [name, { shown }] of [
      ['split', split],
      ['twice', twice],
      ['same number', sameNumber],
    ] as const) {
      const places = shown.flatMap(({ places: own, count }, index) => own.map((place) => [index + 1, count, Reflect.get(place, 'row')]))
      expect(records(en.sheets, name).map((it) => [it['group'], it['in the group'], it['row']])).toEqual(places)
    }
    expect(records(en.sheets, 'split')[0]).toMatchObject({ charged: 400, cap: 270, invoice: 's1' })
  })

  test('every line of every bill, rejected rows in their place', () => {
    const rows = run.lines.flatMap((line) =>
      isRejected(line) ? [[line.row, null]] : line.lines.map(({ charged }) => [line.row, Number(charged)]),
    )
    expect(records(en.sheets, 'lines').map((it) => [it['row'], it['charged']])).toEqual(rows)
    expect(records(en.sheets, 'lines').find((it) => it['row'] === 3)).toMatchObject({ verdict: 'not checked', 'not read at': 'line 3' })
    expect(records(zh.sheets, '逐行结果').find((it) => it['行号'] === 3)).toMatchObject({ 结论: '未核对', 无法读取的位置: 'line 3' })
  })
})
