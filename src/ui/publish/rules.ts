// The rules that stand beside the charges: what they are called, what they can say, and how one begins.
import type { Bilingual } from '../language.ts'
import { at, isRecord, type Json, listAt, put, textAt } from './json.ts'

export type RuleType = 'prohibition' | 'relief' | 'incompatible'

export const RULE_WORDS: Readonly<Record<RuleType, Bilingual>> = {
  prohibition: { zh: '禁止规定', en: 'prohibition' },
  relief: { zh: '减免', en: 'relief' },
  incompatible: { zh: '不得并收', en: 'pair that must not stand together' },
}

export const RULE_TYPES: readonly RuleType[] = ['prohibition', 'relief', 'incompatible']

export function isRuleType(text: string): text is RuleType {
  return Object.hasOwn(RULE_WORDS, text)
}

export const REACH_WORDS = {
  named: { zh: '凡用这些名称收的', en: 'whatever is charged under these names' },
  'off-list': { zh: '凡目录之外收的', en: 'whatever no catalogue lists' },
  'with-charge': { zh: '与某项收费同单出现时', en: 'these names beside a certain charge' },
  background: { zh: '只作记录，不作判断', en: 'background: decides nothing' },
} as const satisfies Record<string, Bilingual>

export const COMBINE_WORDS = {
  alternative: { zh: '与其他减免择优，不叠加', en: 'the best of these alone' },
  cumulative: { zh: '在其他减免之后再减', en: 'after the others, on what is left' },
} as const satisfies Record<string, Bilingual>

const GROUNDS = { from: '', basis: [{ document: '' }], verification: '' } as const
const NAMED = { id: '', name: { zh: '', en: '' } } as const

/** The kind of catalogue such a rule usually stands in is offered first. */
const BEGUN: Readonly<Record<RuleType, { readonly kind: string; readonly rule: Json }>> = {
  prohibition: { kind: 'prohibition', rule: { ...NAMED, reach: 'named', names: [''], ...GROUNDS } },
  relief: { kind: 'relief', rule: { ...NAMED, appliesTo: [''], payable: '', combine: 'alternative', ...GROUNDS } },
  incompatible: { kind: 'deposit', rule: { ...NAMED, items: [''], forbids: [''], ...GROUNDS } },
}

export function newRule(type: RuleType): Json {
  const { kind, rule } = BEGUN[type]
  return { op: 'add', jurisdiction: '', kind, [type]: rule }
}

/** A correction of a rule that stands: nothing yet. */
export function correctionOf(id: string): Json {
  return { op: 'change', id, set: {} }
}

/** Of another reach: empty fields that it does not ask for go, and the charge that it hangs on is asked for. */
export function withReach(rule: Json | undefined, reach: string): Json {
  const chosen = put(rule, '/reach', reach)
  const asksNames = reach === 'named' || reach === 'with-charge'
  const areBlank = listAt(chosen, '/names').every((name) => name === '')
  const named = asksNames || !areBlank ? chosen : put(chosen, '/names', undefined)
  if (reach === 'with-charge') return at(named, '/with') === undefined ? put(named, '/with', '') : named
  return textAt(named, '/with') === '' ? put(named, '/with', undefined) : named
}

/** The entry as it will stand: members that are set take the place of those that stood, null takes them away. */
export function overlaid(entry: Json, set: Json | undefined): Json {
  const members = [...Object.entries(isRecord(entry) ? entry : {}), ...Object.entries(isRecord(set) ? set : {})]
  return Object.fromEntries([...new Map(members)].filter(([, member]) => member !== null))
}

/** What has to be set for the entry to stand as it was edited: only what differs, null for what it has no more. */
export function differing(entry: Json, edited: Json | undefined): Json {
  const [stood, stands] = [isRecord(entry) ? entry : {}, isRecord(edited) ? edited : {}]
  const changed = Object.entries(stands).filter(([name, member]) => JSON.stringify(stood[name]) !== JSON.stringify(member))
  const gone = Object.keys(stood).filter((name) => !Object.hasOwn(stands, name))
  return Object.fromEntries([...changed, ...gone.map((name): [string, Json] => [name, null])])
}
