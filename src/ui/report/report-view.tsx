// The answer: one verdict with the amount to claim back, the questions that would settle more, and every line with its reasons.
import type { JSX } from 'preact'
import { VERDICT_WORDS } from '../../core/findings/words/labels.ts'
import type { Bill, BillLine } from '../check/bill.ts'
import type { Checked } from '../check/use-check.ts'
import { useLanguage, useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import type { RegionPage, Report } from '../service/answers.ts'
import { queryOf } from '../service/ask.ts'
import { useAnswer } from '../service/use-answer.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import { FindingView } from './finding-view.tsx'
import { LineCard } from './line-card.tsx'
import { OpenQuestions } from './open-questions.tsx'
import { Questions } from './questions.tsx'

interface Given {
  readonly checked: Checked
  readonly vocabulary: Vocabulary
  readonly isStale: boolean
  /** Absent where the bill is not being filled in: then nothing of it can be changed here, and what it says of itself stands on screen. */
  readonly onSettle?: (changes: Partial<Bill>) => void
  readonly onAgain?: () => void
}

export function ReportView({ checked, vocabulary, isStale, onSettle, onAgain }: Given): JSX.Element {
  const say = useSay()
  const { report, bill, rows } = checked
  const setLine = (row: number, changes: Partial<BillLine>) =>
    onSettle?.({ lines: bill.lines.map((line, place) => (place === row ? { ...line, ...changes } : line)) })
  return (
    <article class="report">
      <Verdict report={report} isAsking={onSettle !== undefined} />
      {isStale && (
        <p class="stale no-print">
          {say('单据已修改，以下是修改前的结论。', 'The bill has changed: this is the answer of before.')}
          <button type="button" class="plain" onClick={onAgain}>
            {say('重新核对', 'Check again')}
          </button>
        </p>
      )}
      <Facts bill={bill} report={report} isOnScreen={onSettle === undefined} />
      {onSettle === undefined ? (
        <OpenQuestions checked={checked} />
      ) : (
        <Questions checked={checked} vocabulary={vocabulary} onSettle={onSettle} />
      )}
      {report.findings.length > 0 && (
        <section>
          <h2>{say('对整张单据', 'The bill as a whole')}</h2>
          {report.findings.map((finding) => (
            <FindingView key={`${finding.code} ${finding.message}`} finding={finding} />
          ))}
        </section>
      )}
      <section>
        <h2>{say('逐项结论', 'Line by line')}</h2>
        <ol class="cards">
          {report.lines.map((line, place) => (
            <LineCard
              key={line.id}
              line={line}
              row={rows[place] ?? place}
              bill={bill}
              vocabulary={vocabulary}
              {...(onSettle !== undefined && { onLine: (changes: Partial<BillLine>) => setLine(rows[place] ?? place, changes) })}
            />
          ))}
        </ol>
      </section>
      <Standing report={report} />
    </article>
  )
}

function Verdict({ report, isAsking }: { report: Report; isAsking: boolean }): JSX.Element {
  const say = useSay()
  const { verdict, summary } = report
  const counted = [
    ['violation', summary.violation],
    ['undetermined', summary.undetermined],
    ['permitted', summary.permitted],
    ['not-regulated', summary.notRegulated],
  ] as const
  const language = useLanguage()
  return (
    <header class={`verdict is-${verdict}`}>
      <Icon name={verdict} />
      <div>
        <h1 tabIndex={-1}>
          <VerdictWords report={report} isAsking={isAsking} />
        </h1>
        <p class="tally">
          {say(`共 ${summary.lines} 项，收取 ${summary.charged} 元：`, `${summary.lines} lines, CNY ${summary.charged} charged: `)}
          {counted
            .filter(([, count]) => count > 0)
            .map(([name, count], place) => (
              <span key={name}>
                {place > 0 && say('，', ', ')}
                <span class={`is-${name}`}>
                  {VERDICT_WORDS[name][language]} {count}
                </span>
              </span>
            ))}
        </p>
      </div>
    </header>
  )
}

function VerdictWords({ report: { verdict, summary }, isAsking }: { report: Report; isAsking: boolean }): JSX.Element {
  const say = useSay()
  const isClaim = Number(summary.excess) > 0
  if (isClaim)
    return (
      <>
        {say('多收了，可以要求退还', 'Charged too much: claim back')}{' '}
        <strong class="claim">
          {say('', 'CNY ')}
          {summary.excess}
          {say(' 元', '')}
        </strong>
      </>
    )
  switch (verdict) {
    case 'violation':
      return <>{say('有违规之处', 'Something is against the rules')}</>
    case 'undetermined':
      if (!isAsking) return <>{say('还不能断定', 'Not settled yet')}</>
      return <>{say('还不能断定，请回答下面的问题', 'Not settled yet: answer the questions below')}</>
    case 'permitted':
      return <>{say('未发现违规，收费在标准之内', 'Nothing wrong found: the charges are within their limits')}</>
    case 'not-regulated':
      return <>{say('属于市场价格，收费目录不约束', 'A market price: the catalogues do not reach it')}</>
  }
}

/** Whose bill of what day it is: on screen the bill below says so, on paper nothing else does. */
function Facts({ bill, report, isOnScreen }: { bill: Bill; report: Report; isOnScreen: boolean }): JSX.Element {
  const say = useSay()
  const place = useAnswer<RegionPage>(`/v1/regions${queryOf({ query: bill.jurisdiction, limit: 1 })}`)
  const rows: [string, string][] = [
    [say('收费单位', 'Issuer'), bill.issuerName],
    [say('缴费人', 'Payer'), bill.payerName],
    [say('单据日期', 'Date'), bill.issuedOn],
    [say('单号', 'Number'), report.invoice ?? ''],
    [say('地点', 'Place'), (place.state === 'here' && place.value.regions[0]?.fullName) || bill.jurisdiction],
  ]
  return (
    <dl class={isOnScreen ? 'facts' : 'facts print-only'}>
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** By what it was judged, and what could not be looked at. */
function Standing({ report }: { report: Report }): JSX.Element {
  const say = useSay()
  const { coverage, edition, engine, id } = report
  return (
    <footer class="standing">
      <p>
        {say(
          `已核对 ${coverage.examined} / ${coverage.lines} 项。依据第 ${edition.number} 版目录，引擎 ${engine}。`,
          `${coverage.examined} of ${coverage.lines} lines examined, by edition ${edition.number} of the catalogues, engine ${engine}.`,
        )}
      </p>
      {coverage.notChecked.length > 0 && (
        <ul>
          {coverage.notChecked.map(({ rule, lines, reason }) => (
            <li key={rule + reason}>
              {lines.length > 0 && say(`第 ${lines.join('、')} 项：`, `Lines ${lines.join(', ')}: `)}
              {reason}
            </li>
          ))}
        </ul>
      )}
      <p class="small">
        {say('报告编号 ', 'Report ')}
        <code>{id}</code> · {say('目录摘要 ', 'edition ')}
        <code>{edition.digest.slice(0, 23)}</code>
      </p>
      <p class="small">
        {say(
          '本报告只对照已收录的目录和文件，不是行政决定或法律意见。',
          'This report compares with the catalogues and documents held; it is neither an official decision nor legal advice.',
        )}
      </p>
    </footer>
  )
}
