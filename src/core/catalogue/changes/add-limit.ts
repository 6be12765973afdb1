// Adds a dated limit to an item: what it supersedes ends the day before, so that every day keeps the limit it had.
import { canonicalJson, type Json } from '../../values/canonical.ts'
import { addDays, covers, overlap } from '../../values/date.ts'
import { compileGrounds } from '../grounds.ts'
import type { Limit } from '../schema/limit.ts'
import { standing } from './change.ts'
import type { ChangeOf } from './change-set.ts'
import type { Draft } from './draft.ts'

export function addLimit(draft: Draft, change: ChangeOf<'add-limit'>, at: string): void {
  const entry = standing(draft, change.id, at)
  if (entry === undefined) return
  if (entry.type !== 'item') {
    draft.fault(`${at}/id`, '只有收费项目有收费标准', 'Only items have limits')
    return
  }
  const { limit } = change
  const { from = '', to } = limit
  const before = draft.faults.length
  const stood = entry.value.limits
  if (to !== undefined && to < from) draft.fault(`${at}/limit/to`, '末日早于首日', 'The last day is before the first')
  const ended = entry.value.ended?.find((it) => it.when === undefined && covers({ from: it.from, to: it.to }, from))
  if (ended !== undefined) {
    draft.fault(
      `${at}/limit/from`,
      `该项目已于 ${ended.from ?? '更早'} 终止：恢复收费请用 change 更改 ended`,
      `The item had ended, from ${ended.from ?? 'earlier'} on: to bring it back change its ended`,
    )
  }
  const superseded = change.supersedes ?? alike(stood, limit)
  for (const [place, index] of superseded.entries()) {
    const pointer = change.supersedes === undefined ? `${at}/limit/from` : `${at}/supersedes/${place}`
    checkSuperseded(draft, stood[index], from, pointer)
  }
  const { position = Math.min(stood.length, ...superseded) } = change
  if (position > stood.length)
    draft.fault(`${at}/position`, `该项目只有 ${stood.length} 条标准`, `The item has only ${stood.length} limit(s)`)
  if (draft.faults.length > before) return
  const limits = stood.map((it, index) => (superseded.includes(index) ? { ...it, to: addDays(from, -1) } : it))
  draft.replace({ type: 'item', value: { ...entry.value, limits: limits.toSpliced(position, 0, limit) } })
}

/** Limits under the same conditions on days that the new one claims. */
function alike(limits: readonly Limit[], { when = {}, from, to }: Limit): number[] {
  const same = canonicalJson(plain(when))
  return limits.flatMap((it, index) =>
    canonicalJson(plain(it.when ?? {})) === same && overlap({ from: it.from, to: it.to }, { from, to }) ? [index] : [],
  )
}

function checkSuperseded(draft: Draft, limit: Limit | undefined, from: string, pointer: string): void {
  if (limit === undefined) {
    draft.fault(pointer, '该项目没有这一条标准', 'The item has no limit at this position')
    return
  }
  const began = compileGrounds(limit, draft.documents, '').from
  if (began !== undefined && began >= from) {
    draft.fault(
      pointer,
      `所取代的标准自 ${began} 起执行，不早于新标准：更正历史请用 change`,
      `The limit it supersedes begins on ${began}, not before it: history is corrected with change`,
    )
  } else if (limit.to !== undefined && limit.to < from) {
    draft.fault(pointer, `所取代的标准已于 ${limit.to} 终止`, `The limit it supersedes had ended on ${limit.to}`)
  }
}

function plain(value: object): Json {
  const json: Json = JSON.parse(JSON.stringify(value))
  return json
}
