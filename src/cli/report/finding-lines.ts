// One finding under its line: what was found, the arithmetic, and the articles with the day they came into force.
import type { Language } from '../../core/assess/outcome.ts'
import type { Finding, LineReport } from '../../core/findings/report.ts'
import { basisWords } from '../basis-words.ts'
import type { Page } from '../screen/page.ts'
import { COLOUR_OF } from '../screen/paint.ts'
import { SIGNS } from '../words.ts'

const INDENT = 4
const INNER = INDENT + 2

/** Arithmetic that was shown under the line already is not shown again. */
export function writeFinding(page: Page, finding: Finding, shown: string | undefined, language: Language): void {
  page.paragraph(`[${finding.code}] ${finding.message}`, {
    indent: INDENT,
    label: `${SIGNS[finding.severity]} `,
    colour: COLOUR_OF[finding.severity],
  })
  if (finding.calculation !== shown) writeCalculation(page, finding.calculation, language)
  writeBasis(page, finding.basis, language)
}

/** What the catalogue calls the charge, where the bill calls it otherwise. */
export function writeItem(page: Page, item: string, language: Language): void {
  page.paragraph(item, { indent: INDENT, label: language === 'zh' ? '目录项目：' : 'item: ' })
}

/** Why a line without findings stands as it does. */
export function writeGrounds(page: Page, line: LineReport, language: Language): void {
  writeCalculation(page, line.calculation, language)
  writeBasis(page, line.basis, language)
}

function writeCalculation(page: Page, calculation: string | null, language: Language): void {
  if (calculation !== null) page.paragraph(calculation, { indent: INNER, label: language === 'zh' ? '计算：' : 'sum: ' })
}

function writeBasis(page: Page, basis: Finding['basis'], language: Language): void {
  for (const it of basis) page.paragraph(basisWords(it, language), { indent: INNER, label: language === 'zh' ? '依据：' : 'by: ' })
}
