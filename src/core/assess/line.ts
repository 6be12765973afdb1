// One line: its charge, or each of the charges it could be, judged over pieces of days and worlds of facts.
import type { CompiledItem } from '../catalogue/compile.ts'
import type { FactValue, Invoice, Line } from '../invoice/invoice.ts'
import type { LineMatch } from '../match/line-match.ts'
import type { Scope } from '../match/scope.ts'
import { judgeCharge } from './charge.ts'
import type { BillContext, LineContext, Piece } from './context.ts'
import { type BillFacts, Facts, type Fork, ROLE } from './facts.ts'
import type { Outcome } from './outcome.ts'
import { outcome, unbounded } from './outcome.ts'
import { cutAtChanges, wholePiece } from './pieces.ts'
import { judgeProhibitions } from './prohibition.ts'
import { judgeStraddling } from './straddle.ts'
import { judgeUnlisted } from './unlisted.ts'
import { type Decision, decide } from './worlds.ts'

/** One list for all lines that match nothing, so that what is remembered by list is remembered for them too. */
const NO_ITEMS: readonly CompiledItem[] = []

export function assessLine(context: LineContext): Decision {
  const { match } = context
  const only = match.charges[0]
  if (match.charges.length < 2) return assessAs(only ?? NO_ITEMS, context)
  return reconcile(match.charges.map((items) => assessAs(items, context)))
}

function assessAs(items: readonly CompiledItem[], context: LineContext): Decision {
  const facts = factsOf(context.bill, context.line, context.match, items)
  const whole = wholePiece(context)
  const pieces = cutAtChanges(whole, items, context.prohibitions, context.bill.scope.references)
  if (pieces.length === 1) return decide(facts, context.charged, (world) => judgeDay(items, context, whole, world))
  const judge = (piece: Piece, world: Facts): Outcome | Fork => judgeDay(items, context, piece, world)
  return decide(facts, context.charged, (world) => judgeStraddling(context, whole, pieces, world, judge))
}

/** A prohibition decides before any item; a line that fits something only doubtfully is left open. */
function judgeDay(items: readonly CompiledItem[], context: LineContext, piece: Piece, facts: Facts): Outcome | Fork {
  const prohibited = judgeProhibitions(context.prohibitions, piece.from, facts)
  if (prohibited !== undefined) return prohibited
  const charge = items.length > 0 ? judgeCharge(items, context, piece, facts) : undefined
  if (charge !== undefined) return charge
  const unlisted = judgeUnlisted(context, piece.from, facts)
  if ('fact' in unlisted || !isDoubtful(context, unlisted, piece.from, facts)) return unlisted
  return outcome(unbounded('ambiguous-match', []), piece.from, { excess: 'outside-catalogue', grounds: unlisted.grounds })
}

/** Likeness and general words settle nothing: they keep the check from accusing, and from calling a line free that this issuer may well be bound in. */
function isDoubtful(context: LineContext, unlisted: Outcome, day: string, facts: Facts): boolean {
  const { match } = context
  if (unlisted.regulated) return unlisted.high !== undefined && match.doubtful.length > 0 && unlisted.prohibition?.rule.names === undefined
  const role = context.bill.invoice.issuer.role
  if (role === undefined || role === 'enterprise') return false
  if (match.doubtful.some((it) => it.item.issuers?.has(role) === true)) return true
  const like = match.doubtfulProhibitions.filter((it) => it.issuers?.has(role) === true)
  return (
    judgeProhibitions([...like, ...match.weakProhibitions], day, facts) !== undefined &&
    (like.length > 0 || knownToHold(context, day, facts))
  )
}

/** A prohibition that only a general word brings up counts where the circumstances it asks for were stated. */
function knownToHold(context: LineContext, day: string, facts: Facts): boolean {
  const judged = judgeProhibitions(context.match.weakProhibitions, day, facts)
  return judged !== undefined && !('fact' in judged)
}

/** What is known of a line: its own facts, the bill's, and what the bill's fields and the line's name state. */
export function factsOf(bill: BillContext, line: Line, match: LineMatch, items: readonly CompiledItem[]): Facts {
  return new Facts({ facts: line.facts, states: match.states, role: onlyRole(items) }, bill.given)
}

/** What a bill says of all its lines, gathered once for them. */
export function billFactsOf(invoice: Invoice, { vocabulary }: Scope): BillFacts {
  const fields: Record<string, FactValue> = {}
  if (invoice.issuer.role !== undefined) fields[ROLE] = invoice.issuer.role
  if (invoice.issuer.name !== undefined) fields['issuer.name'] = invoice.issuer.name
  if (invoice.payer.kind !== undefined) fields['payer.kind'] = invoice.payer.kind
  return { facts: invoice.facts, fields, chain: invoice.chain, vocabulary }
}

const onlyRoles = new WeakMap<readonly CompiledItem[], { readonly role: string | undefined }>()

/** The issuer's role is inferred where only one may charge what was matched; the items of a charge are one list per place, so this is worked out once. */
function onlyRole(items: readonly CompiledItem[]): string | undefined {
  let known = onlyRoles.get(items)
  if (known === undefined) {
    const roles = new Set(items.flatMap((item) => [...(item.issuers ?? [])]))
    const named = items.every((item) => item.issuers !== undefined)
    known = { role: named && roles.size === 1 ? [...roles][0] : undefined }
    onlyRoles.set(items, known)
  }
  return known.role
}

/**
 * Several charges bear the name. Those the issuer may not raise drop out while another remains; what all that remain agree on is certain, otherwise the
 * line is ambiguous and asks.
 */
function reconcile(decisions: readonly Decision[]): Decision {
  const apt = decisions.filter((it) => it.decisive.excess !== 'issuer-not-entitled' && it.decisive.open !== 'outside-catalogue')
  const rivals = apt.length > 0 ? apt : decisions
  const first = rivals[0]
  if (first === undefined) throw new Error('a line with several charges has a decision for none')
  if (rivals.length === 1) return first
  const verdicts = new Set(rivals.map((it) => it.verdict))
  const lenient = rivals.reduce((most, it) => (moreLenient(it, most) ? it : most), first)
  if (verdicts.size === 1 && first.verdict !== 'undetermined') return { ...lenient, rivals }
  const permitting = rivals.find((it) => it.verdict === 'permitted')
  if (permitting !== undefined && !verdicts.has('violation') && !verdicts.has('undetermined')) return { ...permitting, rivals }
  const opens = new Map<'ambiguous-match', Outcome>([['ambiguous-match', lenient.decisive]])
  const least = rivals.reduce((low, it) => (it.least.lessThan(low) ? it.least : low), first.least)
  const missing = [...new Set(rivals.flatMap((it) => it.missing))]
  return { verdict: 'undetermined', decisive: lenient.decisive, least, most: lenient.most, opens, missing, asked: missing, rivals }
}

function moreLenient(a: Decision, b: Decision): boolean {
  if (b.most === undefined) return false
  return a.most === undefined || a.most.greaterThan(b.most)
}
