// Guards the folding of names: it joins writings of one name and never two charges.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namesFile } from '../../../src/core/catalogue/schema/names.ts'
import { isMadeOf, shelve, withoutAffixes } from '../../../src/core/match/affixes.ts'
import { buildBigrams, pairsOf } from '../../../src/core/match/bigrams.ts'
import { fold, foldCharacters } from '../../../src/core/match/fold.ts'
import { lexiconOf } from '../../../src/core/match/lexicon.ts'
import { normaliseName } from '../../../src/core/match/normalise.ts'
import { chargeFor, nameData, publishedNames } from './catalogue-names.ts'

const { folding, affixes } = lexiconOf(nameData)
const anyName = fc.constantFrom(...publishedNames.map(({ name }) => normaliseName(name, nameData)))

describe('folding', () => {
  test('confused characters never make one name of two', () => {
    const seen = new Map<string, string>()
    const joined = publishedNames.flatMap(({ name }) => {
      const normal = normaliseName(name, nameData)
      const even = foldCharacters(normal, folding.characters)
      const other = seen.get(even)
      seen.set(even, normal)
      return other !== undefined && other !== normal ? [`${other} = ${normal}`] : []
    })
    expect(joined, 'take the pair out of confusions in catalogues/names.yaml').toEqual([])
  })

  test('names that fold alike share a charge, but for a few that catalogues themselves divide', () => {
    const byFold = new Map<string, { name: string; charges: Set<string> }[]>()
    for (const { name, target } of publishedNames) {
      const folded = fold(normaliseName(name, nameData), folding)
      const names = byFold.get(folded) ?? []
      const known = names.find((each) => each.name === name)
      if (known) known.charges.add(chargeFor(target))
      else names.push({ name, charges: new Set([chargeFor(target)]) })
      byFold.set(folded, names)
    }
    const joined = [...byFold.values()].flatMap((names) => {
      const strangers = names.filter((a) => names.every((b) => a === b || ![...a.charges].some((charge) => b.charges.has(charge))))
      return names.length > 1 ? strangers.map(({ name }) => `${name} among ${names.map((each) => each.name).join(' ')}`) : []
    })
    // 检验费 and 检测费 are one to a reader of bills and two to the documents: such a text brings both up, and neither is guessed.
    expect(joined.length, `look whether synonyms in catalogues/names.yaml join what is apart:\n${joined.join('\n')}`).toBeLessThan(
      byFold.size / 50,
    )
  })

  test('folding a folded name changes nothing', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(fold(fold(name, folding), folding)).toBe(fold(name, folding))
      }),
      { numRuns: 1000 },
    )
  })

  test('every writing of the data folds to its form', () => {
    for (const [form, writings] of Object.entries(nameData.synonyms)) {
      for (const writing of writings) expect(fold(writing, folding), writing).toBe(fold(form, folding))
    }
  })
})

describe('noise at the ends', () => {
  test('the longest word goes first, and what would be too general keeps it', () => {
    expect(withoutAffixes('代收代缴水费合计', affixes)).toBe('水费')
    expect(withoutAffixes('代收手续费', affixes)).toBe('代收手续费')
    expect(withoutAffixes('应收账款质押登记费', affixes)).toBe('应收账款质押登记费')
    expect(withoutAffixes('', affixes)).toBe('')
  })

  test('a row of words is told from a row with something else in it', () => {
    const words = shelve(['地下', '地下车库', '小区'], 'first')
    expect(isMadeOf('小区地下车库', words)).toBe(true)
    expect(isMadeOf('', words)).toBe(true)
    expect(isMadeOf('小区食堂', words)).toBe(false)
  })
})

describe('shared pairs of characters', () => {
  const names = ['污水处理费', '垃圾处理费', '停车费', '过路费']
  const index = buildBigrams(names, (name) => name)

  test('the same text is nearest to itself', () => {
    for (const name of names) expect(index.nearest(name, 3)[0]).toEqual({ value: name, similarity: 1 })
  })

  test('rare pairs weigh more than frequent ones', () => {
    const [first, second] = index.nearest('污水处置费', 2)
    expect(first?.value).toBe('污水处理费')
    expect(second?.similarity ?? 0).toBeLessThan(first?.similarity ?? 0)
  })

  test('nothing shared, nothing found, and never more than asked for', () => {
    expect(index.nearest('苹果', 3)).toEqual([])
    expect(index.nearest('处理费', 1)).toHaveLength(1)
    expect(index.has('处理')).toBe(true)
    expect(index.has('苹果')).toBe(false)
    expect([...pairsOf('停车费')]).toEqual(['停车', '车费'])
  })

  test('similarity stays between nought and one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'污水处理垃圾停车费'), maxLength: 12 }), (text) => {
        for (const { similarity } of index.nearest(text, 4)) {
          expect(similarity).toBeGreaterThan(0)
          expect(similarity).toBeLessThanOrEqual(1 + Number.EPSILON)
        }
      }),
    )
  })
})

describe('the data file', () => {
  test.each([
    ['a character in two groups', { ...nameData, confusions: ['费贵', '贵赀'] }],
    ['a character with two sounds', { ...nameData, homophones: ['行形', '航行'] }],
    ['a word with two forms', { ...nameData, synonyms: { 费: ['费用'], 金: ['费用'] } }],
    ['a number that is no text', { ...nameData, certainty: 0.9 }],
    ['an unknown key', { ...nameData, charges: [] }],
  ])('%s is refused', (_, data) => {
    expect(namesFile.safeParse(data).success).toBe(false)
  })
})
