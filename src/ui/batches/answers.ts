// What the routes of batches answer with, as far as the page reads it.
import type { Finding, Verdict } from '../service/answers.ts'

export interface BatchStatus {
  readonly id: string
  readonly status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled'
  readonly edition: number
  readonly bytes: number
  readonly acceptedAt: string
  readonly expiresAt: string | null
  readonly progress: {
    readonly total: number | null
    readonly done: number
    readonly rejected: number
    readonly invoicesPerSecond: number | null
    readonly secondsLeft: number | null
  }
  readonly problem: { readonly title: string; readonly detail: string } | null
}

export interface Sums {
  readonly lines: number
  readonly violations: number
  readonly undetermined: number
  readonly charged: string
  readonly excess: string
  readonly share: number
}

export interface IssuerRank extends Sums {
  readonly key: string
  readonly name: string | null
  readonly uscc: string | null
  readonly invoices: number
}

export interface Issuers {
  readonly total: number
  readonly issuers: readonly IssuerRank[]
}

interface Place {
  readonly row: number
  readonly sheet: string | null
  readonly invoice: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly description?: string | null
}

/** Bills or lines that belong together; of many groups some are shown. */
export interface Groups {
  readonly groups: number
  readonly members: number
  readonly shown: readonly { readonly charged?: string; readonly cap?: string; readonly places: readonly Place[] }[]
}

export interface Sample {
  readonly seed: string
  readonly size: number
  readonly population: number
  readonly invoices: readonly {
    readonly row: number
    readonly sheet: string | null
    readonly invoice: string | null
    readonly issuer: { readonly name: string | null; readonly uscc: string | null }
    readonly issuedOn: string
    readonly verdict: Verdict
    readonly charged: string
    readonly excess: string
  }[]
}

export interface Analysis {
  readonly summary: {
    readonly rows: number
    readonly invoices: number
    readonly rejected: number
    readonly verdicts: Readonly<Partial<Record<Verdict, number>>>
    readonly lines: Readonly<Partial<Record<Verdict, number>>>
    readonly charged: string
    readonly excess: string
    readonly issuers: number
  }
  readonly byCode: readonly {
    readonly code: string
    readonly findings: number
    readonly lines: number
    readonly excess: string
    readonly samples: readonly Place[]
  }[]
  readonly byItem: readonly (Sums & { readonly item: string; readonly name: string | null })[]
  readonly byMonth: readonly (Sums & { readonly month: string; readonly invoices: number })[]
  readonly byDistrict: readonly (Sums & { readonly jurisdiction: string; readonly name: string | null; readonly invoices: number })[]
  readonly largest: readonly {
    readonly row: number
    readonly sheet: string | null
    readonly invoice: string | null
    readonly issuer: string
    readonly description: string
    readonly charged: string
    readonly allowed: string
    readonly excess: string
  }[]
  readonly nearLimit: {
    readonly rule: { readonly withinHundredths: number; readonly leastLines: number; readonly leastShare: number }
    readonly clusters: number
    readonly shown: readonly {
      readonly issuer: string
      readonly item: string
      readonly lines: number
      readonly ofLines: number
      readonly share: number
      readonly charged: string
    }[]
  }
  readonly split: Groups
  readonly twice: Groups
  readonly sameNumber: Groups
}

export interface CaseFile {
  readonly batch: string
  readonly edition: { readonly number: number; readonly digest: string }
  readonly engine: string
  readonly issuer: IssuerRank
  readonly bills: readonly {
    readonly row: number
    readonly sheet: string | null
    readonly report: string
    readonly invoice: string | null
    readonly jurisdiction: string
    readonly issuedOn: string
    readonly excess: string
    readonly lines: readonly {
      readonly id: string
      readonly description: string
      readonly charged: string
      readonly allowed: string | null
      readonly excess: string
      readonly findings: readonly Finding[]
    }[]
    readonly findings: readonly Finding[]
  }[]
}
