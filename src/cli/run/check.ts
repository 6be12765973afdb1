// Judges the bills of files, one after the other, and writes what came of each: what `qingdan check` does.
import { type CheckedBill, checkDocument } from '../../app/check-document.ts'
import type { Library } from '../../app/library.ts'
import type { Report } from '../../core/findings/report.ts'
import { regionExists } from '../../core/values/region.ts'
import type { Context } from '../command.ts'
import { EXIT, EXIT_OF_VERDICT, type ExitCode, worstExit } from '../exit-code.ts'
import { complain, problemText, unmappedText } from '../problem-text.ts'
import { readDocument, STANDARD_INPUT } from '../read-document.ts'
import { writeReport } from '../report/report-page.ts'
import { tallyText } from '../report/tally.ts'

const EDITION = /^[1-9]\d{0,8}$/

export async function checkFiles(context: Context): Promise<number> {
  const { texts, operands } = context.arguments
  const edition = texts.get('edition')
  if (edition !== undefined && !EDITION.test(edition))
    return refuse(context, `--edition ${edition}`, '应为正整数', 'must be a whole number from 1')
  const library = await context.house.library()
  const jurisdiction = texts.get('jurisdiction')
  if (jurisdiction !== undefined && !regionExists(library.current().regions, jurisdiction)) {
    return refuse(context, `--jurisdiction ${jurisdiction}`, '不是 GB/T 2260 的地区代码', 'is not a region of GB/T 2260')
  }
  const reports: Report[] = []
  const codes: ExitCode[] = []
  for (const file of operands) {
    const bills = await checkFile(context, library, file)
    if (bills.length === 0) codes.push(EXIT.unreadable)
    for (const bill of bills) {
      codes.push(writeBill(context, library, file, bill, operands.length > 1 || bills.length > 1))
      if (bill.answer.ok) reports.push(bill.answer.value)
    }
  }
  const unreadable = codes.filter((code) => code === EXIT.unreadable).length
  if (codes.length > 1 && reports.length > 0 && !context.arguments.flags.has('json'))
    context.out(tallyText(context.page(), reports, unreadable, context.language))
  return worstExit(codes)
}

/** The bills of a file; none when it could not be read, which has then been said. */
async function checkFile(context: Context, library: Library, file: string): Promise<readonly CheckedBill[]> {
  const { language, err } = context
  const read = await readDocument(file, context.input)
  if (!read.ok) {
    err(complain(file, read.reason[language]))
    return []
  }
  const { texts } = context.arguments
  const edition = texts.get('edition')
  const checked = await checkDocument(library, {
    bytes: read.bytes,
    fileName: file === STANDARD_INPUT ? undefined : file,
    defaults: {
      ...stated('jurisdiction', texts.get('jurisdiction')),
      ...stated('issuerRole', texts.get('role')),
      ...stated('payerKind', texts.get('payer')),
    },
    language,
    edition: edition === undefined ? undefined : Number(edition),
  })
  if (checked.ok) return checked.value.bills
  err(problemText(file, checked.problem, language))
  return []
}

function stated<K extends string>(key: K, value: string | undefined): { [name in K]?: string } {
  const result: { [name in K]?: string } = {}
  if (value !== undefined) result[key] = value
  return result
}

/** Writes one bill, and says what of its file was not carried over. */
function writeBill(context: Context, library: Library, file: string, { answer, lines, unmapped }: CheckedBill, titled: boolean): ExitCode {
  const { language, out, err } = context
  const json = context.arguments.flags.has('json')
  if (unmapped.length > 0) err(unmappedText(file, unmapped, language))
  if (!answer.ok) {
    err(problemText(file, answer.problem, language))
    return EXIT.unreadable
  }
  const report = answer.value
  if (json) out(`${JSON.stringify(report)}\n`)
  else {
    const page = context.page()
    if (titled) page.paragraph(`${file}${report.invoice === null ? '' : `  ${report.invoice}`}`, { colour: 'bold' })
    const edition = library.edition(report.edition.number) ?? library.current()
    writeReport(page, { report, lines, vocabulary: edition.vocabulary }, language)
    if (titled) page.line()
    out(page.text())
  }
  return EXIT_OF_VERDICT[report.verdict]
}

function refuse({ language, err }: Context, what: string, zh: string, en: string): number {
  err(complain(what, language === 'zh' ? zh : en))
  return EXIT.unreadable
}
