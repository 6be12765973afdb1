// Reading results back: all of them in the order of the file, or only the bills at some places.
import type { Language } from '../../core/assess/outcome.ts'
import { CSV_MARK, csvLine } from './csv-text.ts'
import { blobKeys } from './keys.ts'
import type { BlobStore } from './ports.ts'
import { isRejected, type ReportLine, type ResultLine } from './result-line.ts'
import { RESULT_TITLES, resultRows } from './result-rows.ts'
import type { Place } from './tally.ts'

/** The bytes of all results, stretch after stretch. */
export async function* resultBytes(blobs: BlobStore, id: string, stretches: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < stretches; index += 1) yield await stretchBytes(blobs, id, index)
}

/** The same as CSV, one row a line of a bill. */
export async function* csvResults(blobs: BlobStore, id: string, stretches: number, language: Language): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder()
  yield utf8.encode(CSV_MARK + csvLine(RESULT_TITLES[language]))
  for (let index = 0; index < stretches; index += 1) {
    let text = ''
    for await (const line of resultLines(blobs, id, [index])) for (const row of resultRows(line, language)) text += csvLine(row)
    yield utf8.encode(text)
  }
}

/** Every result line of some stretches, read from their text one at a time. */
export async function* resultLines(blobs: BlobStore, id: string, stretches: Iterable<number>): AsyncGenerator<ResultLine> {
  for (const index of stretches) {
    for (const text of new TextDecoder().decode(await stretchBytes(blobs, id, index)).split('\n')) {
      if (text !== '') yield readLine(text)
    }
  }
}

/** The bills at these places, in the order of the file; lines of other rows are not parsed. */
export async function* readBills(
  blobs: BlobStore,
  id: string,
  places: readonly Pick<Place, 'stretch' | 'row'>[],
): AsyncGenerator<{ readonly stretch: number; readonly line: ReportLine }> {
  const wanted = new Map<number, Set<number>>()
  for (const { stretch, row } of places) wanted.set(stretch, (wanted.get(stretch) ?? new Set()).add(row))
  for (const [stretch, rows] of [...wanted].sort(([a], [b]) => a - b)) {
    for (const text of new TextDecoder().decode(await stretchBytes(blobs, id, stretch)).split('\n')) {
      if (!rows.has(rowOf(text))) continue
      const line = readLine(text)
      if (!isRejected(line)) yield { stretch, line }
    }
  }
}

/** The line of a stretch that begins on this row; other lines are not parsed. */
export async function lineOnRow(blobs: BlobStore, id: string, stretch: number, row: number): Promise<ResultLine | undefined> {
  const texts = new TextDecoder().decode(await stretchBytes(blobs, id, stretch)).split('\n')
  const text = texts.find((it) => rowOf(it) === row)
  return text === undefined ? undefined : readLine(text)
}

async function stretchBytes(blobs: BlobStore, id: string, index: number): Promise<Uint8Array> {
  const key = blobKeys.results(id, index)
  const size = await blobs.size(key)
  if (size === undefined) throw new Error(`stretch ${index} of batch ${id} has no results`)
  return blobs.read(key, 0, size)
}

/** Every line begins `{"row":12,`. */
function rowOf(text: string): number {
  return Number(text.slice('{"row":'.length, text.indexOf(',')))
}

function readLine(text: string): ResultLine {
  return JSON.parse(text)
}
