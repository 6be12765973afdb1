// The bill that meets a rule where it stands: a charge above its limit, one it forbids or has ended, one it relieves.
import type { CatalogueSet, PlacedFile } from '../catalogue-set.ts'
import { compileGrounds } from '../grounds.ts'
import type { Grounded } from '../schema/basis.ts'
import type { Condition } from '../schema/condition.ts'
import type { Item } from '../schema/item.ts'
import type { Limit } from '../schema/limit.ts'
import type { Prohibition, Relief } from '../schema/rule.ts'
import { type Answers, meeting } from './answers.ts'
import type { Bill } from './bill.ts'
import { itemsOf } from './places.ts'
import type { Path } from './rule.ts'
import { smallBill } from './small-bill.ts'
import { worth } from './worth.ts'

/** Above whatever a limit allows that takes more than one step to work out; no figure of any document. */
const A_LARGE_SUM = '1000000'

/** A place in a file of the set: inside a limit or an end of an item, a prohibition or a relief. */
export interface Place {
  readonly file: string
  readonly path: Path
}

interface Met {
  readonly rule: Grounded & { readonly when?: Condition | undefined }
  readonly bill: (day: string, answers: Answers) => Bill | undefined
}

/** The first day of the rule at the place, as the check reckons it; of one that has none its last day, otherwise today. */
export function firstDayAt(place: Place, set: CatalogueSet, today: string): string {
  const met = ruleAt(place, set)
  const days = met === undefined ? undefined : compileGrounds(met.rule, set.documents, '')
  return days?.from ?? days?.to ?? today
}

/** Undefined where no bill meets the rule: its condition cannot hold, or it has no name to bill. `change` states other circumstances. */
export function billAt(place: Place, set: CatalogueSet, day: string, change: (answers: Answers) => Answers = (it) => it): Bill | undefined {
  const met = ruleAt(place, set)
  const answers = met === undefined ? undefined : meeting(met.rule.when)
  return answers === undefined ? undefined : met?.bill(day, change(answers))
}

function ruleAt({ file, path }: Place, set: CatalogueSet): Met | undefined {
  const catalogue = set.files.find((it) => it.path === file)
  const [list, index, inner, place] = path
  if (catalogue === undefined || typeof index !== 'number') return undefined
  if (list === 'prohibitions') return ofProhibition(catalogue.prohibitions?.[index], catalogue)
  if (list === 'reliefs') return ofRelief(catalogue.reliefs?.[index], catalogue, set)
  const item = list === 'items' ? catalogue.items?.[index] : undefined
  if (item === undefined || typeof place !== 'number') return undefined
  return inner === 'limits' ? ofLimit(item, item.limits[place], catalogue) : ofEnd(item, item.ended?.[place], catalogue)
}

function ofLimit(item: Item, limit: Limit | undefined, catalogue: PlacedFile): Met | undefined {
  if (limit === undefined) return undefined
  const bill = (day: string, answers: Answers) =>
    smallBill(placed(item, catalogue), { day, answers, limit, amount: worth(limit.limit, answers)?.plus(1) ?? A_LARGE_SUM })
  return { rule: limit, bill }
}

function ofEnd(item: Item, end: NonNullable<Item['ended']>[number] | undefined, catalogue: PlacedFile): Met | undefined {
  return end === undefined ? undefined : { rule: end, bill: (day, answers) => smallBill(placed(item, catalogue), { day, answers }) }
}

function ofProhibition(rule: Prohibition | undefined, catalogue: PlacedFile): Met | undefined {
  if (rule === undefined) return undefined
  const name = { zh: rule.names?.[0] ?? rule.name.zh, en: rule.name.en }
  const item: Item = { id: rule.id, name, limits: [], ...(rule.issuers === undefined ? {} : { issuers: rule.issuers }) }
  return { rule, bill: (day, answers) => smallBill(placed(item, catalogue), { day, answers }) }
}

/** The charge in full, under the first of the relief's names. */
function ofRelief(rule: Relief | undefined, { jurisdiction }: PlacedFile, set: CatalogueSet): Met | undefined {
  const item = itemsOf(set).find(({ value }) => rule?.appliesTo?.[0] === value.id)
  const limits = item?.value.limits ?? []
  const limit = limits.find((it) => worth(it.limit, {})?.isZero() === false) ?? limits[0]
  if (rule === undefined || item === undefined || limit === undefined) return undefined
  const name = rule.names?.[0] ?? item.value.name.zh
  const bill = (day: string, answers: Answers) =>
    smallBill(item, { day, answers, limit, amount: worth(limit.limit, answers) ?? A_LARGE_SUM, jurisdiction, name })
  return { rule, bill }
}

function placed(value: Item, catalogue: PlacedFile) {
  return { value, catalogue, file: catalogue.path, path: [], id: value.id }
}
