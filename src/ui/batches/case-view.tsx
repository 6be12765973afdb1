// The case file of an issuer: every violation, bill by bill, with its arithmetic and articles; made to be printed.
import type { JSX } from 'preact'
import { useKeyed } from '../key/use-keyed.ts'
import { useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import { Shown } from '../parts/notice.tsx'
import { FindingView } from '../report/finding-view.tsx'
import { billAddress } from './addresses.ts'
import type { CaseFile } from './answers.ts'

export function CaseView({ id, issuer, keyText }: { id: string; issuer: string; keyText: string }): JSX.Element {
  const say = useSay()
  const answer = useKeyed<CaseFile>(`/v1/batches/${encodeURIComponent(id)}/issuers/${encodeURIComponent(issuer)}/case`, keyText)
  return (
    <>
      <p class="tools no-print">
        <a href={`/batches/${encodeURIComponent(id)}`} data-page>
          {say('← 返回批次', '← Back to the batch')}
        </a>
        <button type="button" class="plain" onClick={() => print()}>
          <Icon name="print" />
          {say('打印案卷', 'Print the case file')}
        </button>
      </p>
      <Shown answer={answer} what={say('正在整理案卷…', 'Putting the case file together…')}>
        {(file) => <Case file={file} asked={issuer} />}
      </Shown>
    </>
  )
}

function Case({ file, asked }: { file: CaseFile; asked: string }): JSX.Element {
  const say = useSay()
  const { issuer, bills, edition, engine, batch } = file
  return (
    <article class="case">
      <h2>{say(`案卷：${issuer.name ?? issuer.uscc ?? '未写明'}`, `Case file: ${issuer.name ?? issuer.uscc ?? 'not named'}`)}</h2>
      <dl class="about">
        <Row name={say('信用代码', 'Credit code')} value={issuer.uscc ?? '—'} />
        <Row name={say('单据', 'Bills')} value={String(issuer.invoices)} />
        <Row name={say('违规行数', 'Violations')} value={`${issuer.violations} / ${issuer.lines}`} />
        <Row name={say('收取 / 多收', 'Charged / too much')} value={`${issuer.charged} / ${issuer.excess}`} />
        <Row
          name={say('依据', 'Judged by')}
          value={say(
            `第 ${edition.number} 版目录，引擎 ${engine}，批次 ${batch}`,
            `edition ${edition.number}, engine ${engine}, batch ${batch}`,
          )}
        />
      </dl>
      {bills.map(({ row, sheet, invoice, issuedOn, excess, lines, findings }) => (
        <section key={`${sheet} ${row}`} id={`row-${row}`} class="card is-violation">
          <h3>
            <a href={billAddress(batch, { row, sheet }, asked)} data-page>
              {invoice ?? say(`第 ${row} 行`, `Row ${row}`)}
            </a>{' '}
            <small>{issuedOn}</small> <small>{say(`多收 ${excess} 元`, `CNY ${excess} too much`)}</small>
          </h3>
          {lines.map((line) => (
            <div key={line.id}>
              <p>
                <strong>{line.description}</strong>{' '}
                {say(
                  `实收 ${line.charged}，最多可收 ${line.allowed ?? '—'}，多收 ${line.excess}`,
                  `charged ${line.charged}, allowed ${line.allowed ?? '—'}, too much ${line.excess}`,
                )}
              </p>
              {line.findings.map((finding) => (
                <FindingView key={finding.code + finding.message} finding={finding} />
              ))}
            </div>
          ))}
          {findings.map((finding) => (
            <FindingView key={finding.code + finding.message} finding={finding} />
          ))}
        </section>
      ))}
    </article>
  )
}

function Row({ name, value }: { name: string; value: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
