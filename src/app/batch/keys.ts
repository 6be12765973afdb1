// Where the blobs of a batch lie.

const DIGITS = 6
const numbered = (index: number): string => String(index).padStart(DIGITS, '0')

/** Before the name of each batch. */
export const BATCHES = 'batches/'

export const blobKeys = {
  all: (id: string) => `${BATCHES}${id}/`,
  upload: (id: string) => `${BATCHES}${id}/upload`,
  rows: (id: string) => `${BATCHES}${id}/rows`,
  plan: (id: string) => `${BATCHES}${id}/plan.json`,
  results: (id: string, stretch: number) => `${BATCHES}${id}/results/${numbered(stretch)}.ndjson`,
  tally: (id: string, stretch: number) => `${BATCHES}${id}/tallies/${numbered(stretch)}.json`,
  analysis: (id: string) => `${BATCHES}${id}/analysis.json`,
} as const
