// The bills of a file of any accepted format, named so that a reader finds them again: for replaying them, not for judging one.
import { detectFormat, type IntakeDefaults, takeIn, undetectedReason } from '../intake/intake.ts'
import { type Answer, failed } from './problems.ts'
import type { NamedBill } from './replay.ts'

export interface BillsFile {
  readonly bytes: Uint8Array
  readonly fileName?: string | undefined
  readonly mediaType?: string | undefined
  readonly defaults?: IntakeDefaults
}

/** A row that cannot be read makes the file a bad one: sums over part of it would mislead. */
export async function takeBills({ bytes, fileName, mediaType, defaults = {} }: BillsFile): Promise<Answer<readonly NamedBill[]>> {
  const hint = { ...(fileName === undefined ? {} : { fileName }), ...(mediaType === undefined ? {} : { mediaType }) }
  const format = detectFormat(bytes, hint)
  if (format === undefined) {
    const detail = undetectedReason(bytes, hint) ?? { zh: '不是可接受的格式', en: 'Not an accepted format' }
    return failed('unsupported-media-type', detail)
  }
  const result = await takeIn(bytes, format, defaults)
  const faults = result.ok ? result.taken.rejected.flatMap((row) => row.faults) : result.faults
  if (!result.ok || faults.length > 0) {
    return failed(
      'unreadable-document',
      { zh: '文件中有无法读取的内容', en: 'The document holds something that cannot be read' },
      faults.map(({ place, detail }) => ({ pointer: place, detail })),
    )
  }
  return { ok: true, value: result.taken.invoices.map(({ body, row }) => ({ name: idOf(body) ?? `row ${row}`, body })) }
}

function idOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('id' in body)) return undefined
  return typeof body.id === 'string' && body.id !== '' ? body.id : undefined
}
