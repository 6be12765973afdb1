// Guards what is taken off a name before names are compared, and what must stay because it names the charge.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseName, taxHint } from '../../../src/core/match/normalise.ts'
import { MAX_NAME_LENGTH } from '../../../src/core/match/script.ts'
import { nameData, publishedNames } from './catalogue-names.ts'

const normal = (text: string): string => normaliseName(text, nameData)

describe('what is noise goes', () => {
  test.each([
    ['spaces and punctuation', ' 停 车 费。', '停车费'],
    ['full width', 'ＥＴＣ通行费', 'etc通行费'],
    ['case', 'CA证书费', 'ca证书费'],
    ['traditional characters', '機動車停放服務費', '机动车停放服务费'],
    ['the classification of a tax invoice', '*供电*居民生活电费', '居民生活电费'],
    ['a word before the name', '代收污水处理费', '污水处理费'],
    ['several words before the name', '本期应收水费', '水费'],
    ['a word after the name', '停车费合计', '停车费'],
    ['a bracket that holds only noise', '物业费（代收）', '物业费'],
    ['a bracket that holds only a period', '物业费（2023年1-3月）', '物业费'],
    ['an empty bracket', '物业费（）', '物业费'],
    ['a month', '2023年3月水费', '水费'],
    ['a month in digits', '水费202303', '水费'],
    ['days', '水费2023.03.01-2023.03.31', '水费'],
    ['a month without its year', '3月份水费', '水费'],
    ['a quarter', '2024年第一季度排污费', '排污费'],
    ['a quarter without its year', '第二季度物业费', '物业费'],
    ['a meter number', '水费（表号0012345）', '水费'],
    ['a plate number', '停车费 新L·12345', '停车费'],
    ['a plate number of an electric car', '停车费 新LD12345', '停车费'],
    ['an account number', '户号1002003 电费', '电费'],
    ['a quantity', '居民生活电费1000kWh', '居民生活电费'],
    ['a quantity in brackets', '公证费（2件）', '公证费'],
    ['a number of times', '商标注册费×2', '商标注册费'],
    ['a room', '物业费（1栋2单元301室）', '物业费'],
    ['a place in a list', '1、停车费', '停车费'],
    ['a heating season', '采暖费2022-2023采暖期', '采暖费'],
    ['a heating season in short', '采暖费 2023—24供暖季', '采暖费'],
    ['an area', '采暖费 98.5㎡', '采暖费'],
    ['an area of land', '森林植被恢复费3.2公顷', '森林植被恢复费'],
    ['a volume with its label', '燃气费/气量35方', '燃气费'],
    ['what the meter showed', '水费 起2310止2655', '水费'],
    ['the year of protection', '专利年费（第5年）', '专利年费'],
    ['the number of a patent', '专利年费ZL202110345678.9', '专利年费'],
    ['a number with its label', '铁路建设基金（货票No.0123456）', '铁路建设基金'],
    ['a file number', '驾驶证工本费 档号652201001234', '驾驶证工本费'],
    ['words of paying for another', '代为缴纳污水处理费', '污水处理费'],
  ])('%s', (_, text, name) => {
    expect(normal(text)).toBe(name)
  })
})

describe('what names the charge stays', () => {
  test.each([
    ['a bracket that qualifies', '服务费（随电费）', '服务费随电费'],
    ['a bracket that qualifies and one that does not', '入网费（过渡期）（2023年）', '入网费过渡期'],
    ['a word that only looks like noise', '应收账款质押登记费', '应收账款质押登记费'],
    ['noise without which nothing would be left', '代收手续费', '代收手续费'],
    ['noise that is all there is', '合计', '合计'],
    ['a share', '集装箱车通行费64折', '集装箱车通行费64折'],
    ['a number inside a name', '95号码费', '95号码费'],
    ['手续费, which is a charge of its own', '转账手续费', '转账手续费'],
  ])('%s', (_, text, name) => {
    expect(normal(text)).toBe(name)
  })
})

describe('the hint of a tax invoice', () => {
  test('is read although it is no part of the name', () => {
    expect(taxHint('*供电*居民生活电费')).toBe('供电')
    expect(taxHint('＊水冰雪＊水费')).toBe('水冰雪')
  })

  test('is absent where there is none', () => {
    expect(taxHint('居民生活电费')).toBeUndefined()
    expect(taxHint('3*4*5')).toBeUndefined()
    expect(taxHint('**')).toBeUndefined()
  })
})

const written = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 250 }),
  fc.constantFrom(...publishedNames.map(({ name }) => name)),
  fc
    .array(
      fc.constantFrom('代收', '（', '）', '2023年3月', '电费', '本期', '*供电*', '12', '度', '車', 'Ａ', '表号', '合计', '至', '-', '费用'),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join('')),
)

describe('for any text', () => {
  test('normalising twice is normalising once', () => {
    fc.assert(
      fc.property(written, (text) => {
        const once = normal(text)
        expect(normal(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  test('what follows the part that is looked at changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ minLength: MAX_NAME_LENGTH, maxLength: 300 }), fc.string(), (text, rest) => {
        expect(normal(text + rest)).toBe(normal(text))
      }),
    )
  })

  test('the form holds letters and digits only and is no longer than what is looked at', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(normal(text)).toMatch(/^[\p{L}\p{N}]*$/u)
        expect(normal(text).length).toBeLessThanOrEqual(MAX_NAME_LENGTH)
      }),
    )
  })

  test('full width and half width are one', () => {
    const wide = (text: string): string => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(written, (text) => {
        expect(normal(wide(text.slice(0, 100)))).toBe(normal(text.slice(0, 100)))
      }),
    )
  })
})
