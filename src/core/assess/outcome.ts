// What one world allows of a charge: between the least and the most, why it is not one sum, and how it was reckoned.
import type { CompiledItem, CompiledLimit, CompiledProhibition, CompiledRelief } from '../catalogue/compile.ts'
import type { Grounds } from '../catalogue/grounds.ts'
import type { Bilingual } from '../catalogue/schema/words.ts'
import { type Decimal, ZERO } from '../values/decimal.ts'

export type Language = 'zh' | 'en'
/** Arithmetic a person can redo on paper, written when the language is known. */
export type Calculation = (language: Language) => string

/** Why a bound is not one sum. */
export type Open = 'missing-fact' | 'missing-reference' | 'local-standard' | 'contested-reading' | 'outside-catalogue' | 'ambiguous-match'
/** What it is called to charge more than the bound. */
export type Excess = 'above-limit' | 'discount-not-applied' | 'prohibited' | 'not-in-force' | 'issuer-not-entitled' | 'outside-catalogue'

/** What a limit, or several together, allow. */
export interface Bound {
  readonly low: Decimal
  /** Undefined: nothing bounds it. */
  readonly high: Decimal | undefined
  readonly calculation: Calculation | undefined
  readonly open: Open | undefined
  /** Facts whose absence leaves it open. */
  readonly missing: readonly string[]
  readonly readings: readonly { readonly reading: Bilingual; readonly allowed: Decimal | undefined }[]
  /** The published reference price it starts from, or that none was found; undefined where the limit needs none. */
  readonly reference: string | undefined
}

/** A bound with the rule it comes from. */
export interface Outcome extends Bound {
  readonly regulated: boolean
  readonly excess: Excess
  readonly item: CompiledItem | undefined
  readonly limit: CompiledLimit | undefined
  readonly prohibition: CompiledProhibition | undefined
  readonly reliefs: readonly CompiledRelief[]
  /** Every rule the outcome rests on, for the articles to cite. */
  readonly grounds: readonly Grounds[]
  /** A government-set price: charging less is harmless and said so. */
  readonly fixed: boolean
  /** Days the outcome was reckoned for. */
  readonly day: string
  /** How a period that straddles a change was split; empty where it was not. */
  readonly pieces: readonly { readonly from: string; readonly to: string; readonly rule: string | undefined }[]
  /** The outcomes of the pieces, each resting on the documents of its own days. */
  readonly parts: readonly Outcome[]
  /** What made the item unlawful that day, where it was. */
  readonly endedHow: 'abolished' | 'suspended' | 'exempted' | 'replaced-by-tax' | 'not-yet' | undefined
}

export const NO_READINGS: Bound['readings'] = []
export const NOTHING_MISSING: readonly string[] = []

export function exactly(amount: Decimal, calculation: Calculation | undefined): Bound {
  return { low: amount, high: amount, calculation, open: undefined, missing: NOTHING_MISSING, readings: NO_READINGS, reference: undefined }
}

export function unbounded(open: Open, missing: readonly string[], low: Decimal = ZERO, high: Decimal | undefined = undefined): Bound {
  return { low, high, calculation: undefined, open, missing, readings: NO_READINGS, reference: undefined }
}

const NONE: readonly never[] = []

/** Written out member by member: one shape for every outcome, and no copying of one object into another on the hot path. */
export function outcome(bound: Bound, day: string, details: Partial<Outcome>): Outcome {
  return {
    low: bound.low,
    high: bound.high,
    calculation: bound.calculation,
    open: bound.open,
    missing: bound.missing,
    readings: bound.readings,
    reference: bound.reference,
    regulated: details.regulated ?? true,
    excess: details.excess ?? 'above-limit',
    item: details.item,
    limit: details.limit,
    prohibition: details.prohibition,
    reliefs: details.reliefs ?? NONE,
    grounds: details.grounds ?? NONE,
    fixed: details.fixed ?? false,
    day,
    pieces: details.pieces ?? NONE,
    parts: details.parts ?? NONE,
    endedHow: details.endedHow,
  }
}

const NOTHING: Bound = exactly(ZERO, undefined)
const ANYTHING: Bound = { ...NOTHING, high: undefined }

/** Nothing may be charged at all. */
export function forbidden(day: string, excess: Excess, details: Partial<Outcome>): Outcome {
  return { ...outcome(NOTHING, day, details), excess }
}

/** A market price: no sum is too much. */
export function notRegulated(day: string, details: Partial<Outcome>): Outcome {
  return { ...outcome(ANYTHING, day, details), regulated: false }
}
