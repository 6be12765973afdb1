// What was found in a batch, as numbers in tables and the same numbers as charts.
import type { JSX } from 'preact'
import { useSay } from '../language.ts'
import { billAddress } from './addresses.ts'
import type { Analysis, Sums } from './answers.ts'
import { Chart } from './chart.tsx'
import { useCodeWords } from './codes.ts'
import { SumTable } from './sum-table.tsx'

export function Findings({ id, analysis }: { id: string; analysis: Analysis }): JSX.Element {
  const say = useSay()
  const { byMonth, byDistrict, byItem } = analysis
  const rowOf = (name: string, sums: Sums) => ({ name, cells: [sums.lines, sums.violations, sums.charged, sums.excess] })
  const heads = [say('行数', 'Lines'), say('违规', 'Violations'), say('收取', 'Charged'), say('多收', 'Too much')]
  return (
    <>
      <ByFinding analysis={analysis} />
      <section>
        <h2>{say('按月', 'By month')}</h2>
        {byMonth.length > 1 && (
          <Chart
            title={say('多收金额（元）', 'Charged too much, CNY')}
            isOverTime
            names={byMonth.map(({ month }) => month)}
            values={byMonth.map(({ excess }) => Number(excess))}
          />
        )}
        <SumTable
          title={say('按月', 'By month')}
          first={say('月份', 'Month')}
          heads={heads}
          rows={byMonth.map((it) => rowOf(it.month, it))}
        />
      </section>
      <section>
        <h2>{say('按地区', 'By district')}</h2>
        <SumTable
          title={say('按地区', 'By district')}
          first={say('地区', 'District')}
          heads={heads}
          rows={byDistrict.map((it) => rowOf(it.name ?? it.jurisdiction, it))}
        />
      </section>
      <section>
        <h2>{say('按收费项目', 'By charge')}</h2>
        <SumTable
          title={say('按收费项目', 'By charge')}
          first={say('收费项目', 'Charge')}
          heads={heads}
          rows={byItem.map((it) => ({ ...rowOf(it.name ?? it.item, it), link: `/items/${encodeURIComponent(it.item)}` }))}
        />
      </section>
      <Largest id={id} analysis={analysis} />
    </>
  )
}

function ByFinding({ analysis: { byCode } }: { analysis: Analysis }): JSX.Element {
  const say = useSay()
  const words = useCodeWords()
  const codes = byCode.filter(({ excess }) => Number(excess) > 0)
  return (
    <section>
      <h2>{say('按问题', 'By finding')}</h2>
      {codes.length > 0 && (
        <Chart
          title={say('多收金额（元）', 'Charged too much, CNY')}
          names={codes.map(({ code }) => words(code))}
          values={codes.map(({ excess }) => Number(excess))}
        />
      )}
      <SumTable
        title={say('按问题', 'By finding')}
        first={say('问题', 'Finding')}
        heads={[say('处', 'Findings'), say('行数', 'Lines'), say('多收', 'Too much')]}
        rows={byCode.map(({ code, findings, lines, excess }) => ({ name: words(code), cells: [findings, lines, excess] }))}
      />
    </section>
  )
}

/** The sums of the whole batch, at a glance. */
export function Tiles({ summary }: { summary: Analysis['summary'] }): JSX.Element {
  const say = useSay()
  return (
    <dl class="tiles">
      <Tile name={say('单据', 'Bills')} value={String(summary.invoices)} />
      <Tile name={say('收费单位', 'Issuers')} value={String(summary.issuers)} />
      <Tile name={say('违规单据', 'Bills with violations')} value={String(summary.verdicts.violation ?? 0)} />
      <Tile name={say('待定单据', 'Undetermined')} value={String(summary.verdicts.undetermined ?? 0)} />
      <Tile name={say('收取（元）', 'Charged, CNY')} value={summary.charged} />
      <Tile name={say('多收（元）', 'Too much, CNY')} value={summary.excess} isClaim={Number(summary.excess) > 0} />
    </dl>
  )
}

function Tile({ name, value, isClaim = false }: { name: string; value: string; isClaim?: boolean }): JSX.Element {
  return (
    <div class={isClaim ? 'tile is-violation' : 'tile'}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Largest({ id, analysis }: { id: string; analysis: Analysis }): JSX.Element | null {
  const say = useSay()
  const { largest } = analysis
  if (largest.length === 0) return null
  return (
    <section>
      <h2>{say('最大的多收', 'The largest')}</h2>
      <SumTable
        title={say('最大的多收', 'The largest')}
        first={say('收费项目', 'Charge')}
        heads={[
          { text: say('单号', 'Bill') },
          say('行', 'Row'),
          say('实收', 'Charged'),
          say('最多可收', 'Allowed'),
          say('多收', 'Too much'),
        ]}
        rows={largest.slice(0, 20).map(({ row, sheet, invoice, description, charged, allowed, excess }) => ({
          name: description,
          cells: [invoice ?? '—', row, charged, allowed, excess],
          link: billAddress(id, { row, sheet }),
        }))}
      />
    </section>
  )
}
