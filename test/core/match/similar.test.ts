// Guards which differences of writing still settle a charge, and which keep two charges apart.
import { describe, expect, test } from 'vitest'
import { buildNameIndex, findNames, type NameEntry, type NameHit } from '../../../src/core/match/names.ts'
import { nameData, publishedNames } from './catalogue-names.ts'

const CHARGES: readonly string[] = [
  '停车费',
  '水费',
  '电费',
  '会费',
  '水表检定费',
  '电表检定费',
  '电梯检验费',
  '污水处理费',
  '居民生活电费',
  '投标保证金',
  '履约保证金',
  '受理商标注册费',
  '环境监测费',
  '仪器检定费',
  '司法鉴定费',
  '城市基础设施配套费',
  '森林植被恢复费',
  '二类器械注册费',
  '公办幼儿园保教费',
  '物业费',
  '转账手续费',
  '诉讼费',
]
const entries: readonly NameEntry[] = [
  ...CHARGES.map((name): NameEntry => ({ target: name, name, strength: 'alias' })),
  { target: '案件受理费（离婚案件）', name: '案件受理费（离婚案件）', strength: 'exact' },
  { target: '保险费（指定）', name: '保险费（指定）', strength: 'alias' },
  { target: '管理费', name: '管理费', strength: 'weak' },
]
const index = buildNameIndex(entries, nameData)

const settled = (text: string): NameHit | undefined => {
  const [top] = findNames(index, text)
  return top && !top.weak && top.score >= index.certainty ? top : undefined
}

describe('a difference of writing settles, and the hit says which', () => {
  test.each([
    ['a word of the same meaning', '机动车停放服务费', '停车费', 'folded'],
    ['费用 for 费', '污水处理费用', '污水处理费', 'folded'],
    ['a character confused by eye', '污水处埋费', '污水处理费', 'folded'],
    ['费 read as 贵', '电梯检验贵', '电梯检验费', 'folded'],
    ['traditional script', '機動車停放服務費', '停车费', 'folded'],
    ['a soft word', '国家森林植被恢复费', '森林植被恢复费', 'soft-words'],
    ['an explaining bracket left out', '案件受理费（离婚案件）', '案件受理费（离婚案件）', undefined],
    ['a character of the same sound', '污水出理费', '污水处理费', 'slip-sound'],
    ['the same in a word known in several writings', '居名生活电费', '居民生活电费', 'slip-sound'],
    ['two characters exchanged', '投标证保金', '投标保证金', 'slip-swap'],
    ['a character doubled', '污水水处理费', '污水处理费', 'slip-doubled'],
    ['a character lost from a long name', '城市基础设施配费', '城市基础设施配套费', 'slip-lost'],
    ['the closing 费 left out', '电梯检验', '电梯检验费', 'without-fee'],
    ['the place before the name', '万达广场停车费', '停车费', 'after-place'],
    ['the district before the name', '哈密市伊州区电梯检验费', '电梯检验费', 'after-place'],
    ['the place after the name', '停车费-地下车库', '停车费', 'part,folded'],
    ['a note that says nothing', '收费项目：污水处理费／已核对', '污水处理费', 'part,folded'],
  ])('%s: %s', (_, text, target, reason) => {
    const hit = settled(text)
    expect(hit?.target).toBe(target)
    if (reason !== undefined) expect(hit).toMatchObject({ method: 'similar', reason })
  })
})

describe('another charge, or none, is never settled by likeness', () => {
  test.each([
    ['another action', '电梯维修费'],
    ['another word of another charge', '仪器鉴定费'],
    ['检测 is not 监测', '大气监侧站建设费'],
    ['another thing of the same sound', '税费'],
    ['a longer word that holds the name', '会议费'],
    ['a longer word that holds the name', '电话费'],
    ['a longer word that holds the name', '桶装水费'],
    ['a thing and not a charge', '水果'],
    ['another number', '三类器械注册费'],
    ['another kind of school', '民办幼儿园保教费'],
    ['what turns the name', '非居民生活电费'],
    ['what turns the name', '电梯检验费退费'],
    ['a service about the charge', '商标注册代理费'],
    ['the goods the charge is about', '污水处理设备'],
    ['rent', '停车场租金'],
    ['a name with its qualification left out', '保险费'],
    ['two charges in one line', '水费、物业费'],
    ['a charge beside an unknown thing', '水费：矿泉水'],
    ['a market good', '苹果'],
    ['a market good', '住宿费'],
    ['a market good', '软件开发费'],
    ['another company’s subsidy', '电费补贴'],
  ])('%s: %s', (_, text) => {
    expect(settled(text)).toBeUndefined()
  })

  test('one character may be the whole difference: 水表检定费 and 电表检定费 stay apart', () => {
    expect(findNames(index, '水表检定费').map(({ target }) => target)).toEqual(['水表检定费'])
    expect(settled('气表检定费')?.target).not.toBe('水表检定费')
  })

  test('a weak name stays weak however it is written', () => {
    for (const text of ['管理费', '管理费用', '管理贵', '本期管理费']) {
      const [top] = findNames(index, text)
      expect(top).toMatchObject({ target: '管理费', weak: true })
    }
  })

  test('two charges in one line are both proposed', () => {
    const found = findNames(index, '水费、物业费').map(({ target }) => target)
    expect(found).toEqual(expect.arrayContaining(['水费', '物业费']))
  })
})

describe('over all published names', () => {
  const all = buildNameIndex(publishedNames, nameData)

  test('no name settles a charge that does not bear it', () => {
    for (const { name, strength } of publishedNames) {
      if (strength === 'weak') continue
      const top = findNames(all, name).filter(({ weak }) => !weak)
      expect(top.every(({ method }) => method !== 'similar')).toBe(true)
    }
  })

  test.each(['代理', '培训', '租赁', '维修', '设备采购', '软件'])('a name with %s in it is another thing', (word) => {
    const wrong = publishedNames
      .filter(({ name, strength }) => strength !== 'weak' && /^[\u4e00-\u9fff]{4,}费$/.test(name))
      .map(({ name }) => `${name.slice(0, -1)}${word}费`)
      .filter((text) => publishedNames.every(({ name }) => name !== text))
      .filter((text) => (findNames(all, text)[0]?.score ?? 0) >= all.certainty && !findNames(all, text)[0]?.weak)
    expect(wrong.slice(0, 20)).toEqual([])
  })
})
