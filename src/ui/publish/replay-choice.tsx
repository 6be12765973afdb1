// On which bills the change set is tried: the examples, or a batch that was handed in with this key. The address says which.
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import type { BatchStatus } from '../batches/answers.ts'
import { useKeyed } from '../key/use-keyed.ts'
import { useLanguage, useSay } from '../language.ts'
import { ask as askPlace } from '../route.ts'
import { queryOf } from '../service/ask.ts'
import { EXAMPLES, MOST_REPLAYED, replayOptions } from './replays.ts'

const MOST_LISTED = 100

interface Given {
  readonly keyText: string
  readonly chosen: string
}

export function ReplayChoice({ keyText, chosen }: Given): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const id = useId()
  const answer = useKeyed<{ readonly batches: readonly BatchStatus[] }>(`/v1/batches${queryOf({ limit: MOST_LISTED })}`, keyText)
  const options = answer.state === 'here' ? replayOptions(answer.value.batches) : []
  const isListed = chosen === EXAMPLES || options.some((option) => option.id === chosen)
  return (
    <div class="field replay-choice">
      <label class="label" for={id}>
        {say('用哪些单据试算', 'Bills to try it on')}
      </label>
      <select
        id={id}
        value={chosen}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget: { value } }) => askPlace({ replay: value === EXAMPLES ? '' : value })}
      >
        <option value={EXAMPLES}>{say('示例单据', 'The examples')}</option>
        {!isListed && <option value={chosen}>{say(`批次 ${chosen}`, `Batch ${chosen}`)}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id} disabled={option.isTooLarge}>
            {say('批次 ', 'Batch ')}
            {new Date(option.acceptedAt).toLocaleString(language === 'zh' ? 'zh-CN' : 'en')}
            {say(`，${option.bills} 张`, `, ${option.bills} bills`)}
            {option.isTooLarge && say('（过大）', ' (too large)')}
          </option>
        ))}
      </select>
      <p class="hint" id={`${id}-hint`}>
        <Limits
          state={answer.state}
          forbidden={answer.state === 'failed' ? answer.failure.problem?.title : undefined}
          count={options.length}
        />
      </p>
    </div>
  )
}

/** What can be chosen and what cannot, and why. */
function Limits({ state, forbidden, count }: { state: string; forbidden: string | undefined; count: number }): JSX.Element {
  const say = useSay()
  if (state === 'waiting') return <>{say('正在查看批次…', 'Looking for batches…')}</>
  if (state === 'failed')
    return (
      <>
        {say('此密钥的批次无法列出', 'The batches of this key cannot be listed')}
        {forbidden !== undefined && say(`（${forbidden}）`, ` (${forbidden})`)}
        {say('，可用示例单据试算。', '; the examples can be used.')}
      </>
    )
  if (count === 0)
    return <>{say('用此密钥提交并已完成的批次也可以选用；目前没有。', 'A completed batch of this key can be chosen too; there is none.')}</>
  return (
    <>
      {say(
        `可选用此密钥最近 ${MOST_LISTED} 批中已完成的；每批至多 ${MOST_REPLAYED} 张，更大的请用命令行 `,
        `Completed batches among the last ${MOST_LISTED} of this key, of at most ${MOST_REPLAYED} bills each; for larger ones `,
      )}
      <code>qingdan catalogue diff A B --replay FILE</code>
    </>
  )
}
