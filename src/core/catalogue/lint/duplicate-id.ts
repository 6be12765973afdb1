// duplicate-id: two entries of the set bear one id, so that a reference to it, or a request for it, would reach only the first.
import type { CatalogueSet } from '../catalogue-set.ts'
import { compileGrounds } from '../grounds.ts'
import { meeting } from './answers.ts'
import type { Trial } from './bill.ts'
import { FACTS_FILE, itemsOf, type PlacedItem, REFERENCES_FILE, ROLES_FILE, UNITS_FILE } from './places.ts'
import type { Breach, LintRule, Path } from './rule.ts'
import { smallBill } from './small-bill.ts'

interface Named {
  readonly id: string
  readonly file: string
  readonly path: Path
}

export const duplicateId: LintRule = {
  code: 'duplicate-id',
  severity: 'error',
  sentence: { zh: '编号与另一条目重复', en: 'Another entry bears the same id' },
  check: (set) => [
    ...repeated(entries(set)).map((breach) => ({ ...breach, trials: trialsOf(breach, set) })),
    ...repeated(set.facts.map(({ name }, index) => ({ id: name, file: FACTS_FILE, path: ['facts', index, 'name'] }))),
    ...repeated(set.units.map(({ id }, index) => ({ id, file: UNITS_FILE, path: ['units', index, 'id'] }))),
    ...repeated(set.roles.map(({ role }, index) => ({ id: role, file: ROLES_FILE, path: ['roles', index, 'role'] }))),
    ...repeated(set.references.map(({ id }, index) => ({ id, file: REFERENCES_FILE, path: ['series', index, 'id'] }))),
  ],
}

/** Items and rules share one space of ids: each is one path segment of the interface. */
function entries(set: CatalogueSet): Named[] {
  const rules = set.files.flatMap((file) =>
    (['prohibitions', 'reliefs', 'incompatible'] as const).flatMap((list) =>
      (file[list] ?? []).map(({ id }, index) => ({ id, file: file.path, path: [list, index, 'id'] })),
    ),
  )
  return [...itemsOf(set).map(({ value, file, path }) => ({ id: value.id, file, path: [...path, 'id'] })), ...rules]
}

function repeated(named: readonly Named[]): Breach[] {
  const first = new Map<string, Named>()
  return named.flatMap((it) => {
    const known = first.get(it.id)
    if (known !== undefined) return [{ ...it, detail: `${it.id} = ${known.file} ${known.path.join('.')}` }]
    first.set(it.id, it)
    return []
  })
}

/** Of two items with one id a bill that names one is judged by the other; what else repeats an id (facts, units, rules) no bill shows. */
function trialsOf({ id }: Breach, set: CatalogueSet): Trial[] {
  const items = itemsOf(set).filter(({ value }) => value.id === id)
  return items.flatMap((item) => items.filter((other) => other !== item).flatMap((other) => mistaken(item, other, set)))
}

function mistaken(item: PlacedItem, other: PlacedItem, set: CatalogueSet): Trial[] {
  const [limit] = item.value.limits
  const day = limit === undefined ? undefined : compileGrounds(limit, set.documents, '').from
  if (day === undefined) return []
  const shows = {
    zh: `账单写“${item.value.name.zh}”，却按“${other.value.name.zh}”认定`,
    en: `The bill says “${item.value.name.zh}” and is judged as “${other.value.name.zh}”`,
  }
  return [{ bill: smallBill(item, { day, answers: meeting(limit?.when) ?? {}, limit }), claim: { named: other.value.name.zh }, shows }]
}
