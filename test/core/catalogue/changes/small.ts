// A small set to make changes to, and the answers to a change set in few words.
import type { CatalogueSet } from '../../../../src/core/catalogue/catalogue-set.ts'
import { applyChanges, readChangeSet } from '../../../../src/core/catalogue/changes/apply.ts'
import type { Change, ChangeSet } from '../../../../src/core/catalogue/changes/change-set.ts'
import { entriesOf } from '../../../../src/core/catalogue/entries.ts'
import type { Item } from '../../../../src/core/catalogue/schema/item.ts'
import { ended, item, limit, pair, prohibition, relief, setOf } from '../../build-edition.ts'

export const BASE = setOf(
  [
    {
      kind: 'deposit',
      items: [
        item('bond', [limit({ type: 'ceiling', price: '100' })]),
        item('closed', [limit({ type: 'free' }, { to: '2019-12-31' })], { ended: [ended('abolished', { from: '2020-01-01' })] }),
        item('two', [
          limit({ type: 'fixed', price: '2' }, { when: { etc: true } }),
          limit({ type: 'fixed', price: '3' }, { from: '2005-01-01' }),
        ]),
      ],
      incompatible: [pair('not-both', ['bond'], ['two'])],
    },
    { kind: 'prohibition', jurisdiction: '65', prohibitions: [prohibition('no-gifts')] },
    { kind: 'relief', reliefs: [relief('half', ['bond'], '0.5', { to: '2021-12-31' })] },
  ],
  { documents: { E: { title: 'Document E', published: '2024-01-01' } } },
)

export const by = [{ document: 'E' }]
/** What an end rests on. */
export const END = { basis: by, verification: 'original' } as const

/** A change set of these changes, read as a publisher's body is. */
export function changes(...list: readonly (Change | object)[]): ChangeSet {
  return changeSetOf({ changes: list })
}

export function changeSetOf(body: unknown): ChangeSet {
  const read = readChangeSet(JSON.parse(JSON.stringify(body)))
  if (!read.ok) throw new Error(`the change set of the test is faulty: ${JSON.stringify(read.faults)}`)
  return read.value
}

export function applied(set: CatalogueSet, body: ChangeSet): CatalogueSet {
  const result = applyChanges(set, body)
  if (!result.ok) throw new Error(`the changes do not apply: ${JSON.stringify(result.faults)}`)
  return result.set
}

/** Where the faults are; both languages say something. */
export function refused(set: CatalogueSet, body: ChangeSet): string[] {
  const result = applyChanges(set, body)
  if (result.ok) throw new Error('the changes apply')
  if (result.faults.some(({ detail }) => detail.zh === '' || detail.en === '')) throw new Error('a fault has no words')
  return result.faults.map(({ pointer }) => pointer)
}

export function itemOf(set: CatalogueSet, id: string): Item {
  const found = entriesOf(set).find(({ entry }) => entry.value.id === id)?.entry
  if (found?.type !== 'item') throw new Error(`no item ${id}`)
  return found.value
}

export function ruleOf(set: CatalogueSet, id: string) {
  const found = entriesOf(set).find(({ entry }) => entry.value.id === id)?.entry
  if (found === undefined || found.type === 'item') throw new Error(`no rule ${id}`)
  return found.value
}
