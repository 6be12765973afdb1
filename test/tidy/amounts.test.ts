// The amounts of the law are data: they stand in catalogues/, with their source and their dates, and never in code.
import { describe, expect, test } from 'vitest'
import { type SourceFile, sourceFiles } from './sources.ts'

const amountsOfLaw = /['"`](0\.39|0\.312|0\.64|0\.12|1\.12|550|0\.02|0\.03)['"`]/
const quotedDecimal = /(['"`])-?\d+\.\d+\1/
const judges = /^src\/core\/(assess|rules)\//

const amounts = (files: SourceFile[]): string[] =>
  files
    .filter(({ path }) => path.startsWith('src/core/'))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, place) =>
          amountsOfLaw.test(line) || (judges.test(path) && quotedDecimal.test(line)) ? [`${path}:${place + 1}`] : [],
        ),
    )

test('no amount of law in the core', () => {
  expect(amounts(sourceFiles()), 'put the number into catalogues/ with its source and dates, and read it from the item').toEqual([])
})

describe('the rule sees what breaks it', () => {
  const at = (path: string, text: string): SourceFile[] => [{ path, text }]

  test.each(["const price = '0.39'", 'const cap = "550"', 'const markup = `1.12`'])('%s anywhere in the core', (text) => {
    expect(amounts(at('src/core/match/a.ts', text))).toEqual(['src/core/match/a.ts:1'])
    expect(amounts(at('src/http/a.ts', text))).toEqual([])
  })

  test('any quoted decimal where charges are judged', () => {
    expect(amounts(at('src/core/assess/limits/a.ts', "\nconst half = '0.5'"))).toEqual(['src/core/assess/limits/a.ts:2'])
    expect(amounts(at('src/core/rules/a.ts', "const since = '1.0.0'"))).toEqual([])
    expect(amounts(at('src/core/values/a.ts', "const half = '0.5'"))).toEqual([])
  })
})
