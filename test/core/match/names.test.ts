// Guards the finding of names: what is written as in a catalogue is found at once, the order is total, and no text is slow.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildNameIndex, compareHits, findNames, MOST_HITS, MOST_REMEMBERED, type NameEntry } from '../../../src/core/match/names.ts'
import { clip } from '../../../src/core/match/script.ts'
import { nameData, publishedNames } from './catalogue-names.ts'

const index = buildNameIndex(publishedNames, nameData)
const own = (entries: readonly NameEntry[]) => buildNameIndex(entries, nameData)
const entry = (target: string, name: string, strength: NameEntry['strength'] = 'alias'): NameEntry => ({ target, name, strength })
const anyName = fc.constantFrom(...publishedNames)

describe('a name written as in a catalogue', () => {
  test('hits its own charge, exactly or by alias, weak where the catalogue says so', () => {
    for (const { target, name, strength } of publishedNames) {
      const hit = findNames(index, name).find((each) => each.target === target)
      expect(hit, `${name} of ${target}`).toMatchObject({ score: 1 })
      if (strength !== 'weak') expect(hit?.weak, `${name} of ${target}`).toBe(false)
    }
  })

  test('hits the same charges in full width, with spaces and in brackets of noise', () => {
    fc.assert(
      fc.property(anyName, ({ name }) => {
        const wide = name.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
        expect(findNames(index, wide)).toEqual(findNames(index, name))
        expect(findNames(index, ` ${name} `)).toEqual(findNames(index, name))
      }),
    )
  })

  test('says by which name and how it was reached', () => {
    const found = own([entry('a', '污水处理费', 'exact'), entry('b', '排水费'), entry('c', '管理费', 'weak')])
    expect(findNames(found, '污水处理费')).toEqual([{ target: 'a', method: 'exact', score: 1, name: '污水处理费', weak: false }])
    expect(findNames(found, '排水费')).toEqual([{ target: 'b', method: 'alias', score: 1, name: '排水费', weak: false }])
    expect(findNames(found, '管理费')).toEqual([{ target: 'c', method: 'alias', score: 1, name: '管理费', weak: true }])
  })

  test('every charge of that name is returned, however many they are', () => {
    const many = Array.from({ length: MOST_HITS * 2 }, (_, place) => entry(`charge-${String(place).padStart(2, '0')}`, '通行费'))
    expect(findNames(own(many), '通行费')).toHaveLength(many.length)
  })
})

describe('the order of hits', () => {
  test('settling names before weak ones, then the id', () => {
    const found = findNames(own([entry('c', '通行费'), entry('a', '通行费', 'weak'), entry('b', '通行费', 'exact')]), '通行费')
    expect(found.map(({ target }) => target)).toEqual(['b', 'c', 'a'])
  })

  test('one hit a target, by the stronger of its names', () => {
    const found = findNames(own([entry('a', '通行费', 'weak'), entry('a', '通行费'), entry('a', '通行费', 'exact')]), '通行费')
    expect(found).toEqual([{ target: 'a', method: 'exact', score: 1, name: '通行费', weak: false }])
  })

  test('is total and does not depend on the order of the catalogues', () => {
    const reversed = own([...publishedNames].reverse())
    const slips = fc.tuple(anyName, fc.constantFrom('', '合计', '（某某广场）', '废'), fc.nat({ max: 3 }))
    fc.assert(
      fc.property(slips, ([{ name }, after, cut]) => {
        const text = name.slice(cut) + after
        const settled = findNames(index, text).filter(({ score }) => score >= index.certainty)
        expect(findNames(reversed, text).filter(({ score }) => score >= index.certainty)).toEqual(settled)
        expect([...settled].sort(compareHits)).toEqual(settled)
        expect(new Set(settled.map(({ target }) => target)).size).toBe(settled.length)
      }),
    )
  })

  test('at most twelve proposals, each between the floor and one', () => {
    fc.assert(
      fc.property(anyName, fc.string({ maxLength: 3 }), ({ name }, more) => {
        const found = findNames(index, name.slice(1) + more).filter(({ method }) => method === 'similar')
        expect(found.length).toBeLessThanOrEqual(MOST_HITS)
        for (const { score, reason } of found) {
          expect(score).toBeGreaterThanOrEqual(Number(nameData.floor))
          expect(score).toBeLessThan(1)
          expect(reason).toMatch(/^[a-z,-]+$/)
        }
      }),
    )
  })
})

describe('the memo', () => {
  test('changes no answer', () => {
    const fresh = own(publishedNames)
    for (const text of ['停车费', '停車費', '水表检定费', '苹果']) {
      const first = findNames(fresh, text)
      expect(findNames(fresh, text)).toBe(first)
      expect(findNames(index, text)).toEqual(first)
    }
  })

  test('is bounded, and keeps no long text alive', () => {
    const small = own([entry('a', '停车费')])
    for (let number = 0; number <= MOST_REMEMBERED + 5; number += 1) findNames(small, `停车费${number}号楼`)
    expect(small.memo.size).toBeLessThanOrEqual(MOST_REMEMBERED)
    expect(small.memo.size).toBeGreaterThan(0)
    const before = small.memo.size
    findNames(small, '停车费'.repeat(1000))
    expect(small.memo.size).toBe(before)
  })
})

describe('hostile text', () => {
  const million = 1_000_000
  test.each([
    ['one character', '电'.repeat(million)],
    ['a name over and over', '停车费'.repeat(million / 3)],
    ['open brackets', '('.repeat(million)],
    ['brackets in brackets', '（代收'.repeat(million / 3)],
    ['digits', '2023'.repeat(million / 4)],
    ['dates', '2023年3月1日至'.repeat(million / 10)],
    ['spaces', `停车费${' '.repeat(million)}2023`],
    ['asterisks', '*'.repeat(million)],
    ['noise', '代收'.repeat(million / 2)],
    ['signs that grow when normalised', '\ufdfa'.repeat(million)],
    ['halves of characters', '\ud842'.repeat(million)],
  ])('a megabyte of %s costs no more than its first 200 characters', (_, text) => {
    // What comes behind is not looked at: whatever it is, the hits are those of the beginning.
    const small = own([entry('a', '停车费')])
    for (const names of [small, index]) expect(findNames(names, text)).toEqual(findNames(names, clip(text)))
  })

  test.each(['', ' ', '（）', '2023年3月', '……', '\u0000', '__proto__', '①②③'])('%j hits nothing', (text) => {
    expect(findNames(index, text)).toEqual([])
  })

  test('words of the language the service is written in settle nothing', () => {
    for (const text of ['constructor', 'hasOwnProperty', 'toString', 'null', 'undefined']) {
      expect(findNames(index, text).every(({ score }) => score < index.certainty)).toBe(true)
    }
  })

  test('an index of nothing finds nothing', () => {
    expect(findNames(own([]), '停车费')).toEqual([])
  })
})
