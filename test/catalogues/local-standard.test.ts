// Where the amount is set elsewhere nobody is accused of too much, unless a bound is stated or the published amount is told.
import { expect, test } from 'vitest'
import { billOfLimit, limitDays } from './bill-of.ts'
import { BASE } from './circumstances.ts'
import { judge } from './published.ts'

const local = limitDays.flatMap((it) => (it.limit.limit.type === 'local-standard' ? [{ ...it, shape: it.limit.limit }] : []))
const free = local.filter(({ shape }) => shape.atMost === undefined)

const billed = (it: (typeof local)[number], amount: string, told?: number) => {
  const bill = billOfLimit(it, amount)
  const fact = it.shape.amountFact ?? 'standardAmount'
  const lines = bill.lines.map((line) => ({ ...line, facts: { ...Object(line).facts, ...(told === undefined ? {} : { [fact]: told }) } }))
  const [line] = judge({ ...bill, lines }).lines
  if (line === undefined) throw new Error(`${it.title}: no line`)
  return line
}
const byThis = (it: (typeof local)[number], line: ReturnType<typeof billed>, code: string) =>
  line.findings.some(
    (found) =>
      found.code === code && found.item === it.item.value.id && JSON.stringify(found.limit?.['setBy']) === JSON.stringify(it.shape.setBy),
  )

test('there are many of them, most without a bound', () => {
  expect(local.length).toBeGreaterThan(300)
  expect(free.length / local.length).toBeGreaterThan(0.7)
})

test('without a bound no sum is above it', () => {
  expect(free.filter((it) => byThis(it, billed(it, '99999999999.00'), 'above-limit')).map((it) => it.title)).toEqual([])
})

test('what it says instead names who sets the amount and asks for it', () => {
  const open = free.flatMap((it) => {
    const line = billed(it, '99999999999.00')
    return byThis(it, line, 'local-standard') ? [{ it, line }] : []
  })
  expect(open.length / free.length).toBeGreaterThan(0.7)
  const silent = open.filter(({ it, line }) => {
    const finding = line.findings.find((found) => found.code === 'local-standard')
    return !finding?.message.includes(it.shape.setBy.zh) || !finding.missing.includes(it.shape.amountFact ?? 'standardAmount')
  })
  expect(silent.map(({ it }) => it.title)).toEqual([])
})

test('the published amount, once told, settles it: up to it is permitted, above it is not', () => {
  const settled = free.filter((it) => byThis(it, billed(it, '99999999999.00'), 'local-standard'))
  const faults = settled.flatMap((it) => {
    const [within, beyond] = [billed(it, `${BASE}.00`, BASE), billed(it, `${BASE}.01`, BASE)]
    const open = (line: typeof within) =>
      line.verdict === 'undetermined' && line.findings.some((found) => found.severity === 'undetermined')
    const fits = (within.verdict === 'permitted' || open(within)) && (beyond.verdict === 'violation' || open(beyond))
    return fits ? [] : [`${it.title}: ${within.verdict}, ${beyond.verdict}`]
  })
  expect(faults).toEqual([])
})

test('a stated bound holds, and an amount told above it does not lift it', () => {
  const bounded = local.filter(({ shape }) => shape.atMost !== undefined)
  expect(bounded.length).toBeGreaterThan(0)
  const lifted = bounded.filter((it) => {
    const most = billed(it, '1.00').allowed
    return most !== null && billed(it, '99999999999.00', 99_999_999_999).verdict !== 'violation'
  })
  expect(lifted.map((it) => it.title)).toEqual([])
})
