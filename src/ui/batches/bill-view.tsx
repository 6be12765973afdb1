// One bill of a batch: its report as a bill checked alone has it, without what only the one who fills in a bill can do.
import type { JSX } from 'preact'
import type { ReportLine, ResultLine } from '../../app/batch/result-line.ts'
import { type Bill, emptyBill, emptyLine } from '../check/bill.ts'
import { useKeyed } from '../key/use-keyed.ts'
import { useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import { Refused, Shown } from '../parts/notice.tsx'
import { ReportView } from '../report/report-view.tsx'
import { Failure, queryOf } from '../service/ask.ts'
import { useVocabulary } from '../words/use-vocabulary.ts'
import { caseAddress } from './addresses.ts'

interface Given {
  readonly id: string
  readonly row: string
  /** Undefined where the file has no sheets. */
  readonly sheet: string | undefined
  /** Whose case file it was opened from. */
  readonly issuer: string | null
  readonly keyText: string
}

export function BillView({ id, row, sheet, issuer, keyText }: Given): JSX.Element {
  const say = useSay()
  const path = `/v1/batches/${encodeURIComponent(id)}/results/${encodeURIComponent(row)}${queryOf({ sheet })}`
  const answer = useKeyed<ResultLine>(path, keyText)
  return (
    <>
      <p class="tools no-print">
        <a href={issuer === null ? `/batches/${encodeURIComponent(id)}` : caseAddress(id, issuer)} data-page>
          {issuer === null ? say('← 返回批次', '← Back to the batch') : say('← 返回案卷', '← Back to the case file')}
        </a>
        <button type="button" class="plain" onClick={() => print()}>
          <Icon name="print" />
          {say('打印报告', 'Print the report')}
        </button>
      </p>
      <Shown answer={answer} what={say('正在打开单据…', 'Opening the bill…')}>
        {(line) => <Found line={line} />}
      </Shown>
    </>
  )
}

function Found({ line }: { line: ResultLine }): JSX.Element {
  const say = useSay()
  const vocabulary = useVocabulary()
  if ('problem' in line) return <Refused failure={new Failure(line.problem)} />
  const checked = { report: line, bill: billOf(line), rows: line.lines.map((_, place) => place) }
  return (
    <>
      <h2>
        {line.invoice ?? say(`第 ${line.row} 行`, `Row ${line.row}`)}{' '}
        <small>
          {line.sheet !== undefined && `${line.sheet} · `}
          {say(`文件第 ${line.row} 行起`, `from row ${line.row} of the file`)}
        </small>
      </h2>
      <ReportView checked={checked} vocabulary={vocabulary} isStale={false} />
    </>
  )
}

/** As much of the bill as its result tells: whose it is, of what day, and what it calls each line. */
function billOf({ invoice, issuer, jurisdiction, issuedOn, billed, lines }: ReportLine): Bill {
  const head = { id: invoice ?? '', issuerName: issuer.name ?? '', issuerUscc: issuer.uscc ?? '', jurisdiction, issuedOn }
  const called = billed.map((description, place) => ({ ...emptyLine(), description, amount: lines[place]?.charged ?? '' }))
  return { ...emptyBill(), ...head, lines: called }
}
