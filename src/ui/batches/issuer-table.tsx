// The issuers of a batch, ranked by what they charged too much; each leads to its case file.
import type { JSX } from 'preact'
import { useKeyed } from '../key/use-keyed.ts'
import { useSay } from '../language.ts'
import { Shown } from '../parts/notice.tsx'
import { caseAddress } from './addresses.ts'
import type { Issuers } from './answers.ts'
import { SumTable } from './sum-table.tsx'

export function IssuerTable({ id, keyText }: { id: string; keyText: string }): JSX.Element {
  const say = useSay()
  const answer = useKeyed<Issuers>(`/v1/batches/${encodeURIComponent(id)}/issuers?limit=200`, keyText)
  return (
    <section>
      <h2>{say('收费单位，按多收金额', 'Issuers, by what they charged too much')}</h2>
      <Shown answer={answer} what={say('正在排序…', 'Ranking…')}>
        {({ issuers }) => (
          <SumTable
            title={say('收费单位', 'Issuers')}
            first={say('收费单位', 'Issuer')}
            heads={[say('单据', 'Bills'), say('行数', 'Lines'), say('违规', 'Violations'), say('收取', 'Charged'), say('多收', 'Too much')]}
            rows={issuers.map(({ key, name, uscc, invoices, lines, violations, charged, excess }) => ({
              name: name ?? uscc ?? say('未写明', 'not named'),
              cells: [invoices, lines, violations, charged, excess],
              link: caseAddress(id, key),
            }))}
          />
        )}
      </Shown>
    </section>
  )
}
