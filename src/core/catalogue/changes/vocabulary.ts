// Declares what the changes need and the vocabularies do not have yet: documents, facts, units and reference series.
import { pointerTo } from '../read-json.ts'
import type { ChangeSet } from './change-set.ts'
import type { Draft } from './draft.ts'

export function declare(draft: Draft, { documents = {}, facts = [], units = [], references = [] }: ChangeSet): void {
  for (const [number, document] of Object.entries(documents)) {
    if (Object.hasOwn(draft.documents, number)) {
      draft.fault(
        pointerTo(['documents', number]),
        '这份文件已经登记：改用 change-document',
        'This document is declared already: change it with change-document',
      )
    } else draft.documents[number] = document
  }
  append(draft, draft.facts, facts, 'facts', 'name', (it) => it.name)
  append(draft, draft.units, units, 'units', 'id', (it) => it.id)
  append(draft, draft.references, references, 'references', 'id', (it) => it.id)
}

function append<T>(draft: Draft, list: T[], added: readonly T[], part: string, key: string, nameOf: (it: T) => string): void {
  const known = new Set(list.map(nameOf))
  for (const [index, it] of added.entries()) {
    if (known.has(nameOf(it))) draft.fault(pointerTo([part, index, key]), '这个名称已经登记', 'This name is declared already')
    else list.push(it)
    known.add(nameOf(it))
  }
}
