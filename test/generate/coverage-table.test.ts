// The guide to the catalogues says what they cover: counted anew from them, nothing left out, and not a word around the table changed.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COVERAGE_PAGE, coveragePage } from '../../src/generate/all.ts'
import { coverageText, withCoverage } from '../../src/generate/coverage-table.ts'
import { REGIONS } from '../core/build-edition.ts'
import { ended, file, item, limit, prohibition, relief } from '../core/catalogue/lint/small-set.ts'
import { edition } from '../http/service.ts'

const { files } = edition.set
const cellsOf = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))

test('the committed guide is as the catalogues make it', () => {
  expect(readFileSync(COVERAGE_PAGE, 'utf8'), 'run npm run generate and commit').toBe(coveragePage())
})

describe('of the published catalogues', () => {
  const text = coverageText(files, REGIONS)
  const [, ...rows] = rowsOf(text).map(cellsOf)
  test('every file has its row, under its kind and place, and the last adds them up', () => {
    expect(
      rows
        .slice(0, -1)
        .map(([kind, place]) => `${place}/${kind}.yaml`)
        .toSorted(),
    ).toEqual(files.map(({ path }) => path).toSorted())
    const total = (column: number) => rows.slice(0, -1).reduce((sum, row) => sum + Number((row[column] ?? '').split(' ')[0] || 0), 0)
    const last = rows.at(-1) ?? []
    for (const column of [2, 3, 4, 5]) expect(Number(last[column]?.split(' ')[0])).toBe(total(column))
    expect(total(3)).toBe(files.flatMap((it) => it.items ?? []).flatMap(({ limits }) => limits).length)
  })
  test('what each file says is missing stands below, with the file', () => {
    for (const { path, coverage } of files) for (const { en } of coverage.missing) expect(text).toContain(`- \`${path}\`: ${en}`)
  })
})

test('each cell counts what was read in the original, seen in a copy and not compared; an item counts as its least compared part', () => {
  const copy = { verification: 'public-copy' as const }
  const rows = coverageText(
    [
      file({
        items: [
          item('a', { limits: [limit(), limit(undefined, copy)] }),
          item('b', { limits: [], ended: [ended({ verification: 'unconfirmed' })] }),
        ],
        prohibitions: [prohibition('p')],
        reliefs: [relief('r', copy)],
      }),
    ],
    REGIONS,
  )
  expect(rowsOf(rows).at(-2)).toBe('| deposit | CN | 2 (0/1/1) | 2 (1/1/0) | 1 (1/0/0) | 1 (0/1/0) | partial |')
})

describe('the text around the table', () => {
  const page = '# A\n\n<!-- coverage: written by npm run generate, not by hand -->\nold\n<!-- /coverage -->\n\nafter\n'
  test('stays, and writing twice changes nothing', () => {
    const written = withCoverage(page, files, REGIONS)
    expect(written.startsWith('# A\n\n<!-- coverage')).toBe(true)
    expect(written.endsWith('<!-- /coverage -->\n\nafter\n')).toBe(true)
    expect(written).not.toContain('old')
    expect(withCoverage(written, files, REGIONS)).toBe(written)
  })
  test('without the two comments nothing is written', () => {
    expect(() => withCoverage('# A\n', files, REGIONS)).toThrow('the README needs the lines')
  })
})
