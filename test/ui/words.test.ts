// Limits in words: every published limit can be said in both languages, shares without floats, and conditions by what they are called.
import { describe, expect, test } from 'vitest'
import { listFacts, listUnits } from '../../src/app/read-catalogues.ts'
import { conditionWords, limitWords, type Vocabulary } from '../../src/ui/words/limits.ts'
import { percentText } from '../../src/ui/words/percent.ts'
import { edition } from '../built-in.ts'

const vocabulary: Vocabulary = {
  facts: new Map(listFacts(edition).map((fact) => [fact.name, fact])),
  units: new Map(listUnits(edition).map((unit) => [unit.id, unit])),
}

test.each([
  ['0.12', '12%'],
  ['0.0005', '0.05%'],
  ['1.5', '150%'],
  ['0.125', '12.5%'],
  ['-0.05', '-5%'],
  ['1', '100%'],
  ['0', '0%'],
  ['x', 'x'],
])('the share %s is %s', (share, text) => expect(percentText(share)).toBe(text))

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test('every published limit can be said, with nothing left as it stands in the data', () => {
    for (const { id, limits, source } of edition.compiled.items) {
      for (const [index, { shape }] of limits.entries()) {
        const words = limitWords(shape, vocabulary, language)
        const conditions = conditionWords(source.limits[index]?.when ?? null, vocabulary, language)
        for (const text of [words, ...conditions]) expect(text, id).not.toMatch(/undefined|null|\[object|^$/)
      }
    }
  })
})

test('a price with its unit, a markup with what it is over, a condition by its label', () => {
  expect(limitWords({ type: 'fixed', price: '0.39', unit: 'kWh' }, vocabulary, 'zh')).toBe('0.39 元/kWh')
  expect(limitWords({ type: 'ceiling', price: '5', cap: '20' }, vocabulary, 'en')).toBe('at most 5 CNY, at most CNY 20')
  expect(limitWords({ type: 'markup', rate: '0.12', over: 'basePrice' }, vocabulary, 'zh')).toBe('基准价加价不超过 12%')
  expect(conditionWords({ customerClass: 'residential', etc: false }, vocabulary, 'zh')).toEqual(['居民生活', '使用ETC缴费：否'])
  expect(conditionWords({ contractAmount: { above: '10', atMost: '20' } }, vocabulary, 'zh')).toEqual(['合同金额 > 10且≤ 20'])
})
