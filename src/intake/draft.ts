// The invoice while it is being read: every value with the place it stood, until both are written out side by side.
import type { IntakeDefaults, IntakeFault, TakenInvoice } from './taken.ts'

type Value = string | boolean | number
export type Stated<T extends Value = string> = { readonly value: T; readonly place: string }
type Maybe<T extends Value = string> = Stated<T> | undefined
export type Facts = { readonly [name: string]: Stated<Value> }
export type Span = { readonly from: Stated; readonly to: Stated }

export type DraftLine = {
  readonly id?: Maybe
  readonly code?: Maybe
  readonly description?: Maybe
  readonly quantity?: Maybe
  readonly unit?: Maybe
  readonly unitPrice?: Maybe
  readonly amount?: Maybe
  readonly tax?: { readonly rate?: Maybe; readonly net?: Maybe; readonly amount?: Maybe } | undefined
  readonly credit?: Maybe<boolean>
  readonly period?: Span | undefined
  readonly facts?: Facts | undefined
}

export type DraftParty = { readonly name?: Maybe; readonly uscc?: Maybe }

export type DraftInvoice = {
  readonly id?: Maybe
  readonly issuer: DraftParty & { readonly role?: Maybe }
  readonly payer: DraftParty & { readonly kind?: Maybe }
  readonly jurisdiction?: Maybe
  readonly issuedOn?: Maybe
  readonly currency?: Maybe
  readonly lines: readonly DraftLine[]
  readonly total?: Maybe
}

type Tree = Stated<Value> | readonly Tree[] | { readonly [key: string]: Tree | undefined } | undefined
type Plain = { [key: string]: unknown }
type PlainLine = { -readonly [member in keyof DraftLine]?: unknown }

const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree)
const isStated = (tree: object): tree is Stated<Value> => 'place' in tree && typeof tree.place === 'string'

/** A line is written out member by member: there are many of them, and a tree walked by names costs more than all the rest of reading one. */
function plainLine({ id, code, description, quantity, unit, unitPrice, amount, tax, credit, period, facts }: DraftLine): Plain {
  const plain: PlainLine = {}
  if (id !== undefined) plain.id = id.value
  if (code !== undefined) plain.code = code.value
  if (description !== undefined) plain.description = description.value
  if (quantity !== undefined) plain.quantity = quantity.value
  if (unit !== undefined) plain.unit = unit.value
  if (unitPrice !== undefined) plain.unitPrice = unitPrice.value
  if (amount !== undefined) plain.amount = amount.value
  if (credit !== undefined) plain.credit = credit.value
  if (period !== undefined) plain.period = { from: period.from.value, to: period.to.value }
  const [plainTax, plainFacts] = [plainOf(tax), plainOf(facts)]
  if (plainTax !== undefined) plain.tax = plainTax
  if (plainFacts !== undefined) plain.facts = plainFacts
  return plain
}

/** The plain value of a tree. */
function plainOf(tree: Tree): unknown {
  if (tree === undefined) return undefined
  if (isList(tree)) return tree.map(plainOf)
  if (isStated(tree)) return tree.value
  let plain: Plain | undefined
  for (const key in tree) {
    const value = plainOf(tree[key])
    if (value === undefined) continue
    plain ??= {}
    plain[key] = value
  }
  return plain
}

/** The places of the leaves under their JSON pointers. */
function placesOf(tree: Tree, pointer: string, places: Record<string, string>): void {
  if (tree === undefined) return
  if (isList(tree)) for (const [index, member] of tree.entries()) placesOf(member, `${pointer}/${index}`, places)
  else if (isStated(tree)) places[pointer] = tree.place
  else {
    for (const [key, member] of Object.entries(tree)) {
      placesOf(member, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, places)
    }
  }
}

/** A plain object of the caller: a list or null is left for the schema to complain about. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function filled(body: Plain, key: string, defaults: Plain): Plain {
  const stated = body[key]
  if (Object.keys(defaults).length === 0 || (stated !== undefined && !isPlain(stated))) return body
  return { ...body, [key]: { ...defaults, ...stated } }
}

/** Puts the defaults where the body says nothing. */
export function withDefaults(body: Plain, defaults: IntakeDefaults): Plain {
  const { jurisdiction } = body
  let whole = body
  if (defaults.jurisdiction !== undefined && jurisdiction === undefined) whole = { ...whole, jurisdiction: defaults.jurisdiction }
  whole = filled(whole, 'issuer', defaults.issuerRole === undefined ? {} : { role: defaults.issuerRole })
  whole = filled(whole, 'payer', defaults.payerKind === undefined ? {} : { kind: defaults.payerKind })
  return filled(whole, 'facts', { ...defaults.facts })
}

/** Writes the draft out as a body and its places. */
export function settled(
  draft: DraftInvoice,
  at: { readonly place: string; readonly row: number },
  unmapped: readonly IntakeFault[],
  defaults: IntakeDefaults,
): TakenInvoice {
  const { lines, ...head } = draft
  const plain = plainOf(head)
  let places: Record<string, string> | undefined
  return {
    body: withDefaults({ ...(isPlain(plain) && plain), lines: lines.map(plainLine) }, defaults),
    // Only a bill with a fault is asked where its values stood.
    get places() {
      if (places === undefined) {
        places = { '': at.place }
        placesOf(draft, '', places)
      }
      return places
    },
    unmapped,
    row: at.row,
  }
}
