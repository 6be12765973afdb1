// Adds an entry to a catalogue, and makes the catalogue where it is described and does not stand yet.
import type { Entry } from '../entries.ts'
import type { ChangeOf } from './change-set.ts'
import type { Draft } from './draft.ts'

export function addEntry(draft: Draft, change: ChangeOf<'add'>, at: string): void {
  const { jurisdiction, kind, catalogue } = change
  const path = `${jurisdiction}/${kind}.yaml`
  const stands = draft.file(path) !== undefined
  if (!stands && catalogue === undefined) {
    draft.fault(
      `${at}/catalogue`,
      '这个地区还没有这一类目录：请同时给出其名称和完整程度',
      'There is no catalogue of this kind and place yet: give its title and coverage',
    )
  }
  if (stands && catalogue !== undefined) {
    draft.fault(
      `${at}/catalogue`,
      '这个目录已经存在：改用 change-catalogue',
      'This catalogue stands already: change it with change-catalogue',
    )
  }
  const entry = entryOf(change)
  if (draft.entry(entry.value.id) !== undefined) draft.fault(`${at}/${entry.type}/id`, '这个编号已有条目', 'An entry bears this id already')
  else if (stands || catalogue !== undefined) {
    if (!stands && catalogue !== undefined) draft.putFile(path, { kind, jurisdiction, ...catalogue })
    draft.add(path, entry)
  }
}

function entryOf({ item, prohibition, relief, incompatible }: ChangeOf<'add'>): Entry {
  if (item !== undefined) return { type: 'item', value: item }
  if (prohibition !== undefined) return { type: 'prohibition', value: prohibition }
  if (relief !== undefined) return { type: 'relief', value: relief }
  if (incompatible !== undefined) return { type: 'incompatible', value: incompatible }
  throw new Error('the schema of a change set lets no addition through that adds nothing')
}
