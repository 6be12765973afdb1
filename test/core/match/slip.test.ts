// Guards what counts as one slip of the hand, and that no slip leads from one published charge to another.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lexiconOf } from '../../../src/core/match/lexicon.ts'
import { buildNameIndex, findNames } from '../../../src/core/match/names.ts'
import { slipBetween } from '../../../src/core/match/slip.ts'
import { soundAlike, soundOf } from '../../../src/core/match/sound.ts'
import { buildTable } from '../../../src/core/match/table.ts'
import { chargeFor, nameData, publishedNames } from './catalogue-names.ts'

const lexicon = lexiconOf(nameData)
const table = buildTable(publishedNames, nameData)

describe('characters that sound alike', () => {
  test.each(['记计', '理里', '证正', '订定', '讼颂'])('%s', (pair) => {
    expect(soundAlike(pair.charAt(0), pair.charAt(1), lexicon)).toBe(true)
  })

  test.each([
    ['水税', 'would make 税费 of 水费'],
    ['会汇', 'would make 汇费 of 会费'],
    ['检监', 'would make 监测 of 检测'],
    ['电店', 'would make 店费 of 电费'],
    ['电水', 'sound nothing alike'],
  ])('%s are kept apart: they %s', (pair) => {
    expect(soundAlike(pair.charAt(0), pair.charAt(1), lexicon)).toBe(false)
  })

  test('a name and its misspelling by sound have one sound', () => {
    expect(soundOf('污水处里费', lexicon.sounds)).toBe(soundOf('污水处理费', lexicon.sounds))
    expect(soundOf('abc', lexicon.sounds)).toBe('abc')
  })
})

describe('one slip', () => {
  test.each([
    ['不动产登计费', '不动产登记费', 'sound'],
    ['投标证保金', '投标保证金', 'swap'],
    ['污水水处理费', '污水处理费', 'doubled'],
    ['森林植被囧复费', '森林植被恢复费', 'replaced'],
    ['森林植被囧恢复费', '森林植被恢复费', 'added'],
    ['城市基础设施配费', '城市基础设施配套费', 'lost'],
  ])('%s for %s is %s', (text, name, kind) => {
    expect(slipBetween(text, name, table)).toBe(kind)
  })

  test.each([
    ['the same text', '污水处理费', '污水处理费'],
    ['another word', '电梯维修费', '电梯检验费'],
    ['a number', '四类器械注册费', '二类器械注册费'],
    ['a stray character in a short name', '囧水费', '污水费'],
    ['a lost character that turns the name', '住宅不动产登记费', '非住宅不动产登记费'],
    ['an added character that turns the name', '非居民生活用电费用', '居民生活用电费用'],
    ['a character of another charge', '土壤植被恢复费', '森林植被恢复费'],
    ['a service about the charge', '商标注册代理费', '商标注册受理费'],
    ['more than a slip', '费', '污水处理费'],
    ['nothing at all', '', '污水处理费'],
  ])('%s is none', (_, text, name) => {
    expect(slipBetween(text, name, table)).toBeUndefined()
  })

  test('any text is read without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom(...publishedNames), (text, { name }) => {
        expect(slipBetween(name, name, table)).toBeUndefined()
        expect(['sound', 'swap', 'doubled', 'replaced', 'added', 'lost', undefined]).toContain(slipBetween(text, name, table))
      }),
    )
  })
})

describe('a slip in a published name', () => {
  const index = buildNameIndex(publishedNames, nameData)
  const plain = publishedNames.filter(({ name, strength }) => strength !== 'weak' && /^[\u4e00-\u9fff]{7,}$/.test(name))

  /** Charges that bear the name, and those that tie for the top of what was written. */
  const reached = (name: string, written: string): { meant: Set<string>; got: string[] } => {
    const top = findNames(index, written)[0]
    const tied =
      top && !top.weak && top.score >= index.certainty ? findNames(index, written).filter(({ score }) => score === top.score) : []
    const meant = publishedNames.filter((each) => each.name === name).map(({ target }) => chargeFor(target))
    return { meant: new Set(meant), got: tied.map(({ target }) => chargeFor(target)) }
  }

  test('exchanging two characters in a long name leads to no other charge', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plain), fc.nat(), ({ name }, seed) => {
        const place = seed % (name.length - 2)
        const written = name.slice(0, place) + name.charAt(place + 1) + name.charAt(place) + name.slice(place + 2)
        const { meant, got } = reached(name, written)
        expect(got.length === 0 || got.some((charge) => meant.has(charge)), `${written}: ${got.join()}`).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('doubling a character in a long name leads to no other charge', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plain), fc.nat(), ({ name }, seed) => {
        const place = seed % name.length
        const { meant, got } = reached(name, name.slice(0, place) + name.charAt(place) + name.slice(place))
        expect(got.length === 0 || got.some((charge) => meant.has(charge))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
