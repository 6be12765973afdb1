// One kind of catalogue whole: its entries at a place with the limits that stand on a day, in words and as data.
import type { Language } from '../core/assess/outcome.ts'
import type { CompiledCondition, CompiledItem, CompiledProhibition, CompiledRelief } from '../core/catalogue/compile.ts'
import { conditionSentence } from '../core/catalogue/condition-sentence.ts'
import type { Edition } from '../core/catalogue/edition.ts'
import { type CitedBasis, citedOn, type Grounds } from '../core/catalogue/grounds.ts'
import type { Condition } from '../core/catalogue/schema/condition.ts'
import type { LimitShape } from '../core/catalogue/schema/limit.ts'
import type { IssuerRole, Kind, Verification } from '../core/catalogue/schema/words.ts'
import { ENDED_WORDS } from '../core/catalogue/words/labels.ts'
import { limitWords } from '../core/catalogue/words/limit-words.ts'
import { percent } from '../core/catalogue/words/percent.ts'
import { covers } from '../core/values/date.ts'
import { chainOf, fullRegionName } from '../core/values/region.ts'
import { type CatalogueSummary, listCatalogues } from './read-catalogues.ts'
import { standingOn } from './standing.ts'

export interface CatalogueRequest {
  readonly kind: Kind
  /** A place: what it lies in is there too. Absent: every place. */
  readonly jurisdiction?: string | undefined
  /** Absent: the newest rows. */
  readonly asOf?: string | undefined
}

/** One row of a catalogue: a limit, an end, or what a rule says. */
export interface CatalogueRow {
  readonly says: 'limit' | 'ended' | 'rule'
  readonly text: string
  readonly limit: LimitShape | null
  readonly when: Condition | null
  readonly conditions: string | null
  readonly from: string | null
  readonly to: string | null
  readonly basis: readonly CitedBasis[]
  readonly verification: Verification
  readonly lastConfirmed: string
}

export interface CatalogueEntry {
  readonly id: string
  readonly type: 'item' | 'prohibition' | 'relief'
  readonly name: string
  readonly jurisdiction: string
  readonly place: string
  readonly issuers: readonly IssuerRole[] | null
  readonly rows: readonly CatalogueRow[]
}

export interface CatalogueContent {
  readonly kind: Kind
  readonly jurisdiction: string | null
  readonly asOf: string | null
  readonly catalogues: readonly CatalogueSummary[]
  readonly entries: readonly CatalogueEntry[]
}

export function readCatalogue(edition: Edition, request: CatalogueRequest, language: Language): CatalogueContent {
  const { kind, jurisdiction, asOf } = request
  const chain = jurisdiction === undefined ? undefined : chainOf(jurisdiction)
  const within = (it: { readonly jurisdiction: string }) => chain === undefined || chain.includes(it.jurisdiction)
  const { items, prohibitions, reliefs } = edition.compiled
  const entries = [
    ...items.filter((it) => it.kind === kind && within(it)).map((it) => itemEntry(edition, it, asOf, language)),
    ...(kind === 'prohibition' ? prohibitions.filter(within).map((it) => ruleEntry(edition, it, 'prohibition', asOf, language)) : []),
    ...(kind === 'relief' ? reliefs.filter(within).map((it) => ruleEntry(edition, it, 'relief', asOf, language)) : []),
  ]
  return {
    kind,
    jurisdiction: jurisdiction ?? null,
    asOf: asOf ?? null,
    catalogues: listCatalogues(edition, { kind, jurisdiction }, language),
    entries: entries.filter(({ rows }) => rows.length > 0).toSorted(byPlace),
  }
}

function itemEntry(edition: Edition, item: CompiledItem, asOf: string | undefined, language: Language): CatalogueEntry {
  const { vocabulary } = edition
  const { limits, ended } = standingOn(item, asOf)
  const row = (when: CompiledCondition, source: Condition | undefined, grounds: Grounds) => ({
    when: source ?? null,
    conditions: conditionSentence(when, vocabulary, language) ?? null,
    ...groundsOf(grounds, asOf),
  })
  const rows: CatalogueRow[] = limits.map(({ index, shape, when, grounds }) => ({
    says: 'limit',
    text: limitWords(shape, vocabulary, language),
    limit: shape,
    ...row(when, item.source.limits[index]?.when, grounds),
  }))
  if (ended !== undefined)
    rows.push({ says: 'ended', text: ENDED_WORDS[ended.how][language], limit: null, ...row(ended.when, undefined, ended.grounds) })
  return {
    id: item.id,
    type: 'item',
    name: item.name[language],
    ...placeOf(edition, item.jurisdiction),
    issuers: item.source.issuers ?? null,
    rows,
  }
}

function ruleEntry(
  edition: Edition,
  entry: CompiledProhibition | CompiledRelief,
  type: 'prohibition' | 'relief',
  asOf: string | undefined,
  language: Language,
): CatalogueEntry {
  const { rule, jurisdiction, when, grounds } = entry
  const zh = language === 'zh'
  const stands = asOf === undefined ? grounds.to === undefined : covers(grounds, asOf)
  const forbids = zh ? '禁止收取' : 'must not be charged'
  const payable = 'payable' in rule ? percent(rule.payable) : undefined
  const text = payable === undefined ? forbids : zh ? `按 ${payable} 收取` : `${payable} payable`
  const conditions = conditionSentence(when, edition.vocabulary, language) ?? null
  const row: CatalogueRow = { says: 'rule', text, limit: null, when: rule.when ?? null, conditions, ...groundsOf(grounds, asOf) }
  const head = { id: rule.id, type, name: rule.name[language], ...placeOf(edition, jurisdiction) }
  return { ...head, issuers: rule.issuers ?? null, rows: stands ? [row] : [] }
}

function placeOf({ regions }: Edition, jurisdiction: string) {
  return { jurisdiction, place: fullRegionName(regions, jurisdiction) ?? jurisdiction }
}

/** On a day, the documents in force then; without one, all that are law. */
export function groundsOf(grounds: Grounds, asOf: string | undefined) {
  const { from, to, sources, verification, lastConfirmed } = grounds
  const all = sources
    .filter(({ draft }) => !draft)
    .map(({ document, title, clause, inForce, link }) => ({ document, title, clause, inForce, link }))
  return { from: from ?? null, to: to ?? null, basis: asOf === undefined ? all : citedOn(grounds, asOf), verification, lastConfirmed }
}

/** Nation, region, city; then by id. */
function byPlace(a: CatalogueEntry, b: CatalogueEntry): number {
  const depth = ({ jurisdiction }: CatalogueEntry) => (jurisdiction === 'CN' ? 0 : jurisdiction.length)
  return depth(a) - depth(b) || (a.jurisdiction < b.jurisdiction ? -1 : a.jurisdiction > b.jurisdiction ? 1 : a.id < b.id ? -1 : 1)
}
