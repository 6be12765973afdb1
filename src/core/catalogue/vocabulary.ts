// Facts, units and roles as the check looks them up.
import { type Decimal, decimal } from '../values/decimal.ts'
import type { CatalogueSet } from './catalogue-set.ts'
import type { Fact, Role, Unit } from './schema/vocabulary.ts'
import type { IssuerRole } from './schema/words.ts'

export interface CompiledUnit {
  readonly unit: Unit
  readonly label: Unit['label']
  readonly factor: Decimal
}

export interface Vocabulary {
  readonly facts: ReadonlyMap<string, Fact>
  readonly units: ReadonlyMap<string, CompiledUnit>
  readonly unitNames: ReadonlyMap<string, CompiledUnit>
  readonly roles: ReadonlyMap<IssuerRole, Role>
  /** For numbers that conditions compare with: one point for every stretch of answers that conditions tell apart. */
  readonly points: ReadonlyMap<string, readonly Decimal[]>
}

/** Without points: which numbers conditions compare with depends on what reaches a place, so each scope adds its own. */
export function compileVocabulary(set: Pick<CatalogueSet, 'facts' | 'units' | 'roles'>): Vocabulary {
  const units = new Map(set.units.map((unit) => [unit.id, { unit, label: unit.label, factor: decimal(unit.factor) }] as const))
  const unitNames = new Map<string, CompiledUnit>()
  for (const compiled of units.values()) {
    for (const name of [compiled.unit.id, ...compiled.unit.names]) unitNames.set(unitKey(name), compiled)
  }
  return {
    facts: new Map(set.facts.map((fact) => [fact.name, fact])),
    units,
    unitNames,
    roles: new Map(set.roles.map((role) => [role.role, role])),
    points: new Map(),
  }
}

/** The unit a bill writes, or undefined when no unit of the edition is written so. */
export function findUnit(vocabulary: Vocabulary, text: string): CompiledUnit | undefined {
  return vocabulary.unitNames.get(text) ?? vocabulary.unitNames.get(unitKey(text))
}

const PRICE_PREFIX = /^(元|CNY|¥)?\/?/u

/** Ways of writing a unit remembered: bills repeat them, and normalising costs more than a line's arithmetic. */
const MAX_REMEMBERED = 1000
const keys = new Map<string, string>()

function unitKey(text: string): string {
  let key = keys.get(text)
  if (key === undefined) {
    key = text.normalize('NFKC').trim().replace(PRICE_PREFIX, '').toLowerCase()
    if (keys.size >= MAX_REMEMBERED) keys.clear()
    keys.set(text, key)
  }
  return key
}

const YES_OR_NO = [true, false]
const listed = new WeakMap<Fact, readonly string[]>()

/** The answers a fact can have, or undefined where they cannot be listed (sums of money, texts, dates). */
export function possibleValues(fact: Fact | undefined): readonly (string | boolean)[] | undefined {
  if (fact?.type === 'boolean') return YES_OR_NO
  if (fact?.values === undefined) return undefined
  let values = listed.get(fact)
  if (values === undefined) {
    values = fact.values.map((it) => it.value)
    listed.set(fact, values)
  }
  return values
}
