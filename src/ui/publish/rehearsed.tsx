// What a change set would do: what lint finds with the bill that shows it, which entries change, and which bills come out otherwise.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { fragmentOf } from '../check/bill-link.ts'
import { useLanguage, useSay } from '../language.ts'
import { VERDICTS } from '../words/kinds.ts'
import type { LintFinding, Rehearsal } from './answers.ts'

export function Rehearsed({ rehearsal }: { rehearsal: Rehearsal }): JSX.Element {
  const say = useSay()
  const { lint, diff, replay } = rehearsal
  return (
    <>
      <section aria-live="polite">
        <h2>{say(`核验：${lint.errors} 个错误，${lint.warnings} 个提醒`, `Lint: ${lint.errors} errors, ${lint.warnings} warnings`)}</h2>
        <ul class="dated">
          {lint.findings.map((finding) => (
            <Finding key={`${finding.code} ${finding.file} ${finding.path}`} finding={finding} />
          ))}
        </ul>
      </section>
      <Entries entries={diff.entries} />
      {replay !== null && <Replayed replay={replay} />}
    </>
  )
}

function Finding({ finding }: { finding: LintFinding }): JSX.Element {
  const language = useLanguage()
  const { severity, sentence, code, detail, file, path, counterExample } = finding
  return (
    <li>
      <p>
        <strong class={severity === 'error' ? 'is-violation' : ''}>{sentence[language]}</strong> <code>{code}</code>
      </p>
      <p class="small">
        {detail} · <code>{`${file} ${path}`}</code>
      </p>
      {counterExample !== null && <CounterExample {...counterExample} />}
    </li>
  )
}

/** The smallest bill that shows the fault, to be opened on the check page. */
function CounterExample({ invoice, shows }: NonNullable<LintFinding['counterExample']>): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [address, setAddress] = useState('/')
  useEffect(() => {
    fragmentOf(invoice).then((fragment) => setAddress(`/#${fragment}`))
  }, [invoice])
  return (
    <p>
      {shows[language]}{' '}
      <a href={address} target="_blank" rel="noreferrer">
        {say('打开这张单据', 'Open this bill')}
      </a>
    </p>
  )
}

const CHANGES = {
  added: { zh: '新增', en: 'added' },
  ended: { zh: '终止', en: 'ended' },
  removed: { zh: '移除', en: 'removed' },
  changed: { zh: '修改', en: 'changed' },
} as const

function Entries({ entries }: { entries: Rehearsal['diff']['entries'] }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  return (
    <section>
      <h2>{say(`变更的条目：${entries.length}`, `Entries that change: ${entries.length}`)}</h2>
      <ul class="dated">
        {entries.map(({ id, name, change }) => (
          <li key={id}>
            <strong>{CHANGES[change][language]}</strong> {name[language]} <code>{id}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Replayed({ replay }: { replay: NonNullable<Rehearsal['replay']> }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { totals, bills } = replay
  return (
    <section>
      <h2>
        {say(
          `对示例单据的影响：${totals.judged} 张中 ${totals.changed} 张不同`,
          `Effect on the examples: ${totals.changed} of ${totals.judged} differ`,
        )}
      </h2>
      <p>
        {say(
          `新发现 ${totals.new}，不再发现 ${totals.dropped}；应退合计 ${totals.excess.before} → ${totals.excess.after}（${totals.excess.difference}）`,
          `${totals.new} new findings, ${totals.dropped} dropped; to be paid back ${totals.excess.before} → ${totals.excess.after} (${totals.excess.difference})`,
        )}
      </p>
      <ul class="dated">
        {bills.map(({ name, verdict, excess }) => (
          <li key={name}>
            {name}: {VERDICTS[verdict.before][language]} → {VERDICTS[verdict.after][language]}{' '}
            <span class="small">{`${excess.before} → ${excess.after}`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
