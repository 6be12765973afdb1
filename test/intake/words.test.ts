import { describe, expect, test } from 'vitest'
import { isSoundUscc, jurisdictionOfArea, provinceOf, provinceOfTaxBureau } from '../../src/intake/identity.ts'
import { type Cell, numberOf } from '../../src/intake/table/cell.ts'
import { meaningOf } from '../../src/intake/table/columns.ts'
import { wordOf } from '../../src/intake/table/words.ts'
import { unitName } from '../../src/intake/units.ts'

describe('who and where', () => {
  test('a code is sound with its check character, and never begins with a zero', () => {
    expect(isSoundUscc('91330000142942095H')).toBe(true)
    expect(isSoundUscc('91330000142942095J')).toBe(false)
    expect(isSoundUscc('0'.repeat(18))).toBe(false)
    expect(isSoundUscc('91330000142942095h')).toBe(false)
    expect(isSoundUscc('')).toBe(false)
  })

  test('provinces', () => {
    expect(['11', '65', '82'].map(provinceOf)).toEqual(['11', '65', '82'])
    expect(['00', '10', '66', '99', '', '6'].map(provinceOf)).toEqual(Array.from({ length: 6 }, () => undefined))
    expect(provinceOfTaxBureau('13300000000')).toBe('33')
    expect(provinceOfTaxBureau('23300000000')).toBeUndefined()
    expect(provinceOfTaxBureau('133000000000')).toBeUndefined()
  })

  test('areas', () => {
    expect(['650502', '650500', '650000'].map(jurisdictionOfArea)).toEqual(['650502', '6505', '65'])
    expect(['6505', '990000', 'abcdef', ''].map(jurisdictionOfArea)).toEqual(Array.from({ length: 4 }, () => undefined))
  })

  test('units', () => {
    expect(['KWH', 'MTQ', 'TNE', 'KMT', 'HUR', 'C62'].map(unitName)).toEqual(['千瓦时', '立方米', '吨', '公里', '小时', '件'])
    expect(unitName('XYZ')).toBe('XYZ')
  })
})

describe('cells', () => {
  const cell = (text: string, kind: Cell['kind'] = 'text'): Cell => ({ text, kind })

  test.each([
    ['12', '12', undefined, false],
    ['１２', '12', undefined, false],
    ['1,234,567.89', '1234567.89', undefined, false],
    ['￥-5', '-5', undefined, true],
    ['-￥5', '-5', undefined, true],
    ['5元', '5', undefined, true],
    ['0.39元/千瓦时', '0.39', '千瓦时', true],
    ['0.39 元 / kWh', '0.39', 'kWh', true],
    ['3 m³', '3', 'm3', false],
    ['10万度', '10', '万度', false],
  ])('%s', (text, plain, unit, isMoney) => {
    expect(numberOf(cell(text))).toEqual({ decimal: plain, unit, isMoney })
  })

  test.each(['', '元', '十', '1万', '1亿元', '5角', '39分/度', '1+1', '=1', '1;2', '1 2', '5/', `1${'度'.repeat(30)}`])(
    '%j is no number',
    (text) => {
      expect(numberOf(cell(text))).toBeUndefined()
    },
  )

  test('a day and a number that lost its end are no numbers', () => {
    expect(numberOf(cell('2026', 'date'))).toBeUndefined()
    expect(numberOf(cell('12345678901234567890', 'lossy'))).toBeUndefined()
  })

  test('headings', () => {
    expect(meaningOf('收费项目')).toMatchObject({ field: 'description' })
    expect(meaningOf(' 金 额 （ 元 ） ')).toMatchObject({ field: 'amount' })
    expect(meaningOf('Unit Price')).toMatchObject({ field: 'unitPrice' })
    expect(meaningOf('unit_price')).toMatchObject({ field: 'unitPrice' })
    expect(meaningOf('facts.touBand')).toEqual({ fact: 'touBand' })
    expect(meaningOf('facts.tou band')).toBeUndefined()
    expect(meaningOf('电压等级')).toBeUndefined()
    expect(meaningOf('')).toBeUndefined()
    for (const name of ['toString', '__proto__', 'hasOwnProperty']) expect(meaningOf(name)).toBeUndefined()
  })

  test('words', () => {
    expect(wordOf('issuerRole', ' 银行 ')).toBe('bank')
    expect(wordOf('issuerRole', 'port-operator')).toBe('port-operator')
    expect(wordOf('payerKind', '个体工商户')).toBe('individual-business')
    expect(wordOf('customerClass', '大工业')).toBe('industrial-commercial')
    // Reached through the prototype, a table would answer to this.
    expect(wordOf('customerClass', 'toString')).toBeUndefined()
  })
})
