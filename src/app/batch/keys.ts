// Where the blobs of a batch lie.
import type { Plan } from '../../intake/stream/plan.ts'

const DIGITS = 6
const numbered = (index: number): string => String(index).padStart(DIGITS, '0')

/** Before the name of each batch. */
export const BATCHES = 'batches/'

export const blobKeys = {
  all: (id: string) => `${BATCHES}${id}/`,
  upload: (id: string) => `${BATCHES}${id}/upload`,
  rows: (id: string) => `${BATCHES}${id}/rows`,
  /** The rows again, those of an invoice together. */
  grouped: (id: string) => `${BATCHES}${id}/grouped`,
  /** What is needed only until they are. */
  runs: (id: string) => `${BATCHES}${id}/runs/`,
  run: (id: string, index: number) => `${BATCHES}${id}/runs/${numbered(index)}`,
  plan: (id: string) => `${BATCHES}${id}/plan.json`,
  results: (id: string, stretch: number) => `${BATCHES}${id}/results/${numbered(stretch)}.ndjson`,
  tally: (id: string, stretch: number) => `${BATCHES}${id}/tallies/${numbered(stretch)}.json`,
  analysis: (id: string) => `${BATCHES}${id}/analysis.json`,
} as const

/** Where the bytes lie that the stretches of a plan are cut from. */
export function cutBytesKey(id: string, { form, grouped }: Pick<Plan, 'form' | 'grouped'>): string {
  if (grouped === true) return blobKeys.grouped(id)
  return form === 'rows' ? blobKeys.rows(id) : blobKeys.upload(id)
}
