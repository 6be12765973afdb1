// What the first version was to show, asked of the real service over a real socket: the bills it must judge, and how.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { report } from '../../src/core/findings/report.ts'
import { type RunningService, startService } from './running-service.ts'
import { SHOWN } from './shown-bills.ts'

let service: RunningService
beforeAll(async () => {
  service = await startService()
}, 60_000)
afterAll(() => service.stop())

const post = (bill: object, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${service.address}/v1/checks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(bill),
  })

async function judged(bill: object) {
  const answer = await post(bill)
  expect(answer.status).toBe(200)
  return report.parse(await answer.json())
}

describe.each(SHOWN)('$title', ({ bill, verdict, lines }) => {
  test('is judged as a person would', async () => {
    const answer = await judged(bill)
    const severe = answer.lines.map((line) => line.findings.filter((it) => it.severity !== 'info'))
    expect(answer.verdict).toBe(verdict)
    expect(answer.lines.map(({ verdict: of, allowed, excess }) => ({ verdict: of, allowed, excess }))).toEqual(
      lines.map(({ verdict: of, allowed, excess }) => ({ verdict: of, allowed, excess })),
    )
    for (const [place, { code, document }] of lines.entries()) {
      const deciding = severe[place]?.find((it) => it.code === code)
      if (code === undefined) expect(severe[place]).toEqual([])
      else expect(deciding?.basis.map((it) => it.document)).toContain(document)
    }
  })

  test('has its sums written where a person can redo them', async () => {
    const answer = await judged(bill)
    const worked = answer.lines.filter(({ verdict: of, allowed }) => of !== 'not-regulated' && allowed !== '0.00')
    expect(worked.filter((it) => !it.calculation?.includes(it.allowed ?? '')).map((it) => it.id)).toEqual([])
  })

  test('is answered in English with the same judgement', async () => {
    const answer = report.parse(await (await post(bill, { 'accept-language': 'en' })).json())
    const { id, summary } = await judged(bill)
    expect([answer.id, answer.summary]).toEqual([id, summary])
  })
})

test('the day before its abolition the water capacity fee is not called abolished', async () => {
  const [line] = (await judged({ ...SHOWN.find((it) => it.title.includes('water'))?.bill, issuedOn: '2021-02-28' })).lines
  expect(line?.verdict).not.toBe('violation')
  expect(line?.findings.map((it) => it.code)).not.toContain('not-in-force')
})

test('12 % and one fen is too much whatever the metering, and at the base price itself nothing is asked', async () => {
  const shop = SHOWN.find((it) => it.title.includes('unknown'))?.bill
  const charged = async (amount: string) => {
    const { lines } = await judged({ ...shop, lines: [{ ...asLine(shop), unitPrice: undefined, amount }] })
    return lines.map((it) => [it.verdict, it.allowed, it.excess])
  }
  expect(await charged('896.01')).toEqual([['violation', '896.00', '0.01']])
  expect(await charged('800.00')).toEqual([['permitted', '896.00', '0.00']])
})

function asLine(bill: object | undefined): object {
  const lines: unknown = bill === undefined || !('lines' in bill) ? undefined : bill.lines
  const first: unknown = Array.isArray(lines) ? lines[0] : undefined
  if (typeof first !== 'object' || first === null) throw new Error('the bill has no line')
  return first
}

test('all of them posted at once are answered as one by one', async () => {
  const alone = await Promise.all(SHOWN.map(async ({ bill }) => (await post(bill)).text()))
  const mixed = await Promise.all([...SHOWN, ...SHOWN].map(async ({ bill }) => (await post(bill)).text()))
  expect(mixed).toEqual([...alone, ...alone])
})

test('nothing of this was a failure of ours, and the service is still ready', async () => {
  expect((await fetch(`${service.address}/readyz`)).status).toBe(200)
  const metrics = await (await fetch(`${service.address}/metrics`)).text()
  expect(metrics).not.toMatch(/status="5\d\d"[^\n]*\} [1-9]/)
})
