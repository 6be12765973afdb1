// Which bills come out otherwise under the change set: those of the examples, or of a batch of one's own.
import type { JSX } from 'preact'
import { VERDICT_WORDS } from '../../core/findings/words/labels.ts'
import { useLanguage, useSay } from '../language.ts'
import type { Rehearsal } from './answers.ts'
import { EXAMPLES, rowOfBill } from './replays.ts'

const MOST_SHOWN = 100

interface Given {
  readonly replay: NonNullable<Rehearsal['replay']>
  /** What was replayed. */
  readonly of: string
}

export function Replayed({ replay: { totals, bills }, of }: Given): JSX.Element {
  const say = useSay()
  const unread = totals.bills - totals.judged
  const heading =
    of === EXAMPLES
      ? say(
          `对示例单据的影响：${totals.judged} 张中 ${totals.changed} 张不同`,
          `Effect on the examples: ${totals.changed} of ${totals.judged} differ`,
        )
      : say(
          `对所选批次的影响：${totals.judged} 张中 ${totals.changed} 张不同`,
          `Effect on the batch: ${totals.changed} of ${totals.judged} bills differ`,
        )
  return (
    <section>
      <h2>{heading}</h2>
      <p>
        {say(
          `新发现 ${totals.new}，不再发现 ${totals.dropped}；应退合计 ${totals.excess.before} → ${totals.excess.after}（${totals.excess.difference}）`,
          `${totals.new} new findings, ${totals.dropped} dropped; to be paid back ${totals.excess.before} → ${totals.excess.after} (${totals.excess.difference})`,
        )}
        {unread > 0 && say(`；另有 ${unread} 张无法核对，未计入`, `; ${unread} bills could not be judged and are not counted`)}
      </p>
      <ul class="dated">
        {bills.slice(0, MOST_SHOWN).map((bill) => (
          <Bill key={bill.name} bill={bill} />
        ))}
      </ul>
      {totals.changed > MOST_SHOWN && (
        <p class="small">{say(`另有 ${totals.changed - MOST_SHOWN} 张不同`, `and ${totals.changed - MOST_SHOWN} more that differ`)}</p>
      )}
    </section>
  )
}

function Bill({ bill: { name, issuer, verdict, excess } }: { bill: Given['replay']['bills'][number] }): JSX.Element {
  const language = useLanguage()
  return (
    <li>
      <BillName name={name} />
      {issuer !== null && ` · ${issuer}`}: {VERDICT_WORDS[verdict.before][language]} → {VERDICT_WORDS[verdict.after][language]}{' '}
      <span class="small">{`${excess.before} → ${excess.after}`}</span>
    </li>
  )
}

/** A bill of a batch leads to how it was judged then, in this window, for another one would have no key; the draft stands in the address to come back to. */
function BillName({ name }: { name: string }): JSX.Element {
  const say = useSay()
  const place = rowOfBill(name)
  if (place === undefined) return <>{name}</>
  return (
    <a href={`/batches/${place.batch}?row=${place.row}`} data-page>
      {say(`第 ${place.row} 行`, `Row ${place.row}`)}
    </a>
  )
}
