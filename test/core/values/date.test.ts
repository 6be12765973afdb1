// Days of the calendar: only existing ones come in, and intervals count both their ends.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, covers, dateOfDay, dayNumber, daysBetween, isCalendarDate, overlap } from '../../../src/core/values/date.ts'

const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') })

describe('which texts are days', () => {
  test.each(['1900-01-01', '2000-02-29', '2024-02-29', '2023-12-31', '2199-12-31'])('%s exists', (text) => {
    expect(isCalendarDate(text)).toBe(true)
  })

  const impossible = [
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2023-02-30',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-01-32',
  ]
  const writings = [
    '2023-1-1',
    '20230101',
    '2023/01/01',
    '2023-01-01T00:00:00',
    ' 2023-01-01',
    '2023-01-01\n',
    '23-01-01',
    '２０２３-01-01',
    '',
    '今天',
  ]
  const outside = ['1899-12-31', '2200-01-01', '0000-01-01', '9999-12-31', '-2023-01-01', '+2023-01-01']
  test.each([...impossible, ...writings, ...outside])('%j does not', (text) => {
    expect(isCalendarDate(text)).toBe(false)
  })

  test('every day of the three centuries exists exactly once', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const text = dateOfDay(day)
        expect(isCalendarDate(text)).toBe(true)
        expect(dayNumber(text)).toBe(day)
      }),
    )
  })
})

describe('reckoning with days', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2023-03-01', -1, '2023-02-28'],
    ['2024-01-01', 366, '2025-01-01'],
  ])('%s and %i days is %s', (date, days, expected) => expect(addDays(date, days)).toBe(expected))

  test('both ends are counted', () => {
    expect(daysBetween('2023-06-15', '2023-06-15')).toBe(1)
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(30)
    fc.assert(fc.property(anyDay, fc.nat(1000), (day, more) => daysBetween(dateOfDay(day), dateOfDay(day + more)) === more + 1))
  })
})

describe('intervals', () => {
  const june = { from: '2023-06-01', to: '2023-06-30' }

  test.each([
    ['2023-05-31', false],
    ['2023-06-01', true],
    ['2023-06-30', true],
    ['2023-07-01', false],
  ])('June covers %s: %s', (date, expected) => expect(covers(june, date)).toBe(expected))

  test('an absent end is open', () => {
    expect(covers({}, '1900-01-01')).toBe(true)
    expect(covers({ from: '2023-06-01' }, '2199-12-31')).toBe(true)
    expect(covers({ to: '2023-06-30' }, '1900-01-01')).toBe(true)
    expect(covers({ from: '2023-06-01' }, '2023-05-31')).toBe(false)
  })

  test('two overlap exactly where some day lies in both', () => {
    const end = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined })
    const text = (day: number | undefined) => (day === undefined ? undefined : `2023-06-0${day}`)
    const interval = fc.record({ from: end, to: end }).filter(({ from, to }) => from === undefined || to === undefined || from <= to)
    fc.assert(
      fc.property(interval, interval, (one, other) => {
        const a = { from: text(one.from), to: text(one.to) }
        const b = { from: text(other.from), to: text(other.to) }
        const common = Array.from({ length: 9 }, (_, day) => `2023-06-0${day + 1}`).some((day) => covers(a, day) && covers(b, day))
        expect(overlap(a, b)).toBe(common)
        expect(overlap(b, a)).toBe(common)
      }),
    )
  })
})
