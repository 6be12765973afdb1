// Everything in a catalogue set that lint rules look at, each with the file and the path where it stands.
import type { CatalogueSet, PlacedFile } from '../catalogue-set.ts'
import type { Grounded } from '../schema/basis.ts'
import type { Condition } from '../schema/condition.ts'
import type { Item } from '../schema/item.ts'
import type { Limit, LimitShape, StatedShape } from '../schema/limit.ts'
import type { Relief } from '../schema/rule.ts'
import type { Path } from './rule.ts'

export interface Placed<T> {
  readonly value: T
  readonly file: string
  readonly path: Path
  /** The item or rule it belongs to. */
  readonly id: string | undefined
}

/** A rule with its documents; `accuses` when a violation can rest on it. */
export interface PlacedRule extends Placed<Grounded & { readonly when?: Condition | undefined }> {
  readonly accuses: boolean
  readonly lastConfirmed: string
}

export interface PlacedRelief extends Placed<Relief> {
  readonly jurisdiction: string
}

export interface PlacedItem extends Placed<Item> {
  readonly catalogue: PlacedFile
}

export const FACTS_FILE = 'facts.yaml'
export const ROLES_FILE = 'roles.yaml'
export const UNITS_FILE = 'units.yaml'
export const DOCUMENTS_FILE = 'documents.yaml'
export const REFERENCES_FILE = 'reference-prices.yaml'

export function itemsOf(set: CatalogueSet): PlacedItem[] {
  return set.files.flatMap((catalogue) =>
    (catalogue.items ?? []).map((value, index) => ({ value, catalogue, file: catalogue.path, path: ['items', index], id: value.id })),
  )
}

export function limitsOf(set: CatalogueSet): Placed<Limit>[] {
  return itemsOf(set).flatMap((item) =>
    item.value.limits.map((value, index) => ({ ...item, value, path: [...item.path, 'limits', index] })),
  )
}

export function reliefsOf(set: CatalogueSet): PlacedRelief[] {
  return set.files.flatMap(({ path: file, jurisdiction, reliefs = [] }) =>
    reliefs.map((value, index) => ({ value, file, path: ['reliefs', index], id: value.id, jurisdiction })),
  )
}

/** Every rule that carries documents and days. */
export function rulesOf(set: CatalogueSet): PlacedRule[] {
  return set.files.flatMap((file) => [...itemRules(file), ...fileRules(file)])
}

function itemRules(file: PlacedFile): PlacedRule[] {
  const { lastConfirmed } = file.coverage
  return (file.items ?? []).flatMap((item, index) => {
    const at = { file: file.path, id: item.id, lastConfirmed }
    const path = ['items', index] as const
    const limits = item.limits.map((value, place) => ({
      ...at,
      value,
      path: [...path, 'limits', place],
      accuses: limitAccuses(value.limit),
    }))
    const ended = (item.ended ?? []).map((value, place) => ({ ...at, value, path: [...path, 'ended', place], accuses: true }))
    const introduced =
      item.introduced === undefined ? [] : [{ ...at, value: item.introduced, path: [...path, 'introduced'], accuses: false }]
    return [...limits, ...ended, ...introduced]
  })
}

function fileRules(file: PlacedFile): PlacedRule[] {
  const at = { file: file.path, lastConfirmed: file.coverage.lastConfirmed }
  return [
    ...(file.prohibitions ?? []).map((value, index) => ({
      ...at,
      value,
      id: value.id,
      path: ['prohibitions', index],
      accuses: value.reach !== 'background',
    })),
    ...(file.reliefs ?? []).map((value, index) => ({
      ...at,
      value,
      id: value.id,
      path: ['reliefs', index],
      accuses: value.enforceable !== false && value.appliesTo !== undefined,
    })),
    ...(file.incompatible ?? []).map((value, index) => ({ ...at, value, id: value.id, path: ['incompatible', index], accuses: true })),
  ]
}

function limitAccuses(shape: LimitShape): boolean {
  return shape.type !== 'local-standard' && shape.type !== 'market'
}

/** Every shape of every limit, with those that a local standard or a contested limit holds. */
export function shapesOf(set: CatalogueSet): Placed<LimitShape | StatedShape>[] {
  return limitsOf(set).flatMap((limit) => {
    const path = [...limit.path, 'limit']
    return [
      { ...limit, value: limit.value.limit, path },
      ...innerShapes(limit.value.limit).map(([inner, value]) => ({ ...limit, value, path: [...path, ...inner] })),
    ]
  })
}

function innerShapes(shape: LimitShape): (readonly [Path, StatedShape])[] {
  if (shape.type === 'contested') return shape.readings.map((reading, index) => [['readings', index, 'limit'], reading.limit] as const)
  if (shape.type !== 'local-standard') return []
  return [
    ...(shape.atLeast === undefined ? [] : [[['atLeast'], shape.atLeast] as const]),
    ...(shape.atMost === undefined ? [] : [[['atMost'], shape.atMost] as const]),
  ]
}

/** Every condition: of limits, ends and rules, and of the roles. */
export function conditionsOf(set: CatalogueSet): Placed<Condition>[] {
  const ofRules = rulesOf(set).flatMap(({ value, file, path, id }) =>
    value.when === undefined ? [] : [{ value: value.when, file, path: [...path, 'when'], id }],
  )
  const ofRoles = set.roles.flatMap(({ boundWhen, role }, index) =>
    boundWhen === undefined ? [] : [{ value: boundWhen, file: ROLES_FILE, path: ['roles', index, 'boundWhen'], id: role }],
  )
  return [...ofRules, ...ofRoles]
}
