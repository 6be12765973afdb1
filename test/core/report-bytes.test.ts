// The writer of reports is only quicker than JSON.stringify: it makes the same bytes, whatever stands on the bill.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Report } from '../../src/core/findings/report.ts'
import { reportBytes } from '../../src/core/report-bytes.ts'
import { library } from '../built-in.ts'
import { goldenBills, LANGUAGES, reportOf } from '../contract/golden.ts'

const utf8 = new TextDecoder()
const reportText = (report: Report): string => utf8.decode(reportBytes(report))

test('of every golden bill, in both languages, the first time and again', () => {
  for (const golden of goldenBills(library)) {
    for (const language of LANGUAGES) {
      const report = golden[language]
      expect(reportText(report), golden.name).toBe(JSON.stringify(report))
      expect(reportText(structuredClone(report)), golden.name).toBe(JSON.stringify(report))
    }
  }
})

test('of names and numbers with any characters: quotes, controls, halves of characters', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
    // Halves of characters, alone and in pairs the wrong way round.
    fc
      .array(fc.constantFrom('\ud83d', '\ude00', '"', '\\', '\u0000', '\u001f', '\u007f', '\u2028', '电费'), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join('')),
  )
  const amount = fc.integer({ min: 1, max: 100_000 }).map((fen) => (fen / 100).toFixed(2))
  const line = fc.record({ description: text, amount }, { requiredKeys: ['description', 'amount'] })
  fc.assert(
    fc.property(
      text,
      fc.uniqueArray(text, { minLength: 3, maxLength: 3 }),
      fc.array(line, { minLength: 3, maxLength: 3 }),
      (id, ids, lines) => {
        const bill = { id, jurisdiction: '650502', issuedOn: '2023-04-17', lines: lines.map((it, index) => ({ ...it, id: ids[index] })) }
        for (const language of LANGUAGES) {
          const report = reportOf(library, bill, language)
          expect(reportText(report)).toBe(JSON.stringify(report))
        }
      },
    ),
  )
})
