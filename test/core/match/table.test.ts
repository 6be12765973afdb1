// Guards how names are filed: under every form a bill may reach them by, and under none that is too general.
import { describe, expect, test } from 'vitest'
import { buildTable, type NameEntry } from '../../../src/core/match/table.ts'
import { nameData } from './catalogue-names.ts'

const entry = (target: string, name: string, strength: NameEntry['strength'] = 'alias'): NameEntry => ({ target, name, strength })
const table = (...entries: readonly NameEntry[]) => buildTable(entries, nameData)
const targetsOf = (entries: readonly NameEntry[] | undefined): string[] => (entries ?? []).map(({ target }) => target)

describe('names as written', () => {
  test('are filed without punctuation and in one script', () => {
    const { written } = table(entry('a', '案件受理費（離婚案件）'))
    expect(targetsOf(written.get('案件受理费离婚案件'))).toEqual(['a'])
  })

  test('are filed without noise as well, and with it', () => {
    const { written } = table(entry('a', '污水处理费（代收）'))
    expect(targetsOf(written.get('污水处理费代收'))).toEqual(['a'])
    expect(targetsOf(written.get('污水处理费'))).toEqual(['a'])
  })

  test('that are nothing but punctuation are not filed', () => {
    expect(table(entry('a', '——')).written.size).toBe(0)
  })

  test('of several charges stand together in the order of the catalogues', () => {
    const { written } = table(entry('b', '通行费'), entry('a', '通行费'))
    expect(targetsOf(written.get('通行费'))).toEqual(['b', 'a'])
  })
})

describe('forms', () => {
  test('writings of one name are one form, with all its entries', () => {
    const { folded } = table(entry('a', '停车费'), entry('b', '机动车停放服务费'))
    expect([...folded.values()].map(({ entries }) => targetsOf(entries))).toEqual([['a', 'b']])
  })

  test('soft words are left out of the core and kept in the form', () => {
    const [form] = [...table(entry('a', '国家森林植被恢复费')).folded.values()]
    expect(form?.text.length).toBe((form?.core.length ?? 0) + 2)
  })

  test('a closing bracket of an item’s own name makes a head, an alias’s does not', () => {
    const heads = (strength: NameEntry['strength']) => table(entry('a', '案件受理费（离婚案件）', strength)).heads
    expect(heads('exact').size).toBe(1)
    expect(heads('alias').size).toBe(0)
  })

  test('a head too short or too general is none', () => {
    expect(table(entry('a', '会费（年度）', 'exact'), entry('b', '管理费（养老）', 'exact')).heads.size).toBe(0)
  })
})

describe('the words of a charge', () => {
  const { wordsOf, alphabet, bigrams } = table(entry('a', '电梯检验费'), entry('a', '扶梯检验费'), entry('b', '停车费'))

  test('are the pairs of all its names and of no other charge’s', () => {
    expect(wordsOf.get('a')?.has('电梯')).toBe(true)
    expect(wordsOf.get('a')?.has('扶梯')).toBe(true)
    expect(wordsOf.get('b')?.has('电梯')).toBe(false)
  })

  test('are known to the index of pairs, their characters to the alphabet', () => {
    expect(bigrams.has('电梯')).toBe(true)
    expect(bigrams.has('梯停')).toBe(false)
    expect([alphabet.has('梯'), alphabet.has('鱼')]).toEqual([true, false])
  })

  test('include the other ways one of its words is written', () => {
    const { wordsOf: words } = table(entry('a', '污水处理费'))
    expect(words.get('a')?.has('污水')).toBe(true)
  })
})
