// What the catalogues say in words, to people and on the page alike: every published limit and condition, shares without floats, facts by their names.
import { describe, expect, test } from 'vitest'
import { listFacts, listUnits } from '../../../../src/app/read-catalogues.ts'
import { compileCondition } from '../../../../src/core/catalogue/compile.ts'
import { conditionSentence } from '../../../../src/core/catalogue/condition-sentence.ts'
import type { Condition } from '../../../../src/core/catalogue/schema/condition.ts'
import { conditionWords } from '../../../../src/core/catalogue/words/condition-words.ts'
import { limitWords } from '../../../../src/core/catalogue/words/limit-words.ts'
import { percent } from '../../../../src/core/catalogue/words/percent.ts'
import { factName, factQuestion, factValue, NO_WORDING, unitName, type Wording } from '../../../../src/core/catalogue/words/wording.ts'
import { loadEdition } from '../../../../src/entry/load-catalogues.ts'

const edition = loadEdition()
const { vocabulary } = edition
/** As the page knows it. */
const told: Wording = {
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
])('the share %s is %s', (share, text) => expect(percent(share)).toBe(text))

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test('every published limit and condition is said with nothing left as it stands in the data', () => {
    const names = [...vocabulary.facts.keys()].filter((name) => /[A-Z.]/.test(name))
    for (const { id, limits, source } of edition.compiled.items) {
      for (const [index, { shape }] of limits.entries()) {
        const conditions = conditionWords(source.limits[index]?.when, vocabulary, language)
        for (const text of [limitWords(shape, vocabulary, language), ...conditions]) {
          expect(text, id).not.toMatch(/undefined|null|\[object|^$/)
          for (const name of names) expect(text, id).not.toContain(name)
        }
      }
    }
  })

  test('every fact of the vocabulary has a name of its own, shorter than its question', () => {
    const all = [...vocabulary.facts.keys()].map((fact) => factName(fact, vocabulary, language))
    expect(new Set(all).size).toBe(all.length)
    for (const fact of vocabulary.facts.keys())
      expect(factName(fact, vocabulary, language).length, fact).toBeLessThan(factQuestion(fact, vocabulary, language).length)
  })

  test('the page, told of the vocabulary by the service, says the same as the service', () => {
    for (const { limits, source } of edition.compiled.items) {
      for (const [index, { shape, when }] of limits.entries()) {
        expect(limitWords(shape, told, language)).toBe(limitWords(shape, vocabulary, language))
        const said = conditionWords(source.limits[index]?.when, told, language)
        expect(said.join(language === 'zh' ? '，' : ', ')).toBe(conditionSentence(when, vocabulary, language) ?? '')
      }
    }
  })
})

test.each<[Condition, string, string]>([
  [{ customerClass: 'residential' }, '用途：居民生活', 'what it is used for: residential'],
  [{ metering: ['flat', 'time-of-use'] }, '计量方式：不分时段计量或分时计量', 'metering: flat or time of use'],
  [{ etc: false }, '使用ETC缴费：否', 'paid by ETC: no'],
  [{ contractAmount: { above: '1', atMost: '2' } }, '合同金额 > 1 且 ≤ 2', 'contract amount > 1 and ≤ 2'],
  [{ contractAmount: { atLeast: '1' } }, '合同金额 ≥ 1', 'contract amount ≥ 1'],
  [{ 'issuer.name': ['水务', '自来水'] }, '收费单位名称含“水务”或“自来水”', 'name of the issuer contains “水务” or “自来水”'],
  [{ place: '6505' }, '地区：6505', 'place: 6505'],
])('the condition %j', (condition, zh, en) => {
  expect(conditionWords(condition, vocabulary, 'zh')).toEqual([zh])
  expect(conditionWords(condition, vocabulary, 'en')).toEqual([en])
  expect(conditionSentence(compileCondition(condition), vocabulary, 'zh')).toBe(zh)
})

test('without conditions nothing is said', () => {
  for (const none of [undefined, null, {}]) expect(conditionWords(none, vocabulary, 'zh')).toEqual([])
  expect(conditionSentence([], vocabulary, 'zh')).toBeUndefined()
})

test('several conditions all hold, and one fact may be tested twice', () => {
  const twice = [...compileCondition({ etc: true }), ...compileCondition({ etc: false })]
  expect(conditionSentence(twice, vocabulary, 'zh')).toBe('使用ETC缴费：是，使用ETC缴费：否')
})

test('what nobody has a word for is called as it stands in the data', () => {
  expect(factName('newFact', NO_WORDING, 'zh')).toBe('newFact')
  expect(factQuestion('newFact', NO_WORDING, 'zh')).toBe('newFact')
  expect(factValue('metering', 'hourly', vocabulary, 'zh')).toBe('hourly')
  const asked: Wording = { ...NO_WORDING, facts: new Map([['f', { question: { zh: '有几层？', en: 'How many?' } }]]) }
  expect([factName('f', asked, 'zh'), factName('f', asked, 'en')]).toEqual(['有几层', 'How many'])
  expect(unitName('parsec', NO_WORDING, 'en')).toBe('parsec')
})
