// Publishing a set as the next edition: whole or not at all, and only on top of the edition it was made from.
import type { CatalogueSet } from '../../core/catalogue/catalogue-set.ts'
import { createEdition, type Edition } from '../../core/catalogue/edition.ts'
import type { Fault } from '../../core/invoice/invoice.ts'
import { laterOf, record } from '../audit.ts'
import { draftOf, editedSeries, overlongParts } from '../edition-draft.ts'
import { knownPrices } from '../install-built-in.ts'
import type { Library } from '../library.ts'
import { type AuditRecord, type EditionRecord, MOST_PART_BYTES, type Store, type Surroundings } from '../ports.ts'
import { type Answer, failed } from '../problems.ts'
import { refused } from './read-draft.ts'

export interface PublishDeps {
  readonly store: Store
  readonly library: Library
  readonly surroundings: Surroundings
  /** Entries (items and rules) of the largest edition that is published here; absent: memory sets no bound worth naming. */
  readonly mostEntries?: number
  /** Bytes of YAML of the largest whole set that is taken here: decoding holds every file with the place of each of its values. Absent: any number. */
  readonly mostSetBytes?: number
}

export interface Publication {
  readonly edition: Edition
  readonly record: EditionRecord
}

/** The edition a set would become on top of `base`: refused where it changes nothing, or takes back a published price. */
export async function nextEdition({ store, library }: PublishDeps, base: EditionRecord, set: CatalogueSet): Promise<Answer<Edition>> {
  const { regions, digestOf } = library.current()
  const edition = createEdition(base.number + 1, set, regions, digestOf)
  if (edition.digest === base.digest) {
    return failed('nothing-to-publish', { zh: `内容与第 ${base.number} 版完全相同`, en: `The content is that of edition ${base.number}` })
  }
  const overlong = overlongParts(edition)
  if (overlong.length > 0) return refused(overlong.map(tooLong))
  const edited = editedSeries(set, await knownPrices(store, set))
  if (edited.length === 0) return { ok: true, value: edition }
  return refused(
    edited.map((id) => ({
      pointer: '',
      detail: {
        zh: `参考价格序列 ${id}：已发布的价格不得修改或删除，更正请追加新的行`,
        en: `reference series ${id}: published prices are neither edited nor taken back; add a row to correct one`,
      },
    })),
  )
}

/** An edition is held whole while it is linted and compared: where memory is short a larger one is refused rather than begun. */
export function tooMany(entries: number, { mostEntries }: PublishDeps): Fault[] {
  if (mostEntries === undefined || entries <= mostEntries) return []
  const detail = {
    zh: `共有 ${entries} 个条目，此处至多发布 ${mostEntries} 个：更大的版本请在 Node.js 上发布`,
    en: `there are ${entries} entries, and at most ${mostEntries} are published here: publish a larger edition on Node.js`,
  }
  return [{ pointer: '', detail }]
}

/** The same of an edition that stands: it is not even read. */
export function tooLarge({ counts }: EditionRecord, deps: PublishDeps): Fault[] {
  return tooMany(
    Object.values(counts).reduce((sum, count) => sum + count, 0),
    deps,
  )
}

function tooLong(path: string): Fault {
  return {
    pointer: '',
    detail: {
      zh: `${path}：写成 JSON 超过 ${MOST_PART_BYTES} 字节，请分成几个文件`,
      en: `${path}: has more than ${MOST_PART_BYTES} bytes as JSON; divide it into several files`,
    },
  }
}

/** Enters the edition with its audit record, and takes it into service. */
export async function commitEdition(
  deps: PublishDeps,
  base: EditionRecord,
  edition: Edition,
  said: { readonly actor: string; readonly note: string | null },
): Promise<Answer<Publication>> {
  const { store, library, surroundings } = deps
  const known = await knownPrices(store, edition.set)
  const recordOf = (audit: AuditRecord) => ({
    publishedAt: laterOf(audit.at, base.publishedAt),
    publishedBy: said.actor,
    note: said.note,
    builtIn: null,
  })
  const act = { actor: said.actor, act: 'publish', subject: String(edition.number), digest: edition.digest } as const
  const done = await record(
    store,
    surroundings,
    act,
    (audit) => store.publish(draftOf(edition, recordOf(audit), known), audit),
    async () => (await store.newest())?.number === base.number,
  )
  if (done === 'conflict') {
    return failed('edition-conflict', {
      zh: `第 ${edition.number} 版刚被他人发布：请重新读取现行版本后再试`,
      en: `Somebody else has just published edition ${edition.number}: read the current edition and try again`,
    })
  }
  await library.install(edition)
  const published = await store.find(edition.number)
  if (published === undefined) throw new Error(`edition ${edition.number} was committed and is not there`)
  return { ok: true, value: { edition, record: published } }
}
