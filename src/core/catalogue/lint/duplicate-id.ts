// duplicate-id: two entries of the set bear one id, so that a reference to it, or a request for it, would reach only the first.
import type { CatalogueSet } from '../catalogue-set.ts'
import { FACTS_FILE, itemsOf, REFERENCES_FILE, ROLES_FILE, UNITS_FILE } from './places.ts'
import type { Breach, LintRule, Path } from './rule.ts'

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
    ...repeated(entries(set)),
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
