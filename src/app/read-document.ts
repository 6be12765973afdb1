// Reading a file of any accepted format into the bills it holds, without judging them: for those who look over what was read before they check it.
import type { Language } from '../core/assess/outcome.ts'
import { detectFormat, type Format, type IntakeDefaults, type IntakeFault, takeIn, undetectedReason } from '../intake/intake.ts'
import { type Answer, failed } from './problems.ts'

export interface ReadRequest {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly defaults: IntakeDefaults
  readonly language: Language
}

interface Noted {
  readonly place: string
  readonly detail: string
}

export interface ReadBill {
  /** The row or line of the file it begins on, from 1. */
  readonly row: number
  /** As `POST /v1/checks` takes it, as far as the file says. */
  readonly invoice: unknown
  readonly unmapped: readonly Noted[]
}

export interface ReadDocument {
  readonly format: Format
  readonly invoices: readonly ReadBill[]
  readonly rejected: readonly { readonly row: number; readonly errors: readonly Noted[] }[]
}

export async function readDocument({ bytes, mediaType, defaults, language }: ReadRequest): Promise<Answer<ReadDocument>> {
  const format = detectFormat(bytes, { mediaType })
  if (format === undefined) {
    const reason = undetectedReason(bytes, { mediaType }) ?? { zh: '不是可接受的格式', en: 'Not an accepted format' }
    return failed('unreadable-document', reason)
  }
  const result = await takeIn(bytes, format, defaults)
  if (!result.ok) {
    const errors = result.faults.map(({ place, detail }) => ({ pointer: place, detail }))
    return failed('unreadable-document', { zh: '文件中有无法读取的内容', en: 'The document holds something that cannot be read' }, errors)
  }
  const said = ({ place, detail }: IntakeFault): Noted => ({ place, detail: detail[language] })
  const { invoices, rejected } = result.taken
  return {
    ok: true,
    value: {
      format,
      invoices: invoices.map(({ row, body, unmapped }) => ({ row, invoice: body, unmapped: unmapped.map(said) })),
      rejected: rejected.map(({ row, faults }) => ({ row, errors: faults.map(said) })),
    },
  }
}
