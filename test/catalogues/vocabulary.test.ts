// What the published data speak of is published too: facts with their questions, documents with their use, texts in both languages.
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { rulesOf } from '../../src/core/catalogue/lint/places.ts'
import type { LimitShape } from '../../src/core/catalogue/schema/limit.ts'
import { items, prohibitions, reliefs, set, sources } from './published.ts'

const HAN = /\p{Script=Han}/u
const factNamed = new Map(set.facts.map((fact) => [fact.name, fact]))
/** Tests on these are made of the bill itself. */
const NOT_ASKED = new Set(['place'])

const pairs = set.files.flatMap(({ incompatible = [] }) => incompatible)
const limits = items.flatMap(({ value }) => value.limits)
const shapesOf = (shape: LimitShape): readonly LimitShape[] =>
  shape.type === 'local-standard'
    ? [shape, ...[shape.atLeast, shape.atMost].flatMap((it) => it ?? [])]
    : shape.type === 'contested'
      ? shape.readings.map((it) => it.limit)
      : [shape]

describe('facts', () => {
  const conditions = [
    ...limits.map((it) => it.when),
    ...items.flatMap(({ value }) => (value.ended ?? []).map((it) => it.when)),
    ...[...prohibitions, ...reliefs].map(({ value }) => value.when),
    ...pairs.map((it) => it.when),
    ...set.roles.map((it) => it.boundWhen),
  ]
  const bases = limits
    .flatMap((it) => shapesOf(it.limit))
    .flatMap((shape) => [
      ...('of' in shape ? [shape.of] : []),
      ...('over' in shape ? [shape.over] : []),
      ...('per' in shape && shape.per !== undefined ? [shape.per] : []),
      ...('by' in shape ? [shape.by] : []),
      ...('amountFact' in shape && shape.amountFact !== undefined ? [shape.amountFact] : []),
    ])
  const stated = items.flatMap(({ value }) => (value.states ?? []).flatMap((it) => Object.entries(it.facts)))
  const named = new Set([...conditions.flatMap((it) => Object.keys(it ?? {})), ...bases, ...stated.map(([fact]) => fact)])

  test('every fact that a rule asks about is in the vocabulary, with a question in both languages', () => {
    const wanting = [...named].filter((name) => {
      const question = factNamed.get(name)?.question
      return (
        !NOT_ASKED.has(name) && (question === undefined || !HAN.test(question.zh) || !/[?]$/.test(question.en) || HAN.test(question.en))
      )
    })
    expect(named.size).toBeGreaterThan(70)
    expect(wanting).toEqual([])
  })

  test('every value that a rule compares with is one the fact can have', () => {
    const wanting = [...conditions.flatMap((it) => Object.entries(it ?? {})), ...stated].flatMap(([name, tested]) => {
      const fact = factNamed.get(name)
      const values: readonly unknown[] = Array.isArray(tested) ? tested : typeof tested === 'object' ? [] : [tested]
      const allowed: readonly unknown[] = fact?.type === 'boolean' ? [true, false] : (fact?.values?.map((it) => it.value) ?? values)
      return values.filter((value) => !allowed.includes(value)).map((value) => `${name} ${String(value)}`)
    })
    expect(wanting).toEqual([])
  })

  test('what arithmetic is done with is money or a number', () => {
    expect(bases.filter((name) => !['money', 'number'].includes(factNamed.get(name)?.type ?? ''))).toEqual([])
  })

  test('none stands there twice, and none with one answer only', () => {
    expect(factNamed.size).toBe(set.facts.length)
    expect(set.facts.filter(({ values }) => values !== undefined && new Set(values.map((it) => it.value)).size < 2)).toEqual([])
  })
})

describe('documents', () => {
  const cited = new Set([
    ...rulesOf(set).flatMap((it) => it.value.basis.map(({ document }) => document)),
    ...set.references.flatMap((it) => it.basis.map(({ document }) => document)),
  ])

  test('every document is cited by something', () => {
    expect(Object.keys(set.documents).filter((key) => !cited.has(key))).toEqual([])
  })

  test('every document cited is there, and hardly any without a day', () => {
    expect([...cited].filter((key) => set.documents[key] === undefined)).toEqual([])
    const undated = [...cited].filter((key) => {
      const { inForce, published, year, draft } = set.documents[key] ?? {}
      return (inForce ?? published ?? year) === undefined && draft !== true
    })
    expect(undated.length / cited.size).toBeLessThan(0.03)
  })

  /** It says itself that it holds from 1 January 2021. */
  const REACHING_BACK = new Set(['财政部公告2021年第8号'])

  test('none was in force before it was published, nor ended before it began', () => {
    const crossed = Object.entries(set.documents).filter(
      ([key, { published, inForce, until, year }]) =>
        (published !== undefined && inForce !== undefined && inForce < published && !REACHING_BACK.has(key)) ||
        (until !== undefined && until < (inForce ?? published ?? '')) ||
        (year !== undefined && published !== undefined && !published.startsWith(String(year))),
    )
    expect(crossed.map(([key]) => key)).toEqual([])
  })
})

describe('texts', () => {
  interface Text {
    readonly at: string
    readonly zh: string
    readonly en: string
  }
  const texts = sources.flatMap(({ path, text }) => textsIn(parse(text), path))

  function textsIn(value: unknown, at: string): readonly Text[] {
    if (typeof value !== 'object' || value === null) return []
    const members = Object.entries(value)
    if ('zh' in value || 'en' in value) return [{ at, zh: String(Object(value).zh ?? ''), en: String(Object(value).en ?? '') }]
    return members.flatMap(([key, member]) => textsIn(member, `${at}/${key}`))
  }

  test('all are there in both languages', () => {
    expect(texts.length).toBeGreaterThan(1000)
    expect(texts.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '').map((it) => it.at)).toEqual([])
  })

  test('the Chinese is Chinese and the English is not, symbols of units aside', () => {
    const symbol = ({ at, zh, en }: Text) => at.startsWith('units.yaml') && zh === en
    expect(texts.filter((it) => !symbol(it) && !HAN.test(it.zh)).map((it) => `${it.at}: ${it.zh}`)).toEqual([])
    const letters = (text: string) => text.match(/[A-Za-z]/g)?.length ?? 0
    const signs = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0
    expect(texts.filter(({ en }) => letters(en) === 0 || signs(en) > letters(en)).map((it) => `${it.at}: ${it.en}`)).toEqual([])
    expect(texts.filter((it) => !symbol(it) && it.zh === it.en).map((it) => it.at)).toEqual([])
  })

  test('no two things are called the same in one place', () => {
    const called = items.map(({ value, jurisdiction }) => `${jurisdiction} ${value.name.zh}`)
    expect(called.filter((name, place) => called.indexOf(name) !== place)).toEqual([])
  })
})
