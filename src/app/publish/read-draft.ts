// What a publisher sends: a whole set of catalogue texts, or changes to the set that stands. Either becomes the set as it would then stand, or everything wrong with it.
import { z } from 'zod'
import { type CatalogueSet, decodeSet } from '../../core/catalogue/catalogue-set.ts'
import { applyChanges, readChangeSet } from '../../core/catalogue/changes/apply.ts'
import type { CatalogueFault, Source } from '../../core/catalogue/decode.ts'
import { readJson } from '../../core/catalogue/read-json.ts'
import type { Fault } from '../../core/invoice/invoice.ts'
import { type Answer, failed } from '../problems.ts'

const MAX_NOTE = 500
export const note = z.string().min(1).max(MAX_NOTE).optional().describe('Why, for those who look back.')

export const wholeSet = z
  .strictObject({
    note,
    files: z
      .record(z.string().min(1), z.string())
      .describe('Every file of the catalogues by its path below `catalogues/` (examples and regions.json left out), as YAML.'),
  })
  .meta({ id: 'WholeSet', description: 'A whole set of catalogues: what is not in it does not stand any more.' })

export interface Draft {
  readonly set: CatalogueSet
  readonly note: string | null
  /** The texts of a whole set; a change set has none. */
  readonly sources: readonly Source[] | undefined
}

/** Whether the body is a whole set, which must say what it takes the place of. */
export function isWholeSet(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'files')
}

const utf8 = new TextEncoder()

/** What is wrong with the size of a whole set, told before any of it is decoded. */
export function tooLong(body: unknown, most: number | undefined): Fault[] {
  const read = most !== undefined && isWholeSet(body) ? wholeSet.safeParse(body) : undefined
  if (most === undefined || read?.success !== true) return []
  const bytes = Object.values(read.data.files).reduce((sum, text) => sum + utf8.encode(text).length, 0)
  if (bytes <= most) return []
  const detail = {
    zh: `整套目录共 ${bytes} 字节，此处至多接受 ${most} 字节：请改用变更集，或在 Node.js 上发布`,
    en: `the whole set has ${bytes} bytes, and at most ${most} are taken here: send a change set, or publish it on Node.js`,
  }
  return [{ pointer: '/files', detail }]
}

export function readDraft(body: unknown, standing: CatalogueSet): Answer<Draft> {
  return isWholeSet(body) ? readWhole(body) : readChanges(body, standing)
}

function readWhole(body: unknown): Answer<Draft> {
  const read = readJson(wholeSet, body)
  if (!read.ok) return refused(read.faults)
  const sources = Object.entries(read.value.files).map(([path, text]) => ({ path, text }))
  const decoded = decodeSet(sources)
  if (!decoded.ok) return refused(decoded.faults.map(placed))
  return { ok: true, value: { set: decoded.value, note: read.value.note ?? null, sources } }
}

function readChanges(body: unknown, standing: CatalogueSet): Answer<Draft> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return refused([
      {
        pointer: '',
        detail: {
          zh: '须为对象：目录文件（files）或变更集（changes）',
          en: 'must be an object: catalogue files (files) or changes (changes)',
        },
      },
    ])
  }
  const { note: said, ...rest } = Object.fromEntries(Object.entries(body))
  const reason = readJson(note, said, '/note')
  const changes = readChangeSet(rest)
  if (!changes.ok || !reason.ok) return refused([...(reason.ok ? [] : reason.faults), ...(changes.ok ? [] : changes.faults)])
  const applied = applyChanges(standing, changes.value)
  if (!applied.ok) return refused(applied.faults)
  return { ok: true, value: { set: applied.set, note: reason.value ?? null, sources: undefined } }
}

/** A fault of a text, pointing at the file in the body; its line and path stand in the detail. */
export function placed({ file, line, path, detail }: CatalogueFault): Fault {
  const where = path === '' ? '' : ` ${path}`
  return {
    pointer: `/files/${file.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    detail: { zh: `${file} 第 ${line} 行${where}：${detail}`, en: `${file} line ${line}${where}: ${detail}` },
  }
}

export function refused(errors: readonly Fault[]) {
  return failed(
    'invalid-edition',
    { zh: `有 ${errors.length} 处不符合要求，未发布任何内容`, en: `There are ${errors.length} fault(s); nothing was published` },
    errors,
  )
}
