// What a change set would do: what lint finds with the bill that shows it, which entries change, and which bills come out otherwise.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { fragmentOf } from '../check/bill-link.ts'
import { useLanguage, useSay } from '../language.ts'
import { useVocabulary } from '../words/use-vocabulary.ts'
import type { FieldChange, LintFinding, Rehearsal } from './answers.ts'
import { fieldName, fieldWords } from './field-words.ts'
import { Replayed } from './replayed.tsx'
import { EXAMPLES } from './replays.ts'

/** A whole set may change everything. */
const MOST_SHOWN = 100

/** `of`: the bills it was replayed on. */
export function Rehearsed({ rehearsal, of }: { rehearsal: Rehearsal; of: string }): JSX.Element {
  const say = useSay()
  const { lint, diff, replay } = rehearsal
  const tiles: [string, string, boolean][] = [
    [say('条目变更', 'Entries that change'), String(diff.entries.length), false],
    [say('核验错误', 'Errors'), String(lint.errors), lint.errors > 0],
    ...(replay === null
      ? []
      : ([
          [
            of === EXAMPLES ? say('结论不同的示例', 'Examples that differ') : say('结论不同的单据', 'Bills that differ'),
            `${replay.totals.changed} / ${replay.totals.judged}`,
            false,
          ],
          [say('应退合计的变化', 'Change of what is paid back'), replay.totals.excess.difference, false],
        ] satisfies [string, string, boolean][])),
  ]
  return (
    <>
      <dl class="outcome" aria-live="polite">
        {tiles.map(([name, value, isBad]) => (
          <div key={name} class={isBad ? 'tile is-violation' : 'tile'}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Linted lint={lint} changed={diff.entries.map(({ id }) => id)} />
      <Entries entries={diff.entries} />
      {replay !== null && <Replayed replay={replay} of={of} />}
    </>
  )
}

/** What stops a publication or is of an entry that changes stands open; what was so before and elsewhere is folded away. */
function Linted({ lint, changed }: { lint: Rehearsal['lint']; changed: readonly string[] }): JSX.Element {
  const say = useSay()
  const isNear = ({ severity, id }: LintFinding) => severity === 'error' || (id !== undefined && changed.includes(id))
  const near = lint.findings.filter(isNear)
  const others = lint.findings.filter((finding) => !isNear(finding))
  return (
    <section>
      <h2>{say(`核验：${lint.errors} 个错误，${lint.warnings} 个提醒`, `Lint: ${lint.errors} errors, ${lint.warnings} warnings`)}</h2>
      {near.length === 0 && <p>{say('所改条目没有问题。', 'Nothing is found about the entries that change.')}</p>}
      <FindingList findings={near} />
      {others.length > 0 && (
        <details>
          <summary>{say(`其他条目的提醒 ${others.length} 个`, `${others.length} warnings about other entries`)}</summary>
          <FindingList findings={others} />
        </details>
      )}
    </section>
  )
}

function FindingList({ findings }: { findings: readonly LintFinding[] }): JSX.Element {
  return (
    <ul class="dated">
      {findings.map((finding) => (
        <Finding key={`${finding.code} ${finding.file} ${finding.path}`} finding={finding} />
      ))}
    </ul>
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
        {entries.slice(0, MOST_SHOWN).map(({ id, name, change, fields }) => (
          <li key={id}>
            <p>
              <strong>{CHANGES[change][language]}</strong> {name[language]} <code>{id}</code>
            </p>
            <FieldTable what={name[language]} fields={fields} />
          </li>
        ))}
      </ul>
      {entries.length > MOST_SHOWN && (
        <p class="small">{say(`另有 ${entries.length - MOST_SHOWN} 个条目`, `and ${entries.length - MOST_SHOWN} more`)}</p>
      )}
    </section>
  )
}

function FieldTable({ what, fields }: { what: string; fields: readonly FieldChange[] }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const vocabulary = useVocabulary()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section class="wide-table" aria-label={what} tabIndex={0}>
      <table class="fields-changed">
        <thead>
          <tr>
            <th scope="col">{say('内容', 'Field')}</th>
            <th scope="col">{say('原为', 'Before')}</th>
            <th scope="col">{say('改为', 'After')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ path, before, after }) => (
            <tr key={path}>
              <th scope="row">{fieldName(path, language)}</th>
              <td>{fieldWords(before, vocabulary, language)}</td>
              <td>{fieldWords(after, vocabulary, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
