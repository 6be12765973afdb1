// The chain of a charge from nation to city: what stands at each level on a day, and which limit is the tightest and who set it.
import type { Language } from '../core/assess/outcome.ts'
import type { CompiledCondition, CompiledItem } from '../core/catalogue/compile.ts'
import { conditionSentence } from '../core/catalogue/condition-sentence.ts'
import type { Edition } from '../core/catalogue/edition.ts'
import type { CitedBasis } from '../core/catalogue/grounds.ts'
import type { LimitShape } from '../core/catalogue/schema/limit.ts'
import { ENDED_WORDS } from '../core/catalogue/words/labels.ts'
import { limitWords } from '../core/catalogue/words/limit-words.ts'
import { chainOf, fullRegionName } from '../core/values/region.ts'
import { groundsOf } from './read-catalogue.ts'
import { standingOn } from './standing.ts'
import { type Case, contradicts, implies, type StandingLimit, tightestByCase, type Undecided } from './tightest.ts'

export interface Whereabouts {
  /** Absent: the item's own place. */
  readonly jurisdiction?: string | undefined
  /** Absent: the newest rows. */
  readonly asOf?: string | undefined
}

export interface ChainLimit {
  readonly item: string
  readonly jurisdiction: string
  readonly place: string
  readonly text: string
  readonly limit: LimitShape
  readonly conditions: string | null
  readonly from: string | null
  readonly to: string | null
  readonly setBy: readonly CitedBasis[]
  readonly verification: string
}

export interface ChainCase {
  /** In words; null: whatever the circumstances. */
  readonly conditions: string | null
  readonly state: 'named' | 'undecided'
  readonly tightest: ChainLimit | null
  /** All that bind then, the tightest among them. */
  readonly binding: readonly ChainLimit[]
  readonly why: Undecided | null
  readonly reason: string
  readonly facts: readonly string[]
  readonly unless: readonly string[]
}

export interface Chain {
  readonly charge: string
  readonly jurisdiction: string
  readonly place: string
  readonly asOf: string | null
  readonly levels: readonly {
    readonly jurisdiction: string
    readonly place: string
    readonly items: readonly {
      readonly id: string
      readonly name: string
      readonly ended: string | null
      readonly replacedBy: readonly string[]
      readonly limits: readonly ChainLimit[]
    }[]
  }[]
  readonly cases: readonly ChainCase[]
}

export function readChain(
  edition: Edition,
  item: CompiledItem,
  { jurisdiction = item.jurisdiction, asOf }: Whereabouts,
  language: Language,
): Chain {
  const reach = chainOf(jurisdiction)
  const place = (code: string) => fullRegionName(edition.regions, code) ?? code
  const items = edition.compiled.items.filter((it) => it.charge === item.charge && reach.includes(it.jurisdiction))
  const standing = items.flatMap((it) => standingLimits(it, reach, asOf))
  const shown = (it: StandingLimit): ChainLimit => {
    const { basis, from, to, verification } = groundsOf(it.limit.grounds, asOf)
    const conditions = conditionSentence(it.limit.when, edition.vocabulary, language) ?? null
    const text = limitWords(it.limit.shape, edition.vocabulary, language)
    const at = { item: it.item.id, jurisdiction: it.item.jurisdiction, place: place(it.item.jurisdiction) }
    return { ...at, text, limit: it.limit.shape, conditions, from, to, setBy: basis, verification }
  }
  const own = standing.filter((it) => it.item === item)
  const together = own.length === 0 ? standing : standing.filter((it) => own.some((mine) => !contradicts(mine.when, it.when)))
  return {
    charge: item.charge,
    jurisdiction,
    place: place(jurisdiction),
    asOf: asOf ?? null,
    levels: [...reach].reverse().map((code) => ({
      jurisdiction: code,
      place: place(code),
      items: items
        .filter((it) => it.jurisdiction === code)
        .map((it) => {
          const { ended } = standingOn(it, asOf)
          const replacedBy = items
            .filter((other) => other.replaces.has(it.id) && standing.some((one) => one.item === other))
            .map(({ id }) => id)
          const limits = standing.filter((one) => one.item === it).map(shown)
          return {
            id: it.id,
            name: it.name[language],
            ended: ended === undefined ? null : ENDED_WORDS[ended.how][language],
            replacedBy,
            limits,
          }
        }),
    })),
    cases: tightestByCase(together, edition.vocabulary)
      // Circumstances in which the item asked about says nothing are another item's.
      .filter((it) => own.length === 0 || own.some((mine) => implies(it.when, mine.when)))
      .map((it) => caseShown(it, edition, shown, language)),
  }
}

/** Who may charge is a circumstance like any other; the place is settled, and what does not hold there is left out. */
function standingLimits(item: CompiledItem, reach: readonly string[], asOf: string | undefined): StandingLimit[] {
  return standingOn(item, asOf).limits.flatMap((limit) => {
    const elsewhere = limit.when.some(
      ([fact, test]) => fact === 'place' && test.kind === 'among' && !test.values.some((code) => reach.includes(String(code))),
    )
    if (elsewhere) return []
    const issuer: CompiledCondition = item.issuerTest === undefined ? [] : [['issuer.role', item.issuerTest]]
    return [{ item, limit, when: [...limit.when.filter(([fact]) => fact !== 'place'), ...issuer] }]
  })
}

function caseShown(it: Case, edition: Edition, shown: (limit: StandingLimit) => ChainLimit, language: Language): ChainCase {
  const tightest = it.tightest === undefined ? null : shown(it.tightest)
  return {
    conditions: conditionSentence(it.when, edition.vocabulary, language) ?? null,
    state: tightest === null ? 'undecided' : 'named',
    tightest,
    binding: it.binding.map(shown),
    why: it.why ?? null,
    reason: tightest === null ? WHY[it.why ?? 'different-bases'][language] : named(tightest, language),
    facts: it.facts,
    unless: it.unless,
  }
}

function named({ text, place, setBy }: ChainLimit, language: Language): string {
  const documents = setBy.map(({ document }) => document).join(language === 'zh' ? '、' : ', ')
  const by = documents === '' ? (language === 'zh' ? '（当日无可引用的文件）' : '(no document that could be cited then)') : documents
  return language === 'zh' ? `${text}，由${place}规定：${by}` : `${text}, set for ${place} by ${by}`
}

const WHY = {
  market: { zh: '市场调节价，没有上限', en: 'a market price: nothing bounds it' },
  'local-standard': {
    zh: '具体标准由地方制定，目录中没有金额：须知道当地公布的标准才能比较',
    en: 'the amount is set locally and not in the catalogue: compare once the published standard is known',
  },
  'contested-reading': { zh: '文件有不同读法，给出的上限不同', en: 'the documents allow readings that give different limits' },
  'different-bases': {
    zh: '各标准的计算方式不同，哪个更低取决于这些事实',
    en: 'the limits reckon differently: which is lower depends on these facts',
  },
} as const satisfies Record<Undecided, { zh: string; en: string }>
