// One bill of a batch: its report as a bill checked alone has it, without what only the one who fills in a bill can do.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ReportLine, ResultLine } from '../../app/batch/result-line.ts'
import { type Bill, emptyBill, emptyLine } from '../check/bill.ts'
import { useLanguage, useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import { Empty, Refused, Shown } from '../parts/notice.tsx'
import { ReportView } from '../report/report-view.tsx'
import { answerOf, Failure } from '../service/ask.ts'
import { type Awaited, failureOf } from '../service/use-answer.ts'
import { useVocabulary } from '../words/use-vocabulary.ts'
import { caseAddress } from './addresses.ts'
import { findResult, type WantedBill } from './find-result.ts'

interface Given {
  readonly id: string
  readonly wanted: WantedBill
  /** Whose case file it was opened from. */
  readonly issuer: string | null
  readonly keyText: string
}

export function BillView({ id, wanted, issuer, keyText }: Given): JSX.Element {
  const say = useSay()
  const answer = useBill(id, wanted, keyText)
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
      <Shown answer={answer} what={say(`正在从结果中找第 ${wanted.row} 行…`, `Looking through the results for row ${wanted.row}…`)}>
        {(line) => <Found line={line} row={wanted.row} />}
      </Shown>
    </>
  )
}

function Found({ line, row }: { line: ResultLine | undefined; row: number }): JSX.Element {
  const say = useSay()
  const vocabulary = useVocabulary()
  if (line === undefined) return <Empty title={say(`结果中没有从第 ${row} 行开始的单据`, `No bill of the results begins on row ${row}`)} />
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

function useBill(id: string, { row, sheet, invoice }: WantedBill, key: string): Awaited<ResultLine | undefined> {
  const language = useLanguage()
  const [answer, setAnswer] = useState<Awaited<ResultLine | undefined>>({ state: 'waiting' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    setAnswer({ state: 'waiting' })
    const look = async () => {
      const { body } = await answerOf(`/v1/batches/${encodeURIComponent(id)}/results`, language, { key, signal: leaving.signal })
      const value = body === null ? undefined : await findResult(body, { row, sheet, invoice })
      if (!leaving.signal.aborted) setAnswer({ state: 'here', value })
    }
    look().catch((error) => {
      if (!leaving.signal.aborted) setAnswer({ state: 'failed', failure: failureOf(error), again: () => setTurn(turn + 1) })
    })
    return () => leaving.abort()
  }, [id, row, sheet, invoice, key, language, turn])
  return answer
}
