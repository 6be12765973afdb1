// Finding one bill among the results of a batch: they are read as they come, and no further than the row that is wanted.
import type { ResultLine } from '../../app/batch/result-line.ts'

export interface WantedBill {
  readonly row: number
  /** Undefined where the file has no sheets, or the one who links does not know it. */
  readonly sheet?: string | undefined
  /** The number on the bill; tells rows of different sheets apart where the sheet is not known. */
  readonly invoice?: string | undefined
}

/** The line that begins on this row; undefined where none does. What has not come yet by then is not fetched. */
export async function findResult(body: ReadableStream<Uint8Array<ArrayBuffer>>, wanted: WantedBill): Promise<ResultLine | undefined> {
  const start = `{"row":${wanted.row},`
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value = '' } = await reader.read()
      const lines = (rest + value).split('\n')
      rest = lines.pop() ?? ''
      if (done) lines.push(rest)
      const found = lines.filter((text) => text.startsWith(start)).map(readLine)
      const it = found.find((line) => isWanted(line, wanted))
      if (it !== undefined || done) return it
    }
  } finally {
    await reader.cancel()
  }
}

function isWanted(line: ResultLine, { sheet, invoice }: WantedBill): boolean {
  if (sheet !== undefined && line.sheet !== sheet) return false
  return invoice === undefined || 'problem' in line || line.invoice === invoice
}

function readLine(text: string): ResultLine {
  return JSON.parse(text)
}
