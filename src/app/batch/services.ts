// What the routes of batches work with: the desk, the blobs, and the writers that need a library of their own.
import type { Vocabulary } from '../../core/catalogue/vocabulary.ts'
import type { Analysis } from './analysis.ts'
import type { ViewDeps } from './analysis-view.ts'
import type { BatchDesk } from './batch-desk.ts'
import type { BlobStore } from './ports.ts'

export interface BatchServices {
  readonly desk: BatchDesk
  readonly blobs: BlobStore
  /** Whether anybody can be told that a batch has ended: the deployment has a secret to sign with. */
  readonly canCall: boolean
  /** Milliseconds between two looks at a batch whose progress is being followed. */
  readonly pollMilliseconds: number
  readonly workbook: (blobs: BlobStore, id: string, analysis: Analysis, stretches: number, deps: ViewDeps) => AsyncIterable<Uint8Array>
  readonly templateXlsx: (vocabulary: Vocabulary) => Promise<Uint8Array>
  readonly templateCsv: (vocabulary: Vocabulary) => string
}
