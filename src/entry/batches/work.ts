// What the main thread and its workers say to each other about batches.
import type { BatchTerms, PlanOutcome, StretchDone } from '../../app/batch/ports.ts'

export type Work =
  | { readonly kind: 'plan'; readonly batch: BatchTerms }
  | { readonly kind: 'judge'; readonly batch: BatchTerms; readonly index: number }
  | { readonly kind: 'finish'; readonly batch: BatchTerms }

export type Done =
  | { readonly kind: 'plan'; readonly outcome: PlanOutcome }
  | { readonly kind: 'judge'; readonly done: StretchDone }
  | { readonly kind: 'finish' }

export type Answered = { readonly ok: true; readonly done: Done } | { readonly ok: false; readonly error: string }
