// Ends an entry from a day on: an item says how and its limits stop the day before, a rule gets its last day; neither leaves the catalogue.
import { addDays, covers } from '../../values/date.ts'
import { compileGrounds } from '../grounds.ts'
import type { Grounded } from '../schema/basis.ts'
import type { Item } from '../schema/item.ts'
import type { Bilingual } from '../schema/words.ts'
import { changeEntry, standing } from './change.ts'
import type { ChangeOf } from './change-set.ts'
import type { Draft } from './draft.ts'

export function endEntry(draft: Draft, change: ChangeOf<'end'>, at: string): void {
  const entry = standing(draft, change.id, at)
  if (entry === undefined) return
  if (entry.type === 'item') endItem(draft, entry.value, change, at)
  else endRule(draft, entry.value, change, at)
}

function endItem(draft: Draft, item: Item, { from, how, when, basis, ...more }: ChangeOf<'end'>, at: string): void {
  const before = draft.faults.length
  if (how === undefined) {
    draft.fault(
      `${at}/how`,
      '须写明如何终止：abolished、suspended、exempted 或 replaced-by-tax',
      'Say how it ended: abolished, suspended, exempted or replaced-by-tax',
    )
    return
  }
  const ended = item.ended?.find((it) => it.when === undefined && covers({ from: it.from, to: it.to }, from))
  if (ended !== undefined)
    draft.fault(`${at}/from`, `该项目已于 ${ended.from ?? '更早'} 终止`, `The item had ended already, from ${ended.from ?? 'earlier'} on`)
  const firsts = [...item.limits, ...(item.introduced === undefined ? [] : [item.introduced])]
  for (const began of firsts.flatMap((it) => compileGrounds(it, draft.documents, '').from ?? [])) {
    if (began >= from && when === undefined) lateFault(draft, at, began)
  }
  if (draft.faults.length > before) return
  const { verification, lastConfirmed, copies, note } = more
  const end = {
    how,
    ...(when && { when }),
    from,
    basis,
    verification,
    ...(lastConfirmed && { lastConfirmed }),
    ...(copies && { copies }),
    ...(note && { note }),
  }
  const to = addDays(from, -1)
  const limits = item.limits.map((it) => (when === undefined && (it.to === undefined || it.to > to) ? { ...it, to } : it))
  draft.replace({ type: 'item', value: { ...item, limits, ended: [...(item.ended ?? []), end] } })
}

type Rule = Grounded & { readonly id: string }

/** The documents that end a rule stand in its note: among its basis they would seem to say the opposite. */
function endRule(draft: Draft, rule: Rule, { id, from, how, when, basis, note, copies }: ChangeOf<'end'>, at: string): void {
  const before = draft.faults.length
  if (how !== undefined) draft.fault(`${at}/how`, '只有收费项目写明如何终止', 'Only items say how they ended')
  if (when !== undefined)
    draft.fault(`${at}/when`, '规则不能只对一部分人终止：请改其条件', 'A rule does not end for some only: change its conditions')
  const to = addDays(from, -1)
  if (rule.to !== undefined && rule.to <= to) draft.fault(`${at}/from`, `该规则已于 ${rule.to} 终止`, `The rule had ended on ${rule.to}`)
  const began = compileGrounds(rule, draft.documents, '').from
  if (began !== undefined && began >= from) lateFault(draft, at, began)
  if (draft.faults.length > before) return
  const documents = basis.map(({ document, clause = '' }) => `${document}${clause}`)
  const said = {
    zh: `自 ${from} 起终止，依据：${documents.join('、')}`,
    en: `Ended from ${from} on, by ${documents.join(', ')}`,
  }
  const set = { to, note: joined([rule.note, said, note]), ...(copies && { copies: [...(rule.copies ?? []), ...copies] }) }
  changeEntry(draft, { op: 'change', id, set }, at)
}

function joined(notes: readonly (Bilingual | undefined)[]): Bilingual {
  const all = notes.flatMap((it) => it ?? [])
  return { zh: all.map(({ zh }) => zh).join('；'), en: all.map(({ en }) => en).join('; ') }
}

function lateFault(draft: Draft, at: string, began: string): void {
  draft.fault(
    `${at}/from`,
    `该条目有自 ${began} 起执行的内容，不能在此之前或当日终止`,
    `Something of it begins on ${began}: it cannot end on or before that day`,
  )
}
