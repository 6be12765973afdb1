// Guards which longer, reordered or shortened wordings settle a charge, and which are about something else.
import { describe, expect, test } from 'vitest'
import { buildNameIndex, findNames, type NameEntry, type NameHit } from '../../../src/core/match/names.ts'
import { nameData } from './catalogue-names.ts'

const NAMES: Readonly<Record<string, readonly string[]>> = {
  park: ['停车费'],
  lift: ['电梯检验费', '特种设备检验费'],
  boiler: ['锅炉检验费'],
  rescue: ['高速公路施救费', '高速公路车辆救援服务费'],
  toll: ['高速公路通行费'],
  annual: ['专利年费'],
  application: ['专利申请费'],
  performance: ['履约保证金'],
  quality: ['工程质量保证金'],
  grass: ['草原植被恢复费'],
  shelter: ['防空地下室易地建设费', '人防易地建设费'],
  mortgage: ['抵押登记费'],
  car: ['机动车抵押登记费'],
  id: ['居民身份证工本费'],
  foreigner: ['外国人永久居留申请费'],
  guarantee: ['公积金贷款置业担保费'],
  corporate: ['单位转账手续费', '对公跨行柜台转账手续费'],
  personal: ['个人跨行柜台转账手续费'],
  soil: ['水土保持补偿费'],
  members: ['会费', '理事单位会费'],
  power: ['供电服务费'],
  heat: ['供热费'],
  exam: ['专业技术资格考试费'],
  accountant: ['会计专业技术资格考试费', '会计职称考试费'],
}
const entries = Object.entries(NAMES).flatMap(([target, names]) => names.map((name): NameEntry => ({ target, name, strength: 'alias' })))
const index = buildNameIndex(entries, nameData)

const settled = (text: string): NameHit | undefined => {
  const [top] = findNames(index, text)
  return top && !top.weak && top.score >= index.certainty ? top : undefined
}

describe('a name said in full settles', () => {
  test.each([
    ['words of administration around it', '代为缴纳的特种设备检验业务办理费用', 'lift'],
    ['its words in another order', '检验特种设备费用', 'lift'],
    ['a word repeated', '供热供热费用', 'heat'],
    ['a word no catalogue knows before and in it', '公积金个人住房贷款置业担保服务费', 'guarantee'],
    ['a word of another name of the same charge', '单位跨行转账柜台手续费', 'corporate'],
    ['a thing between its words', '高速公路事故车辆施救服务费', 'rescue'],
    ['what was built before it', '工程建设项目履约保证金', 'performance'],
    ['the more special of two charges', '机动车抵押权登记费', 'car'],
  ])('%s: %s', (_, text, target) => {
    expect(settled(text)?.target).toBe(target)
  })

  test('the reason is said and the score is below that of a change of writing', () => {
    expect(settled('单位跨行转账柜台手续费')).toMatchObject({ method: 'similar', reason: 'covered', score: 0.88 })
  })
})

describe('a name in a text that is about something else does not', () => {
  test.each([
    ['a service about the charge', '专利年费代缴服务费'],
    ['a service about the deposit', '履约保证金垫付服务费'],
    ['goods', '特种设备检验仪器款'],
    ['what turns it', '特种设备检验整改维修费'],
    ['the word that turns it, said twice', '供热费退费手续费'],
    ['a company', '供电公司'],
    ['a short name in a longer word', '停车场道闸费'],
    ['a term of another charge', '外国人永久居留身份证工本费'],
    ['two charges said as fully', '特种设备检验锅炉检验费'],
    ['only a part of the name', '专业资格费'],
    ['something unknown at the end', '特种设备检验大楼费'],
  ])('%s: %s', (_, text) => {
    expect(settled(text)).toBeUndefined()
  })

  test('a special charge is not taken for the general one', () => {
    expect(settled('会计类专业技术资格考试费')?.target).not.toBe('exam')
  })
})

describe('a name shortened word by word', () => {
  test.each([
    ['草原植恢费', 'grass'],
    ['人防易建费', 'shelter'],
  ])('%s is settled', (text, target) => {
    expect(settled(text)).toMatchObject({ target, reason: 'abbreviated' })
  })

  test.each([
    ['too short to be sure', '草恢费'],
    ['whole words left out', '草原恢费'],
    ['another beginning', '木原植恢费'],
    ['another end', '草原植恢金'],
  ])('%s: %s', (_, text) => {
    expect(settled(text)).toBeUndefined()
  })
})

describe('notes beside a name', () => {
  test.each([
    ['the building site after a dash', '水土保持补偿费-淖毛湖光伏园区道路工程', 'soil'],
    ['the object of the work in a bracket', '水土保持补偿费（S303改扩建项目）', 'soil'],
    ['a qualification that makes another name', '会费（理事单位）', 'members'],
    ['a season and an area', '供热费 2023-2024采暖期 98.5㎡', 'heat'],
  ])('%s: %s', (_, text, target) => {
    expect(settled(text)?.target).toBe(target)
  })

  test.each([
    ['a word that makes another charge of it', '抵押登记费（机动车所有人）'],
    ['another charge', '专利年费 专利申请费'],
    ['work on the thing', '电梯检验费（整改）'],
    ['a thing beside a short name', '会费：餐饮'],
  ])('%s: %s', (_, text) => {
    expect(settled(text)).toBeUndefined()
  })
})
