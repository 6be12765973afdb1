// One entry as the service gives it whole, as far as its page shows it.
import type { ENDED_WORDS } from '../../core/catalogue/words/labels.ts'
import type { Bilingual } from '../language.ts'
import type { Condition, Kind, LimitShape, Verification } from '../service/answers.ts'

export interface Cited {
  readonly document: string
  readonly title: string | null
  readonly clause: string | null
  readonly inForce: string | null
  readonly link: string | null
  readonly draft: boolean
}

export interface Validity {
  readonly from: string | null
  readonly to: string | null
  readonly verification: Verification
  readonly lastConfirmed: string
  readonly basis: readonly Cited[]
  readonly copies: readonly string[]
}

export interface DatedLimit extends Validity {
  readonly limit: LimitShape
  readonly when: Condition | null
}

interface Head {
  readonly id: string
  readonly name: string
  readonly kind: Kind
  readonly jurisdiction: string
  readonly names: Bilingual
}

export interface ItemEntry extends Head {
  readonly type: 'item'
  readonly aliases: readonly string[]
  readonly issuers: readonly string[] | null
  readonly chargedBy: string | null
  readonly paidBy: string | null
  readonly governedBy: string
  readonly sameAs: string | null
  readonly replaces: readonly string[]
  readonly replacedBy: readonly string[]
  readonly note: string | null
  readonly limits: readonly DatedLimit[]
  readonly ended: readonly (Validity & { readonly how: keyof typeof ENDED_WORDS; readonly when: Condition | null })[]
  readonly reliefs: readonly (Validity & { readonly id: string; readonly name: string; readonly payable: string })[]
}

export interface RuleEntry extends Head {
  readonly type: 'prohibition' | 'relief'
  readonly rule: { readonly names?: readonly string[]; readonly note?: Bilingual; readonly payable?: string; readonly when?: Condition }
  readonly validity: Validity
}

export type Entry = ItemEntry | RuleEntry
