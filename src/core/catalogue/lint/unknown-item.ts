// unknown-item: a reference to an item, charge or rule that no catalogue has.
import type { CatalogueSet } from '../catalogue-set.ts'
import { itemsOf } from './places.ts'
import type { Breach, LintRule, Path } from './rule.ts'

export const unknownItem: LintRule = {
  code: 'unknown-item',
  severity: 'error',
  sentence: { zh: '引用了目录中没有的收费项目或规则', en: 'Refers to an item or rule that no catalogue has' },
  check: (set) => {
    const items = itemsOf(set)
    const ids = new Set(items.map(({ value }) => value.id))
    const charges = new Set(items.map(({ value }) => value.charge ?? value.id))
    const fromItems = items.flatMap(({ value, file, path, id }) => [
      ...among(ids, value.replaces, file, [...path, 'replaces'], id),
      ...one(ids, value.sameAs, file, [...path, 'sameAs'], id),
    ])
    return [...fromItems, ...fromRules(set, ids, charges)]
  },
}

function fromRules(set: CatalogueSet, ids: ReadonlySet<string>, charges: ReadonlySet<string>): Breach[] {
  const prohibitions = new Set(set.files.flatMap((file) => (file.prohibitions ?? []).map((rule) => rule.id)))
  const reliefs = new Set(set.files.flatMap((file) => (file.reliefs ?? []).map((rule) => rule.id)))
  return set.files.flatMap((file) => [
    ...(file.prohibitions ?? []).flatMap((rule, index) => [
      ...one(charges, rule.with, file.path, ['prohibitions', index, 'with'], rule.id),
      ...one(prohibitions, rule.sameAs, file.path, ['prohibitions', index, 'sameAs'], rule.id),
    ]),
    ...(file.reliefs ?? []).flatMap((rule, index) => [
      ...among(ids, rule.appliesTo, file.path, ['reliefs', index, 'appliesTo'], rule.id),
      ...one(reliefs, rule.sameAs, file.path, ['reliefs', index, 'sameAs'], rule.id),
    ]),
    ...(file.incompatible ?? []).flatMap((rule, index) => [
      ...among(ids, rule.items, file.path, ['incompatible', index, 'items'], rule.id),
      ...among(ids, rule.forbids, file.path, ['incompatible', index, 'forbids'], rule.id),
    ]),
  ])
}

function one(known: ReadonlySet<string>, named: string | undefined, file: string, path: Path, id: string | undefined): Breach[] {
  return named === undefined || known.has(named) ? [] : [{ file, path, id, detail: named }]
}

function among(
  known: ReadonlySet<string>,
  named: readonly string[] | undefined,
  file: string,
  path: Path,
  id: string | undefined,
): Breach[] {
  return (named ?? []).flatMap((name, place) => one(known, name, file, [...path, place], id))
}
