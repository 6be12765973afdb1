// Applies a change set to a set of catalogues: the set as it would then stand, or everything that is wrong with the changes.
import type { CatalogueSet } from '../catalogue-set.ts'
import { type PointedFault, type ReadJson, readJson } from '../read-json.ts'
import { addEntry } from './add.ts'
import { addLimit } from './add-limit.ts'
import { changeEntry } from './change.ts'
import { type Change, type ChangeSet, changeSet } from './change-set.ts'
import { Draft } from './draft.ts'
import { endEntry } from './end.ts'
import { changeCatalogue, changeDocument } from './heads.ts'
import { declare } from './vocabulary.ts'

export type Applied = { readonly ok: true; readonly set: CatalogueSet } | { readonly ok: false; readonly faults: readonly PointedFault[] }

/** Reads a change set that came as JSON; every fault of its shape is listed. */
export function readChangeSet(body: unknown): ReadJson<ChangeSet> {
  return readJson(changeSet, body)
}

/**
 * Pure: neither the set nor the changes are touched. Pointers of the faults lead into the change set. What the result refers to (documents, facts, units,
 * items) is for the linter to say.
 */
export function applyChanges(set: CatalogueSet, changes: ChangeSet): Applied {
  const draft = new Draft(set)
  declare(draft, changes)
  // A change to an entry that a faulty change was to add or change says nothing more.
  const faulty = new Set<string>()
  for (const [index, change] of (changes.changes ?? []).entries()) {
    const subject = subjectOf(change)
    if (faulty.has(subject)) continue
    const before = draft.faults.length
    applyOne(draft, change, `/changes/${index}`)
    if (draft.faults.length > before) faulty.add(subject)
  }
  return draft.faults.length > 0 ? { ok: false, faults: draft.faults } : { ok: true, set: draft.finished() }
}

function applyOne(draft: Draft, change: Change, at: string): void {
  switch (change.op) {
    case 'add':
      addEntry(draft, change, at)
      break
    case 'change':
      changeEntry(draft, change, at)
      break
    case 'add-limit':
      addLimit(draft, change, at)
      break
    case 'end':
      endEntry(draft, change, at)
      break
    case 'change-catalogue':
      changeCatalogue(draft, change, at)
      break
    case 'change-document':
      changeDocument(draft, change, at)
      break
  }
}

function subjectOf(change: Change): string {
  switch (change.op) {
    case 'add':
      return `entry ${(change.item ?? change.prohibition ?? change.relief ?? change.incompatible)?.id}`
    case 'change':
    case 'add-limit':
    case 'end':
      return `entry ${change.id}`
    case 'change-catalogue':
      return `catalogue ${change.jurisdiction}/${change.kind}`
    case 'change-document':
      return `document ${change.document}`
  }
}
