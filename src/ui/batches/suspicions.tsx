// What is suspicious without being a violation by itself: close below a limit again and again, split to stay below a cap, handed in twice.
import type { JSX } from 'preact'
import { type Say, useSay } from '../language.ts'
import { billAddress, caseAddress } from './addresses.ts'
import type { Analysis, Groups } from './answers.ts'
import { type SumRow, SumTable } from './sum-table.tsx'

interface Given {
  readonly id: string
  readonly analysis: Analysis
}

export function Suspicions({ id, analysis }: Given): JSX.Element {
  const say = useSay()
  const { nearLimit, split, twice, sameNumber } = analysis
  const isEmpty = nearLimit.clusters + split.groups + twice.groups + sameNumber.groups === 0
  return (
    <section class="suspicions">
      <h2>{say('可疑之处', 'Suspicions')}</h2>
      {isEmpty && (
        <p class="hint">
          {say('没有紧贴上限、拆分收费或重复提交的单据。', 'Nothing stays close to a limit, is split, or was handed in twice.')}
        </p>
      )}
      {nearLimit.clusters > 0 && <NearLimit id={id} analysis={analysis} />}
      <GroupTable
        id={id}
        groups={split}
        title={say('拆分收费', 'Split')}
        rule={say(
          '同一单位同日对同一缴费人、同一项目分次收取：每次不超上限，合计超过。',
          'One issuer, payer, item and day: each charge is within its cap, together they are above it.',
        )}
      />
      <GroupTable
        id={id}
        groups={twice}
        title={say('重复提交', 'Twice')}
        rule={say('各项内容完全相同的单据。', 'Bills equal in everything.')}
      />
      <GroupTable
        id={id}
        groups={sameNumber}
        title={say('单号重复', 'One number, several bills')}
        rule={say('同一单位、同一单号而内容不同。', 'One issuer and one number, and different content.')}
      />
    </section>
  )
}

function NearLimit({ id, analysis: { nearLimit, byItem } }: Given): JSX.Element {
  const say = useSay()
  const { withinHundredths, leastLines, leastShare } = nearLimit.rule
  const names = new Map(byItem.map(({ item, name }) => [item, name]))
  const percent = Math.round(leastShare * 100)
  return (
    <>
      <h3>{say('紧贴上限', 'Close below a limit')}</h3>
      <p class="hint">
        {say(
          `低于上限不超过 ${withinHundredths}% 的收费，至少 ${leastLines} 项，且占该单位该项目的 ${percent}% 以上。`,
          `Charges at most ${withinHundredths}% below their limit: at least ${leastLines} of them, and at least ${percent}% of what the issuer charges for the item.`,
        )}
      </p>
      <SumTable
        title={say('紧贴上限', 'Close below a limit')}
        first={say('收费单位', 'Issuer')}
        heads={[{ text: say('收费项目', 'Charge') }, say('紧贴 / 全部', 'Close / all'), say('占比', 'Share'), say('收取', 'Charged')]}
        rows={nearLimit.shown.map(({ issuer, item, lines, ofLines, share, charged }) => ({
          name: issuer === '' ? say('未写明', 'not named') : issuer,
          cells: [names.get(item) ?? item, `${lines} / ${ofLines}`, `${Math.round(share * 100)}%`, charged],
          link: caseAddress(id, issuer),
        }))}
      />
    </>
  )
}

/** A row a bill, the bills of a group one after the other under its number; sums where the groups have them. */
function GroupTable({ id, groups, title, rule }: { id: string; groups: Groups; title: string; rule: string }): JSX.Element | null {
  const say = useSay()
  if (groups.groups === 0) return null
  const hasSums = groups.shown.some(({ cap }) => cap !== undefined)
  const heads = [say('组', 'Group'), say('行', 'Row'), { text: say('收费单位', 'Issuer') }, { text: say('日期', 'Date') }]
  const sumHeads = [{ text: say('收费项目', 'Charge') }, say('合计收取', 'Together'), say('上限', 'Cap')]
  return (
    <>
      <h3>
        {title} <small>{say(`${groups.groups} 组，共 ${groups.members}`, `${groups.groups} groups, ${groups.members} in all`)}</small>
      </h3>
      <p class="hint">{rule}</p>
      <SumTable
        title={title}
        first={say('单号', 'Bill')}
        heads={hasSums ? [...heads, ...sumHeads] : heads}
        rows={groupRows(id, groups, hasSums, say)}
      />
    </>
  )
}

function groupRows(id: string, { shown }: Groups, hasSums: boolean, say: Say): SumRow[] {
  return shown.flatMap(({ charged = '', cap = '', places }, group) =>
    places.map((place) => {
      const { row, invoice, issuer, issuedOn, description } = place
      const cells = [group + 1, row, issuer ?? '—', issuedOn ?? '—']
      return {
        name: invoice ?? say(`第 ${row} 行`, `Row ${row}`),
        cells: hasSums ? [...cells, description ?? '—', charged, cap] : cells,
        link: billAddress(id, place),
      }
    }),
  )
}
