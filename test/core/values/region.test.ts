// Regions: the shipped table holds what bills of Hami need, on the days they need it, and a table that contradicts itself is refused.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chainOf,
  contains,
  createRegionTable,
  currentCodes,
  fullRegionName,
  parseRegion,
  type RegionFile,
  regionExists,
  regionFile,
  regionName,
  validOn,
} from '../../../src/core/values/region.ts'

const shipped = regionFile.parse(JSON.parse(readFileSync(new URL('../../../catalogues/regions.json', import.meta.url), 'utf8')))
const table = createRegionTable(shipped)
const codes = [...table.keys()]
const anyCode = fc.constantFrom(...codes)

describe('the shipped table', () => {
  test('holds every province, and thousands of counties', () => {
    const count = (level: string): number => [...table.values()].filter((region) => region.level === level).length
    expect(count('country')).toBe(1)
    expect(count('province')).toBe(34)
    expect(count('city')).toBeGreaterThan(330)
    expect(count('county')).toBeGreaterThan(2800)
  })

  test.each([
    ['CN', '中国'],
    ['65', '新疆维吾尔自治区'],
    ['6505', '哈密市'],
    ['650502', '伊州区'],
    ['650521', '巴里坤哈萨克自治县'],
    ['650522', '伊吾县'],
    ['659011', '新星市'],
    ['659012', '白杨市'],
    ['540481', '米林市'],
    ['530100', undefined],
    ['5301', '昆明市'],
    ['6590', '自治区直辖县级行政区划'],
  ])('%s is %s', (code, name) => {
    expect(regionName(table, code)).toBe(name)
    expect(regionExists(table, code)).toBe(name !== undefined)
  })

  test.each(['', '6', '650', '65050', '6505021', '99', '6599', '650599', 'cn', '６５', ' 65', '__proto__', 'constructor'])(
    '%j is no region',
    (code) => {
      expect(parseRegion(table, code)).toEqual({ ok: false, reason: 'unknown' })
      expect(regionName(table, code)).toBeUndefined()
      expect(currentCodes(table, code)).toEqual([])
    },
  )

  test('development zones that only statistics know are left out', () => {
    expect(codes.filter((code) => /^\d{4}(7\d|00)$/.test(code))).toEqual([])
  })

  test('every entry of the overlay names its decision, with a date and where to find it', () => {
    const used = new Set(shipped.overlay.map(({ decision }) => decision))
    expect([...used].sort()).toEqual(Object.keys(shipped.decisions).sort())
    for (const { validFrom, decision } of shipped.overlay) {
      if (validFrom !== undefined) expect(validFrom).toBe(shipped.decisions[decision]?.date)
    }
  })
})

describe('a code holds on the days it was in force', () => {
  test.each([
    ['6505', '2016-01-06', 'not-yet'],
    ['6505', '2016-01-07', 'valid'],
    ['6505', '2026-11-20', 'valid'],
    ['6522', '2016-01-06', 'valid'],
    ['6522', '2016-01-07', 'retired'],
    ['652201', '2015-06-30', 'valid'],
    ['652201', '2023-04-17', 'retired'],
    ['6521', '2015-03-16', 'retired'],
    ['650402', '2015-03-16', 'valid'],
    ['653228', '2024-12-26', 'not-yet'],
    ['653229', '2024-12-27', 'valid'],
    ['659013', '2026-04-17', 'valid'],
    ['500112', '2025-11-05', 'valid'],
    ['500112', '2025-11-06', 'retired'],
    ['500157', '2025-11-06', 'valid'],
    ['650102', '1999-01-01', 'valid'],
    ['CN', '1950-01-01', 'valid'],
  ])('%s on %s is %s', (code, on, answer) => {
    const parsed = parseRegion(table, code, on)
    expect(parsed.ok ? 'valid' : parsed.reason).toBe(answer)
    expect(regionExists(table, code, on)).toBe(answer === 'valid')
    expect(regionExists(table, code), 'without a date every code that ever was exists').toBe(true)
    if (!parsed.ok && parsed.reason !== 'unknown') expect(validOn(parsed.region, on)).toBe(false)
  })

  test('a retired code leads to the one in its place', () => {
    expect(currentCodes(table, '652201')).toEqual(['650502'])
    expect(currentCodes(table, '652222')).toEqual(['650521'])
    expect(currentCodes(table, '6522')).toEqual(['6505'])
    expect(currentCodes(table, '650502')).toEqual(['650502'])
  })

  test('no day leaves a succeeded region without a code, or with two', () => {
    for (const region of table.values()) {
      for (const next of region.succeededBy) {
        const [from, to] = [table.get(next)?.validFrom ?? '', region.validTo ?? '']
        expect(new Date(from).getTime() - new Date(to).getTime(), `${region.code} → ${next}`).toBe(86_400_000)
      }
    }
  })
})

describe('what lies in what', () => {
  test('the chain runs from the narrowest to the country', () => {
    expect(chainOf('650502')).toEqual(['650502', '6505', '65', 'CN'])
    expect(chainOf('65')).toEqual(['65', 'CN'])
    expect(chainOf('CN')).toEqual(['CN'])
  })

  test('every region lies in itself, in the country, and in regions of the table only', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(contains(code, code)).toBe(true)
        expect(contains('CN', code)).toBe(true)
        for (const outer of chainOf(code)) expect(table.has(outer)).toBe(true)
      }),
    )
  })

  test('two regions that hold each other are one, and holding passes on', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (a, b) => {
        if (contains(a, b) && contains(b, a)) expect(a).toBe(b)
        for (const outer of chainOf(a)) {
          if (contains(a, b)) expect(contains(outer, b)).toBe(true)
          for (const outermost of chainOf(outer)) expect(contains(outermost, a)).toBe(true)
        }
      }),
    )
  })

  test('a code is not inside another for looking like it', () => {
    expect(contains('6505', '65')).toBe(false)
    expect(contains('6505', '650402')).toBe(false)
    expect(contains('65', '5301')).toBe(false)
  })

  test.each([
    ['650502', '新疆维吾尔自治区哈密市伊州区'],
    ['659011', '新疆维吾尔自治区新星市'],
    ['110101', '北京市东城区'],
    ['1101', '北京市市辖区'],
    ['65', '新疆维吾尔自治区'],
    ['CN', '中国'],
    ['652201', '新疆维吾尔自治区哈密地区哈密市'],
    ['999999', undefined],
  ])('%s is written %s', (code, name) => {
    expect(fullRegionName(table, code)).toBe(name)
  })
})

describe('a table that contradicts itself is refused', () => {
  const decision = { title: '公告', publisher: '政府', date: '2020-01-01', note: '官网' }
  const file: RegionFile = {
    standard: 'GB/T 2260',
    cutoff: '2023-06-30',
    source: decision,
    decisions: { d: decision },
    overlay: [{ code: '6522', name: '旧', validTo: '2019-12-31', succeededBy: ['6505'], decision: 'd' }],
    regions: [
      ['65', '疆'],
      ['6505', '新'],
    ],
  }
  const since = { code: '6505', name: '新', validFrom: '2020-01-01', decision: 'd' }
  const [retired] = file.overlay

  test('a sound one is read', () => {
    expect(createRegionTable({ ...file, overlay: [...file.overlay, since] }).get('6522')?.succeededBy).toEqual(['6505'])
  })

  test.each<[string, object]>([
    ['stands twice in the table', { regions: [...file.regions, ['65', '疆']] }],
    ['stands twice in the overlay', { overlay: [since, since] }],
    ['which is not among the decisions', { overlay: [{ ...since, decision: 'toString' }] }],
    ['which is not in the table', { overlay: [], regions: [['6505', '新']] }],
    ['ends before it begins', { overlay: [{ ...since, validTo: '2019-01-01' }] }],
    ['has no last day', { overlay: [since, { ...retired, validTo: undefined }] }],
    ['which does not follow it', { overlay: file.overlay }],
    ['which does not follow it', { overlay: [since, { ...retired, validTo: '2020-01-01' }] }],
    ['not a GB/T 2260 code', { regions: [['650', '疆']] }],
    ['not a day of the calendar', { cutoff: '2023-06-31' }],
    ['give a link', { source: { title: '表', publisher: '局', date: '2023-09-11' } }],
    ['Unrecognized key', { extra: 1 }],
  ])('%s', (message, change) => {
    expect(() => createRegionTable({ ...file, ...change })).toThrow(message)
  })
})
