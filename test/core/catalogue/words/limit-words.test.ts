// Every shape of limit can be said in words, with its numbers as the catalogue states them.
import { expect, test } from 'vitest'
import type { LimitShape } from '../../../../src/core/catalogue/schema/limit.ts'
import { limitWords } from '../../../../src/core/catalogue/words/limit-words.ts'
import { loadEdition } from '../../../../src/entry/load-catalogues.ts'

const { vocabulary } = loadEdition()
const setBy = { zh: '州发改委', en: 'the prefecture' }
const reading = (zh: string, en: string) => ({ zh, en })

const SHAPES: [LimitShape, string, string][] = [
  [{ type: 'fixed', price: '0.39', unit: 'kWh' }, '政府定价 0.39 元/kWh', 'set price 0.39 CNY/kWh'],
  [
    { type: 'ceiling', price: '5', cap: '100', minimum: '10' },
    '最高 5 元，最高 100 元，最低 10 元',
    'at most 5 CNY, at most CNY 100, at least CNY 10',
  ],
  [{ type: 'range', min: '1', max: '2' }, '1 元 至 2 元', '1 CNY to 2 CNY'],
  [
    { type: 'percent', rate: '0.0005', of: 'contractAmount', per: 'daysOverdue', cap: '9' },
    '合同金额 × 0.05% × 逾期天数，最高 9 元',
    'contract amount × 0.05% × days overdue, at most CNY 9',
  ],
  [
    { type: 'markup', rate: '0.12', over: 'basePrice', series: 's' },
    '基准价加价不超过 12%（基准价序列 s）',
    'the base price plus at most 12% (reference prices s)',
  ],
  [{ type: 'discount', payable: '0.64', of: 'standardToll' }, '按优惠前通行费的 64% 收取', '64% of the toll before discount'],
  [
    {
      type: 'tiers',
      method: 'graduated',
      by: 'claimAmount',
      tiers: [
        { upTo: '10000', amount: '50' },
        { below: '20000', rate: '0.025' },
        { price: '3', cap: '9' },
      ],
    },
    '案件金额，分档累计：≤ 10000: 50 元；< 20000: 2.5%；以上: 3 元，最高 9 元',
    'sum at stake, tier by tier, summed: ≤ 10000: 50 CNY; < 20000: 2.5%; above: 3 CNY, at most CNY 9',
  ],
  [{ type: 'free' }, '免费', 'free of charge'],
  [{ type: 'market' }, '市场调节价', 'market price'],
  [
    { type: 'local-standard', setBy, atLeast: { type: 'free' }, atMost: { type: 'fixed', price: '1' } },
    '由州发改委制定，不低于免费，不高于 1 元',
    'set by the prefecture, not below free of charge, not above 1 CNY',
  ],
  [
    {
      type: 'contested',
      readings: [
        { reading: reading('甲说', 'one'), limit: { type: 'free' } },
        { reading: reading('乙说', 'other'), limit: { type: 'market' } },
      ],
    },
    '有不同读法——甲说：免费；乙说：市场调节价',
    'can be read in several ways: one: free of charge; other: market price',
  ],
]

test.each(SHAPES)('%o', (shape, zh, en) => {
  expect(limitWords(shape, vocabulary, 'zh')).toBe(zh)
  expect(limitWords(shape, vocabulary, 'en')).toBe(en)
})
