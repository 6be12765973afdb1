// Guards the accounting for characters by which a name said in full is told from one that is only like it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMadeOf, shelve, withoutWords } from '../../../src/core/match/affixes.ts'
import { pairsOf } from '../../../src/core/match/bigrams.ts'
import { foldCharacters } from '../../../src/core/match/fold.ts'
import { CHARGE_AT_END, joinsBoth } from '../../../src/core/match/joined.ts'
import { countOf, gapsOf, maskOf } from '../../../src/core/match/mask.ts'
import { neighboursIn } from '../../../src/core/match/neighbours.ts'
import { buildTable, isDecisive, type NameEntry, sharesTarget } from '../../../src/core/match/table.ts'
import { nameData } from './catalogue-names.ts'

const maskBy = (text: string, name: string) => maskOf(text, (pair) => pairsOf(name).has(pair))

describe('the mask of a text', () => {
  test('has the characters that stand in a pair of the name, in whatever order', () => {
    expect(countOf(maskBy('电梯定期检验费', '电梯检验费'))).toBe(5)
    expect(gapsOf('电梯定期检验费', maskBy('电梯定期检验费', '电梯检验费'))).toEqual([{ text: '定期', last: false }])
    expect(gapsOf('检验费电梯', maskBy('检验费电梯', '电梯检验费'))).toEqual([])
  })

  test('leaves as the last gap what follows all that is accounted for', () => {
    expect(gapsOf('电梯检验软件', maskBy('电梯检验软件', '电梯检验费'))).toEqual([{ text: '软件', last: true }])
  })

  test('with several masks a gap is what none accounts for', () => {
    const text = '遗体冷藏存放费'
    expect(gapsOf(text, maskBy(text, '遗体存放费'), maskBy(text, '遗体冷藏费'))).toEqual([])
  })

  test('gaps and characters accounted for make up the text', () => {
    const letters = fc.string({ unit: fc.constantFrom('电', '梯', '检', '验', '费') })
    fc.assert(
      fc.property(letters, letters, (text, name) => {
        const mask = maskBy(text, name)
        const left = gapsOf(text, mask).reduce((sum, gap) => sum + gap.text.length, 0)
        expect(left + countOf(mask)).toBe(text.length)
      }),
    )
  })
})

describe('words taken out of a text', () => {
  const words = shelve(['工程', '工程项目', '计'], 'first')

  test('the longest at each place, but single characters stay in their words', () => {
    expect(withoutWords('会计工程项目', words)).toBe('会计')
    expect(withoutWords('', words)).toBe('')
  })

  test('nothing is left of a text made of such words, where none is a single character', () => {
    expect(isMadeOf('工程项目工程', words)).toBe(true)
    expect(withoutWords('工程项目工程', words)).toBe('')
  })
})

describe('a word that makes another charge of a name', () => {
  const entry = (target: string, name: string, strength: NameEntry['strength'] = 'alias'): NameEntry => ({ target, name, strength })
  const table = buildTable(
    [
      entry('lift', '电梯检验费'),
      entry('lift', '客梯检验费'),
      entry('boiler', '锅炉检验费'),
      entry('residence', '永久居留申请费'),
      entry('general', '检验费', 'weak'),
    ],
    nameData,
  )
  const form = (name: string) => [...table.folded.values()].find((each) => each.entries.some((its) => its.name === name))
  const meant = [form('电梯检验费')].flatMap((each) => each ?? [])
  const even = (text: string): string => foldCharacters(text, table.lexicon.folding.characters)
  const all = neighboursIn(table)(even('电梯锅炉永久居留检验费')).map(({ value }) => value)

  test('is one that another charge joins with a word of the name, or a term of another charge', () => {
    expect(joinsBoth(all, even('锅炉'), even('电梯检验费'), meant)).toBe(true)
    expect(joinsBoth(all, even('永久居留'), even('电梯检验费'), meant)).toBe(true)
  })

  test('is none that only this charge has, that is joined with nothing, or that no name knows', () => {
    expect(joinsBoth(all, even('客梯'), even('电梯检验费'), meant)).toBe(false)
    expect(joinsBoth(all, even('永久'), even('电梯检验费'), meant)).toBe(false)
    expect(joinsBoth(all, '万达', '电梯检验费', meant)).toBe(false)
    expect(joinsBoth([], '锅炉', '电梯检验费', meant)).toBe(false)
  })

  test('names of one charge share a target; a weak name decides nothing', () => {
    const [lift] = meant
    const car = form('客梯检验费')
    const boiler = form('锅炉检验费')
    const general = form('检验费')
    if (!(lift && car && boiler && general)) throw new Error('the table has lost a name')
    expect([sharesTarget(lift, car), sharesTarget(lift, boiler), sharesTarget(lift, lift)]).toEqual([true, false, true])
    expect([isDecisive(lift), isDecisive(general)]).toEqual([true, false])
  })

  test('neighbours are looked up once for each text', () => {
    const neighbours = neighboursIn(table)
    expect(neighbours('电梯检验')).toBe(neighbours('电梯检验'))
    expect(neighbours('电梯检验')).not.toBe(neighbours('锅炉检验'))
  })

  test('charges close with 费, 金 or 款', () => {
    expect(['检验费', '保证金', '预存款', '检验'].map((name) => CHARGE_AT_END.test(name))).toEqual([true, true, true, false])
  })
})
