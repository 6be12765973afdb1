// One line of the report: its word and colour, its sums, what it was taken for and how surely, and what was found.
import type { JSX } from 'preact'
import { KIND_WORDS } from '../../core/catalogue/words/labels.ts'
import { factName, factQuestion, factValue } from '../../core/catalogue/words/wording.ts'
import { METHOD_WORDS, VERDICT_WORDS } from '../../core/findings/words/labels.ts'
import type { Bill, BillLine } from '../check/bill.ts'
import { useLanguage, useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import type { LineReport } from '../service/answers.ts'
import { levelOf } from '../words/kinds.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import { Articles, FindingView } from './finding-view.tsx'
import { Repoint } from './repoint.tsx'

interface Given {
  readonly line: LineReport
  readonly row: number
  readonly bill: Bill
  readonly vocabulary: Vocabulary
  /** Absent where the bill cannot be changed. */
  readonly onLine?: (changes: Partial<BillLine>) => void
}

export function LineCard({ line, row, bill, vocabulary, onLine }: Given): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const billed = bill.lines[row]
  return (
    <li class={`card is-${line.verdict}`}>
      <header>
        <span class="badge">
          <Icon name={line.verdict} />
          {VERDICT_WORDS[line.verdict][language]}
        </span>
        <h3>{billed?.description || billed?.code || say(`第 ${line.id} 项`, `Line ${line.id}`)}</h3>
        <Sums line={line} />
      </header>
      <Matched line={line} />
      {line.findings.map((finding, place) => (
        <FindingView key={finding.code + finding.message} finding={finding} before={line.findings[place - 1]} />
      ))}
      {line.findings.length === 0 && (
        <div class="finding is-permitted">
          {line.calculation !== null && (
            <p class="arithmetic tagged">
              <span class="tag">{say('算式', 'Arithmetic')}</span>
              <output>{line.calculation}</output>
            </p>
          )}
          <Articles basis={line.basis} />
        </div>
      )}
      {billed !== undefined && onLine !== undefined && <Answered line={billed} vocabulary={vocabulary} onLine={onLine} />}
      {billed !== undefined && onLine !== undefined && (
        <Repoint line={line} billed={billed} bill={bill} vocabulary={vocabulary} onLine={onLine} />
      )}
    </li>
  )
}

function Sums({ line: { charged, allowed, excess } }: { line: LineReport }): JSX.Element {
  const say = useSay()
  return (
    <dl class="sums">
      <div>
        <dt>{say('实收', 'Charged')}</dt>
        <dd>{charged}</dd>
      </div>
      <div>
        <dt>{say('最多可收', 'Allowed')}</dt>
        <dd>{allowed ?? say('—', '—')}</dd>
      </div>
      {Number(excess) > 0 && (
        <div class="excess">
          <dt>{say('多收', 'Too much')}</dt>
          <dd>{excess}</dd>
        </div>
      )}
    </dl>
  )
}

/** What the line was taken for, and how sure that is. */
function Matched({ line: { match } }: { line: LineReport }): JSX.Element | null {
  const say = useSay()
  const language = useLanguage()
  if (match === null || match.name === null) return null
  const certainty =
    match.method === 'similar'
      ? `${METHOD_WORDS.similar[language]} ${Math.round(match.score * 100)}%`
      : match.method && METHOD_WORDS[match.method][language]
  return (
    <p class="matched tagged">
      <span class="tag">{say('对应', 'Taken for')}</span>
      <span>
        {match.item === null ? (
          match.name
        ) : (
          <a href={`/items/${encodeURIComponent(match.item)}`} target="_blank" rel="noreferrer">
            {match.name}
          </a>
        )}
        <span class="small">
          {match.kind !== null && ` · ${KIND_WORDS[match.kind][language]}`}
          {match.jurisdiction !== null && ` · ${levelOf(match.jurisdiction)[language]}`}
          {certainty && ` · ${certainty}`}
        </span>
      </span>
    </p>
  )
}

/** What has been answered for this line; an answer can be taken back. */
function Answered({
  line,
  vocabulary,
  onLine,
}: {
  line: BillLine
  vocabulary: Vocabulary
  onLine: NonNullable<Given['onLine']>
}): JSX.Element | null {
  const say = useSay()
  const language = useLanguage()
  const facts = Object.entries(line.facts)
  if (facts.length === 0) return null
  return (
    <ul class="answered">
      {facts.map(([fact, value]) => (
        <li key={fact}>
          <span title={factQuestion(fact, vocabulary, language)}>
            {factName(fact, vocabulary, language)}
            {say('：', ': ')}
            {factValue(fact, value, vocabulary, language)}
          </span>
          <button
            type="button"
            class="bare no-print"
            aria-label={say(
              `取消回答：${factQuestion(fact, vocabulary, language)}`,
              `Take back the answer: ${factQuestion(fact, vocabulary, language)}`,
            )}
            onClick={() => onLine({ facts: Object.fromEntries(facts.filter(([name]) => name !== fact)) })}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}
