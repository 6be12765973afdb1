// `catalogue show` tells all that an entry says: every limit with its conditions, days, documents and verification, ended or disputed alike.
import { describe, expect, test } from 'vitest'
import { Library } from '../../src/app/library.ts'
import { Page } from '../../src/cli/screen/page.ts'
import { paintIf } from '../../src/cli/screen/paint.ts'
import { writeEntry } from '../../src/cli/show/entry-page.ts'
import type { Edition } from '../../src/core/catalogue/edition.ts'
import { GOVERNING_DATES, VERIFICATIONS } from '../../src/core/catalogue/schema/words.ts'
import { ENDED_WORDS, GOVERNED_WORDS, KIND_WORDS, VERIFICATION_WORDS } from '../../src/core/catalogue/words/labels.ts'
import { buildEdition, ended, item, limit, prohibition, relief } from '../core/build-edition.ts'
import { commandLine } from './in-process.ts'

const setBy = { zh: '州发改委', en: 'the prefecture' }
const reading = (zh: string, en: string) => ({ zh, en })
const documents = {
  D: { title: '办法', inForce: '2000-01-01', link: 'https://example.org/d' },
  Bare: {},
  Draft: { title: '征求意见稿', published: '2022-01-01', draft: true },
}
const { edition } = buildEdition(
  [
    {
      kind: 'electricity-tariff',
      jurisdiction: '6505',
      items: [
        item(
          'power',
          [
            limit({ type: 'fixed', price: '0.39', unit: 'kWh' }, { when: { customerClass: 'residential' }, to: '2023-12-31' }),
            limit(
              { type: 'ceiling', price: '5', cap: '9' },
              { from: '2024-01-01', verification: 'unconfirmed', lastConfirmed: '2025-02-03' },
            ),
          ],
          {
            aliases: ['居民电费', '生活电费'],
            issuers: ['non-grid-supplier', 'public-utility'],
            replaces: ['wide'],
            governedBy: 'issue',
            note: { zh: '含税', en: 'tax included' },
          },
        ),
        item('other', [limit({ type: 'free' })], { sameAs: 'power' }),
      ],
      reliefs: [relief('half', ['power'], '0.5', { when: { 'payer.kind': 'small-or-micro-enterprise' }, to: '2023-06-30' })],
    },
    {
      items: [
        item('wide', [
          limit({
            type: 'tiers',
            method: 'slab',
            by: 'quantity',
            unit: 'kWh',
            tiers: [
              { upTo: '10', price: '1' },
              { price: '2', cap: '99' },
            ],
          }),
          limit({ type: 'local-standard', setBy, atMost: { type: 'ceiling', price: '7', unit: 'kWh' } }),
          limit({
            type: 'contested',
            readings: [
              { reading: reading('按户', 'by household'), limit: { type: 'fixed', price: '3' } },
              { reading: reading('按表', 'by meter'), limit: { type: 'range', min: '1', max: '2', unit: 'kWh' } },
            ],
          }),
        ]),
        ...(['abolished', 'suspended', 'exempted', 'replaced-by-tax'] as const).map((how) =>
          item(`was-${how}`, [limit({ type: 'fixed', price: '1' }, { to: '2016-12-31' })], {
            ended: [ended(how, { from: '2017-01-01', when: { 'payer.kind': ['individual', 'enterprise'] } })],
          }),
        ),
        ...GOVERNING_DATES.map((governedBy) => item(`by-${governedBy}`, [limit({ type: 'market' })], { governedBy })),
        ...VERIFICATIONS.map((verification) => item(`is-${verification}`, [limit({ type: 'free' }, { verification })])),
        item('copied', [limit({ type: 'free' }, { copies: ['https://example.org/copy'] })]),
        item('undated', [limit({ type: 'free' }, { from: undefined, basis: [{ document: 'Bare' }] })]),
      ],
      prohibitions: [
        prohibition('never', { names: ['赞助费', '捐款'], issuers: ['trade-association'], when: { compelled: true }, to: '2030-01-01' }),
        prohibition('drafted', {
          reach: 'background',
          names: undefined,
          basis: [{ document: 'D' }, { document: 'Draft', clause: '第三条' }],
        }),
      ],
    },
  ],
  { documents },
)

function page(id: string, language: 'zh' | 'en' = 'zh', width = 120): string {
  const paper = new Page(width, paintIf(false))
  expect(writeEntry(paper, edition, id, language)).toBe(true)
  return paper.text()
}

describe('an item', () => {
  test('is headed by its name, id, kind and place, with what is said of it as a whole', () => {
    expect(page('power').split('\n\n')[0]).toBe(
      [
        'power',
        'power，电价，新疆维吾尔自治区哈密市 (6505)',
        '又名：居民电费、生活电费',
        '收费方：non-grid-supplier；public-utility',
        '日期：以开单日为准',
        '取代：wide',
        '说明：含税',
      ].join('\n'),
    )
    expect(page('power', 'en').split('\n\n')[0]).toBe(
      [
        'power (en)',
        'power, Electricity, 新疆维吾尔自治区哈密市 (6505)',
        'also called: 居民电费, 生活电费',
        'charged by: non-grid-supplier; public-utility',
        'dates: by the day of the bill',
        'replaces: wide',
        'note: tax included',
      ].join('\n'),
    )
  })
  test('has its limits in their order, each with days, condition, document, link and verification', () => {
    const [, first, second] = page('power').split('\n\n')
    expect(first).toBe(
      [
        '2000-01-01 至 2023-12-31：政府定价 0.39 元/kWh',
        '  条件：customerClass：residential',
        '  依据：D《办法》 1（2000-01-01 起施行）',
        '  链接：https://example.org/d',
        '  核对：已与文件原文核对，最近一次 2030-01-01',
      ].join('\n'),
    )
    expect(second).toMatch(/^2024-01-01 起：最高 5 元，最高 9 元\n/)
    expect(second).toContain('  核对：尚未与文件核对，最近一次 2025-02-03')
    expect(second).not.toContain('条件：')
  })
  test('names the reliefs that lower it, with the id under which they can be looked up', () => {
    expect(page('power')).toContain('\n\n减免：half (half)\n')
    expect(page('power', 'en')).toContain('\n\nrelief: half (en) (half)\n')
    expect(page('wide')).not.toContain('减免：')
  })
  test('that repeats another says where it is judged', () => {
    expect(page('other')).toContain('\n同一收费：power\n')
    expect(page('other', 'en')).toContain('\njudged as: power\n')
  })
  test('has its tiers, what binds a local standard, and each reading of a dispute', () => {
    expect(page('wide')).toContain('quantity，按所在档：≤ 10: 1 元/kWh；以上: 2 元/kWh，最高 99 元')
    expect(page('wide')).toContain('由州发改委制定，不高于 7 元/kWh')
    expect(page('wide')).toContain('有不同读法——按户：政府定价 3 元；按表：1 元/kWh 至 2 元/kWh')
    expect(page('wide', 'en')).toContain('set by the prefecture, not above 7 CNY/kWh')
    expect(page('wide', 'en')).toContain('by household: set price 3 CNY; by meter: 1 CNY/kWh to 2 CNY/kWh')
  })
  test.each(['abolished', 'suspended', 'exempted', 'replaced-by-tax'] as const)(
    'that was %s says since when, for whom and by what',
    (how) => {
      const text = page(`was-${how}`)
      expect(text).toContain('\n2000-01-01 至 2016-12-31：政府定价 1 元\n')
      expect(text).toContain(`\n2017-01-01 起：${ENDED_WORDS[how].zh}\n  条件：payer.kind：individual或enterprise\n  依据：D《办法》 1`)
      expect(page(`was-${how}`, 'en')).toContain(
        `\nfrom 2017-01-01: ${ENDED_WORDS[how].en}\n  when: payer.kind: individual or enterprise\n  by: D`,
      )
    },
  )
  test.each(GOVERNING_DATES)('governed by %s says which day decides', (date) => {
    for (const language of ['zh', 'en'] as const) expect(page(`by-${date}`, language)).toContain(GOVERNED_WORDS[date][language])
  })
  test.each(VERIFICATIONS)('%s says how far it was compared', (verification) => {
    for (const language of ['zh', 'en'] as const)
      expect(page(`is-${verification}`, language)).toContain(VERIFICATION_WORDS[verification][language])
  })
  test('says where a public copy was seen, and where no day is established', () => {
    expect(page('copied')).toContain('\n  公开文本：https://example.org/copy\n')
    expect(page('undated')).toContain('\n起止日期未确定：免费\n  依据：Bare（施行日期未确定）\n')
    expect(page('undated', 'en')).toContain('\ndays not established: free of charge\n  by: Bare (day not established)\n')
  })
})

describe('a rule', () => {
  test('that forbids has the names it goes by on bills, whom it reaches, when and until when', () => {
    expect(page('never')).toMatch(
      /^never\nnever，禁止收费，中国 \(CN\)\n账单名称：赞助费、捐款\n收费方：trade-association\n\n2000-01-01 至 2030-01-01：禁止收取\n {2}条件：compelled：是\n {2}依据：D/,
    )
  })
  test('that rests on a draft says which document is one', () => {
    expect(page('drafted')).toContain('\n  依据：Draft《征求意见稿》 第三条（2022-01-01 起施行）（草案，仅作背景）\n')
    expect(page('drafted', 'en')).toContain('(draft, background only)\n')
    expect(page('drafted')).not.toContain('账单名称')
  })
  test('that relieves has what it applies to, what is left to pay, for whom and how long', () => {
    expect(page('half')).toMatch(
      /适用于：power\n\n2000-01-01 至 2023-06-30：按原应收金额的 50% 收取\n {2}条件：payer\.kind：small-or-micro-enterprise\n/,
    )
    expect(page('half', 'en')).toMatch(/applies to: power\n\n2000-01-01 to 2023-06-30: 50% of what it would be\n/)
  })
})

test.each([24, 40, 80, 160])('nothing is lost at %i columns', (width) => {
  const { items, prohibitions, reliefs } = edition.compiled
  for (const id of [...items.map((it) => it.id), ...[...prohibitions, ...reliefs].map(({ rule }) => rule.id)]) {
    for (const language of ['zh', 'en'] as const)
      expect(page(id, language, width).replaceAll(/\s+/g, '')).toBe(page(id, language, 400).replaceAll(/\s+/g, ''))
  }
})

describe('the command', () => {
  const house = (of: Edition) => ({ house: { library: async () => new Library([of]) } })
  test('prints the newest edition’s entry and ends with 0', async () => {
    const later = buildEdition({ items: [item('power', [limit({ type: 'fixed', price: '7' })])] }, {}, 2).edition
    const run = await commandLine(['catalogue', 'show', 'power'], { house: { library: async () => new Library([later, edition]) } })
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toContain('政府定价 7 元')
  })
  test('says the kind of every entry it shows, and the same in JSON', async () => {
    for (const [id, kind] of [
      ['power', 'electricity-tariff'],
      ['never', 'prohibition'],
      ['half', 'relief'],
    ] as const) {
      expect((await commandLine(['catalogue', 'show', id], house(edition))).stdout).toContain(KIND_WORDS[kind].zh)
      expect(JSON.parse((await commandLine(['catalogue', 'show', id, '--json'], house(edition))).stdout)).toMatchObject({ id, kind })
    }
  })
  test.each([
    ['a slip in an id', 'powr'],
    ['an id in capitals', 'POWER'],
    ['an alias', '生活电费'],
    ['an alias with a full stop', '生活电费。'],
  ])('answers %s with the entry that is meant, on standard error, and ends with 3', async (_, typed) => {
    const run = await commandLine(['catalogue', 'show', typed], house(edition))
    expect(run).toMatchObject({ status: 3, stdout: '' })
    expect(run.stderr.split('\n')[0]).toBe(`qingdan: ${typed}: 没有这个编号；相近的有：`)
    expect(run.stderr).toContain('\n  power  power\n')
  })
  test('proposes at most five, no two alike, for whatever is typed', async () => {
    for (const typed of ['was', 'by-', 'is-original-copy', '费', '电', 'x'.repeat(500), '../..', '%00', '']) {
      const { status, stderr } = await commandLine(['catalogue', 'show', typed], house(edition))
      const proposed = stderr.split('\n').filter((line) => line.startsWith('  '))
      expect(status).toBe(3)
      expect(proposed.length).toBeLessThanOrEqual(5)
      expect(new Set(proposed).size).toBe(proposed.length)
    }
  })
})
