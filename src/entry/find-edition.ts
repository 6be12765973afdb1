// The edition someone names: digits are a number of the local database, anything else a folder of catalogues.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FoundEdition } from '../cli/command.ts'
import { reasonOf } from '../cli/read-document.ts'
import type { Edition } from '../core/catalogue/edition.ts'
import { CATALOGUES, CatalogueError, loadEdition, REGIONS } from './load-catalogues.ts'

const NUMBER = /^[1-9]\d{0,8}$/

/** A folder is read as edition 0, which no published one is; without regions of its own with those of the package. */
export async function findEdition(
  ref: string,
  byNumber: (number: number) => Edition | undefined | Promise<Edition | undefined>,
): Promise<FoundEdition> {
  if (NUMBER.test(ref)) {
    const edition = await byNumber(Number(ref))
    const reason = { zh: '没有这个版本；文件夹请写作 ./名称', en: 'there is no such edition; write a folder as ./NAME' }
    return edition === undefined ? { ok: false, reason, faults: [] } : { ok: true, edition }
  }
  try {
    return { ok: true, edition: loadEdition(ref, 0, existsSync(join(ref, REGIONS)) ? ref : CATALOGUES) }
  } catch (error) {
    if (error instanceof CatalogueError)
      return { ok: false, reason: { zh: '目录有错误', en: 'the catalogues have faults' }, faults: error.faults }
    return { ok: false, reason: reasonOf(error), faults: [] }
  }
}
