// The generator of regions.json keeps the codes of the standard only, in order, one to a line, and leaves what people wrote alone.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { regionFile } from '../../src/core/values/region.ts'
import { regionsFrom, written } from '../../src/generate/regions.ts'

const table: Record<string, unknown> = {
  'provinces.json': [{ code: '65', name: '新疆维吾尔自治区' }],
  'cities.json': [{ code: '6505', name: '哈密市', provinceCode: '65' }],
  'areas.json': [
    { code: '650522', name: '伊吾县', cityCode: '6505', provinceCode: '65' },
    { code: '650571', name: '某开发区', cityCode: '6505', provinceCode: '65' },
    { code: '441900', name: '东莞市', cityCode: '4419', provinceCode: '44' },
    { code: '650502', name: '伊州区', cityCode: '6505', provinceCode: '65' },
  ],
}

test('codes are sorted, and those of statistics alone are left out', () => {
  expect(regionsFrom((file) => table[file])).toEqual([
    ['65', '新疆维吾尔自治区'],
    ['6505', '哈密市'],
    ['650502', '伊州区'],
    ['650522', '伊吾县'],
  ])
})

test('a table of another shape is refused', () => {
  expect(() => regionsFrom(() => ({ 65: '新疆' }))).toThrow()
  expect(() => regionsFrom(() => [])).toThrow()
  expect(() => regionsFrom(() => [{ code: 'X1', name: '某地' }])).toThrow('not a GB/T 2260 code')
})

test('the committed file is as the generator writes it', () => {
  const text = readFileSync(new URL('../../catalogues/regions.json', import.meta.url), 'utf8')
  expect(written(regionFile.parse(JSON.parse(text)))).toBe(text)
})
