// Where the blobs of a batch lie.

const DIGITS = 6
const numbered = (index: number): string => String(index).padStart(DIGITS, '0')

export const blobKeys = {
  all: (id: string) => `batches/${id}/`,
  upload: (id: string) => `batches/${id}/upload`,
  rows: (id: string) => `batches/${id}/rows`,
  plan: (id: string) => `batches/${id}/plan.json`,
  results: (id: string, stretch: number) => `batches/${id}/results/${numbered(stretch)}.ndjson`,
  tally: (id: string, stretch: number) => `batches/${id}/tallies/${numbered(stretch)}.json`,
  analysis: (id: string) => `batches/${id}/analysis.json`,
} as const
