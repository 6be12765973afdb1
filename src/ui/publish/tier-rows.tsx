// The tiers of a limit: where each ends, and what is charged in it.
import type { JSX } from 'preact'
import { useSay } from '../language.ts'
import { useEditing } from './editing.ts'
import { isRecord, type Json, textAt, at as valueAt } from './json.ts'
import { PointedRows, PointedText } from './pointed.tsx'

export function TierRows({ at }: { at: string }): JSX.Element {
  const say = useSay()
  return (
    <PointedRows at={at} what={say('档', 'tier')} more={say('增加一档', 'Add a tier')} start={{ price: '' }}>
      {(pointer) => (
        <div class="fields">
          <Either at={pointer} what={say('到哪里', 'Ends')} members={ENDS(say)} />
          <Either at={pointer} what={say('收多少', 'Charged')} members={SUMS(say)} />
          <PointedText at={`${pointer}/minimum`} kind="number" />
          <PointedText at={`${pointer}/cap`} kind="number" />
        </div>
      )}
    </PointedRows>
  )
}

type Members = readonly (readonly [member: string, shown: string])[]
type Say = ReturnType<typeof useSay>

/** No end: everything above. */
const ENDS = (say: Say): Members => [
  ['upTo', say('至（含）', 'up to')],
  ['below', say('至（不含）', 'below')],
  ['', say('以上', 'all above')],
]
const SUMS = (say: Say): Members => [
  ['price', say('每单位（元）', 'CNY per unit')],
  ['rate', say('比例（小数）', 'share')],
  ['amount', say('整档（元）', 'CNY in all')],
]

/** One of several members, with its value: choosing another keeps what was typed. */
function Either({ at, what, members }: { at: string; what: string; members: Members }): JSX.Element {
  const { json, put } = useEditing()
  const held = valueAt(json, at)
  const record = isRecord(held) ? held : {}
  const names = members.map(([name]) => name)
  const chosen = names.find((name) => Object.hasOwn(record, name)) ?? (names.includes('') ? '' : (names[0] ?? ''))
  const choose = (name: string) => {
    const others: [string, Json][] = Object.entries(record).filter(([member]) => !names.includes(member))
    const value = textAt(json, `${at}/${chosen}`)
    put(at, Object.fromEntries(name === '' ? others : [[name, value], ...others]))
  }
  return (
    <>
      <label class="field">
        <span class="label">{what}</span>
        <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {members.map(([name, shown]) => (
            <option key={name} value={name}>
              {shown}
            </option>
          ))}
        </select>
      </label>
      {chosen !== '' && <PointedText at={`${at}/${chosen}`} kind="number" label={members.find(([name]) => name === chosen)?.[1]} />}
    </>
  )
}
