// Changes what is said of a catalogue as a whole, and of a document.
import { readJson } from '../read-json.ts'
import { document } from '../schema/basis.ts'
import { merged } from './change.ts'
import type { ChangeOf } from './change-set.ts'
import type { Draft } from './draft.ts'

export function changeCatalogue(draft: Draft, change: ChangeOf<'change-catalogue'>, at: string): void {
  const { jurisdiction, kind, title, coverage } = change
  const path = `${jurisdiction}/${kind}.yaml`
  const stood = draft.file(path)
  if (stood === undefined) draft.fault(`${at}/kind`, '这个地区没有这一类目录', 'There is no catalogue of this kind and place')
  else draft.putFile(path, { kind, jurisdiction, title: title ?? stood.title, coverage: coverage ?? stood.coverage })
}

export function changeDocument(draft: Draft, change: ChangeOf<'change-document'>, at: string): void {
  const stood = Object.hasOwn(draft.documents, change.document) ? draft.documents[change.document] : undefined
  if (stood === undefined) {
    draft.fault(`${at}/document`, '没有登记这份文件', 'No such document is declared')
    return
  }
  const changed = readJson(document, merged(stood, change.set), `${at}/set`)
  if (changed.ok) draft.documents[change.document] = changed.value
  else draft.faults.push(...changed.faults)
}
