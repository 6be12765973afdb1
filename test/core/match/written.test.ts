// Guards what is read out of a name beside the charge: the period it is billed for and the thing it is about.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractObject } from '../../../src/core/match/identifier.ts'
import { extractPeriod } from '../../../src/core/match/period.ts'
import { dateOfDay, dayNumber } from '../../../src/core/values/date.ts'

describe('the period written in a name', () => {
  test.each([
    ['2023年3月', '2023-03-01', '2023-03-31'],
    ['2023年3月份水费', '2023-03-01', '2023-03-31'],
    ['202303', '2023-03-01', '2023-03-31'],
    ['水费2023-03', '2023-03-01', '2023-03-31'],
    ['2024年2月', '2024-02-01', '2024-02-29'],
    ['2023.03.01-2023.03.31', '2023-03-01', '2023-03-31'],
    ['2023/3/1~2023/4/2', '2023-03-01', '2023-04-02'],
    ['2023年3月1日至3月31日', '2023-03-01', '2023-03-31'],
    ['2023年3月1日-15日', '2023-03-01', '2023-03-15'],
    ['2022年12月21日至2023年1月20日', '2022-12-21', '2023-01-20'],
    ['20230301-20230331', '2023-03-01', '2023-03-31'],
    ['202301-202306', '2023-01-01', '2023-06-30'],
    ['2023年1-3月', '2023-01-01', '2023-03-31'],
    ['2023年1月至3月', '2023-01-01', '2023-03-31'],
    ['2022年11月-2023年3月', '2022-11-01', '2023-03-31'],
    ['2023年3月5日', '2023-03-05', '2023-03-05'],
    ['20230305', '2023-03-05', '2023-03-05'],
    ['2023年第一季度', '2023-01-01', '2023-03-31'],
    ['2023年4季度', '2023-10-01', '2023-12-31'],
    ['2023Q2', '2023-04-01', '2023-06-30'],
    ['2023年上半年', '2023-01-01', '2023-06-30'],
    ['2023年下半年', '2023-07-01', '2023-12-31'],
    ['2023年度残保金', '2023-01-01', '2023-12-31'],
    ['（２０２３年３月）', '2023-03-01', '2023-03-31'],
  ])('%s', (text, from, to) => {
    expect(extractPeriod(text)).toEqual({ from, to })
  })

  test.each([
    ['a month without its year', '3月份水费'],
    ['a day that does not exist', '2023年2月30日'],
    ['a month that does not exist', '2023年13月'],
    ['an end before the beginning', '2023.03.31-2023.03.01'],
    ['a long number', '户号202303001234'],
    ['a number that is no month', '202399'],
    ['a heating season, whose days each town sets', '采暖费2022-2023采暖期'],
    ['a heating season named by its first year', '2023年供暖季供暖费'],
    ['a year of protection', '专利年费（第5年）'],
    ['no period', '停车费'],
    ['nothing', ''],
  ])('%s gives none', (_, text) => {
    expect(extractPeriod(text)).toBeUndefined()
  })

  test('any two days in order are read back as they were written', () => {
    const day = fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2099-12-31') })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (first, length) => {
        const from = dateOfDay(first)
        const to = dateOfDay(first + length)
        if (to >= '2100') return
        const chinese = (date: string): string => date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
        expect(extractPeriod(`电费${from}至${to}`)).toEqual({ from, to })
        expect(extractPeriod(`电费${from.replaceAll('-', '.')}-${to.replaceAll('-', '.')}`)).toEqual({ from, to })
        expect(extractPeriod(`${chinese(from)}至${chinese(to)}电费`)).toEqual({ from, to })
      }),
    )
  })
})

describe('the thing a line is about', () => {
  test.each([
    ['表号0012345', '0012345'],
    ['水费（表号：0012345）', '0012345'],
    ['电费 户号:1002-003', '1002-003'],
    ['车牌新L12345', '新L12345'],
    ['停车费 新L·12345', '新L12345'],
    ['通行费 京AD12345', '京AD12345'],
    ['通行费 新a88888', '新A88888'],
    ['設備編號TS1234567', 'TS1234567'],
    ['停车费（车牌号：新Ａ１２３４５）', '新A12345'],
    ['三类器械注册费 受理号CQZ2300123', 'CQZ2300123'],
    ['铁路建设基金（货票No.0123456）', '0123456'],
    ['驾驶证工本费 档号652201001234', '652201001234'],
    ['有线电视费 智能卡8000123', '8000123'],
    ['受托支付手续费 借据号2023001', '2023001'],
  ])('%s', (text, object) => {
    expect(extractObject(text)).toBe(object)
  })

  test.each(['停车费', '编号', '新疆电费', '3号楼停车费', '京ABC', '2023年3月', ''])('%s names none', (text) => {
    expect(extractObject(text)).toBeUndefined()
  })

  test('two meters of one charge differ, the same meter written twice does not', () => {
    expect(extractObject('水费 表号001')).not.toBe(extractObject('水费 表号002'))
    expect(extractObject('表号 001 水费')).toBe(extractObject('水费（表号:001）'))
  })
})
