// The bytes of an operand: a file, or standard input for `-`.
import { readFile } from 'node:fs/promises'
import type { Bilingual } from '../core/catalogue/schema/words.ts'

export const STANDARD_INPUT = '-'

export type ReadDocument = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: Bilingual }

const REASONS: Readonly<Record<string, Bilingual>> = {
  ENOENT: { zh: '没有这个文件', en: 'no such file' },
  EISDIR: { zh: '这是文件夹，不是文件', en: 'this is a folder, not a file' },
  EACCES: { zh: '没有读取权限', en: 'permission denied' },
}

export async function readDocument(file: string, input: () => Promise<Uint8Array>): Promise<ReadDocument> {
  try {
    return { ok: true, bytes: file === STANDARD_INPUT ? await input() : await readFile(file) }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
}

export function reasonOf(error: unknown): Bilingual {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? { zh: `无法读取（${code}）`, en: `cannot be read (${code})` }
}
