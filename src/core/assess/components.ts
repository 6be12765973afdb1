// Parts of a charge billed apart, such as line losses: together with the charge they may not exceed what the charge allows.
import { Decimal, ZERO } from '../values/decimal.ts'
import { moneyText } from '../values/money.ts'
import type { BillContext, LineContext } from './context.ts'
import { yuan } from './limits/terms.ts'
import { notRegulated, type Outcome, outcome, unbounded } from './outcome.ts'
import { type Decision, NO_RIVALS } from './worlds.ts'

interface Room {
  low: Decimal
  high: Decimal | undefined
  readonly main: Decision | undefined
  readonly missing: readonly string[]
}

/** What the lines of a charge leave free below their limits, taken up by its components in the order of the bill. */
export class ComponentRooms {
  readonly #rooms = new Map<string, Room>()

  constructor(bill: BillContext, decisions: readonly (Decision | undefined)[]) {
    for (const [index, decision] of decisions.entries()) {
      const item = decision?.decisive.item
      const charged = bill.charged[index]
      if (decision === undefined || charged === undefined || item === undefined || item.includes.length === 0) continue
      const room = this.#rooms.get(item.charge)
      if (decision.verdict === 'not-regulated') {
        if (room === undefined) this.#rooms.set(item.charge, { low: ZERO, high: undefined, main: decision, missing: [] })
        continue
      }
      const low = Decimal.max(ZERO, decision.least.minus(charged))
      const high = decision.most === undefined ? undefined : Decimal.max(ZERO, decision.most.minus(charged))
      this.#rooms.set(item.charge, {
        low: low.plus(room?.low ?? ZERO),
        high: high === undefined || (room !== undefined && room.high === undefined) ? undefined : high.plus(room?.high ?? ZERO),
        main: room === undefined || room.main?.verdict === 'not-regulated' ? decision : room.main,
        missing: [...new Set([...(room?.missing ?? []), ...decision.asked])],
      })
    }
  }

  /** Judges a component line against the room that is left and takes up what it charges. */
  judge(charge: string, context: LineContext): Decision {
    const day = context.line.period?.from ?? context.bill.invoice.issuedOn
    const room = this.#rooms.get(charge)
    if (context.bill.invoice.issuer.role === 'enterprise') return settled(notRegulated(day, {}), 'not-regulated')
    if (room?.main?.verdict === 'not-regulated') return settled(notRegulated(day, {}), 'not-regulated')
    if (room?.main === undefined) return settled(outcome(unbounded('missing-fact', ['electricityLine']), day, {}), 'undetermined')
    const { low, high } = room
    const { charged } = context
    room.low = Decimal.max(ZERO, low.minus(charged))
    room.high = high === undefined ? undefined : Decimal.max(ZERO, high.minus(charged))
    const { item, limit, grounds, open } = room.main.decisive
    const left = outcome(
      { low, high, open, missing: room.missing, readings: [], reference: undefined, calculation: (language) => leftOver(high, language) },
      room.main.decisive.day,
      { item, limit, grounds },
    )
    if (high !== undefined && charged.greaterThan(high)) return settled(left, 'violation')
    return settled(left, charged.lessThanOrEqualTo(low) ? 'permitted' : 'undetermined')
  }
}

function leftOver(high: Decimal | undefined, language: 'zh' | 'en'): string {
  const text = high === undefined ? '?' : `${moneyText(high)} ${yuan(language)}`
  return language === 'zh' ? `与电费合并计算，限额内尚余 ${text}` : `together with its charge, ${text} is left below the limit`
}

function settled(it: Outcome, verdict: Decision['verdict']): Decision {
  const opens: Decision['opens'] = verdict === 'undetermined' ? new Map([[it.open ?? ('missing-fact' as const), it]]) : new Map()
  const missing = verdict === 'undetermined' ? it.missing : []
  return { verdict, decisive: it, least: it.low, most: it.high, opens, missing, asked: it.missing, rivals: NO_RIVALS }
}
