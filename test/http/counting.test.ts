// What the service counts of itself: every check, finding, problem and second once, under labels that cannot grow without end.
import { describe, expect, test } from 'vitest'
import { PROBLEMS } from '../../src/app/problems.ts'
import { FINDING_CODES, verdict } from '../../src/core/findings/report.ts'
import { Metrics } from '../../src/http/metrics.ts'
import { ROUTES } from '../../src/http/routes/all.ts'
import { EVERY_ROUTE } from './every-route.ts'
import { bodyOf, invoice, line, post, service, withLine } from './service.ts'

type Service = ReturnType<typeof service>
const textOf = async (app: Service) => (await app.request('/metrics')).text()
/** Samples by their name and labels. */
const read = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((it) => it !== '' && !it.startsWith('#'))
      .map((it): [string, number] => [it.slice(0, it.lastIndexOf(' ')), Number(it.slice(it.lastIndexOf(' ') + 1))]),
  )
const samples = async (app: Service) => read(await textOf(app))

test('before anything happened every label stands at nothing, so that the first event is seen as a step', async () => {
  const fresh = await samples(service())
  for (const label of verdict.options) expect(fresh.get(`qingdan_checks_total{verdict="${label}"}`)).toBe(0)
  for (const label of FINDING_CODES) expect(fresh.get(`qingdan_findings_total{code="${label}"}`)).toBe(0)
  for (const label of Object.keys(PROBLEMS)) expect(fresh.get(`qingdan_problems_total{code="${label}"}`)).toBe(0)
  expect(fresh.get('qingdan_lines_total')).toBe(0)
})

test('a report is counted as it was answered: its verdict once, every line, every finding of lines and bill', async () => {
  const app = service()
  const bills = [
    JSON.stringify({ ...invoice, lines: [line, { ...line, description: '电力服务费' }], total: '5.00' }),
    JSON.stringify(invoice),
    withLine({ amount: '390.00', unitPrice: '0.39' }),
  ]
  const expected = new Map<string, number>()
  const add = (name: string, by = 1) => expected.set(name, (expected.get(name) ?? 0) + by)
  for (const bill of bills) {
    const report = await bodyOf(await post(app, bill))
    add(`qingdan_checks_total{verdict="${report.verdict}"}`)
    add('qingdan_lines_total', report.lines.length)
    for (const { code } of [...report.findings, ...report.lines.flatMap((it: { findings: object[] }) => it.findings)])
      add(`qingdan_findings_total{code="${code}"}`)
  }
  const counted = await samples(app)
  for (const [name, count] of expected) expect(counted.get(name), name).toBe(count)
  const sums = (prefix: string, from: ReadonlyMap<string, number>) =>
    [...from].filter(([name]) => name.startsWith(prefix)).reduce((sum, [, count]) => sum + count, 0)
  for (const prefix of ['qingdan_checks_total', 'qingdan_findings_total']) expect(sums(prefix, counted)).toBe(sums(prefix, expected))
})

test('what was refused is no check, and what was checked is no problem', async () => {
  const app = service()
  await post(app, '{')
  await post(app, '{}')
  await post(app, '日期,项目,金额\n2023-04-17,某费,1\n', { 'content-type': 'text/csv' })
  expect((await samples(app)).get('qingdan_lines_total')).toBe(0)
  await post(app, JSON.stringify(invoice))
  const counted = await samples(app)
  expect([
    counted.get('qingdan_problems_total{code="malformed-json"}'),
    counted.get('qingdan_problems_total{code="invalid-invoice"}'),
  ]).toEqual([1, 2])
})

/** Methods of WebDAV: every runtime lets a request have them, and no route of ours does. */
const FOREIGN_METHODS = ['PROPFIND', 'PROPPATCH', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'UNLOCK', 'SEARCH']

describe('time', () => {
  test('is counted for every route under its pattern, and for whatever else under one label', async () => {
    const app = service()
    for (const { path, method } of EVERY_ROUTE) await app.request(path, { method: method.toUpperCase() })
    for (let place = 0; place < 50; place += 1) {
      await app.request(`/v1/items/${place}`)
      await app.request(`/nowhere/${place}`)
    }
    for (const method of FOREIGN_METHODS) await app.request('/v1/facts', { method })
    const routes = new Set([...(await textOf(app)).matchAll(/route="([^"]+)"/g)].map(([, route]) => route))
    const patterns = ROUTES.map(({ definition }) => definition.path.replaceAll(/\{(\w+)\}/g, ':$1'))
    expect([...routes].filter((route) => route !== 'none').toSorted()).toEqual([...new Set(patterns)].toSorted())
    const methods = new Set([...(await textOf(app)).matchAll(/method="([^"]+)"/g)].map(([, method]) => method))
    expect([...methods].toSorted()).toEqual(['DELETE', 'GET', 'POST', 'other'])
  })

  test('an answer at the end of a bucket is in it, and in all that are wider; the count holds what is beyond', () => {
    const metrics = new Metrics()
    for (const seconds of [0.001, 0.0011, 0.5, 10, 10.1]) metrics.observe('GET', '/x', 200, seconds)
    const counted = read(metrics.text())
    const bucket = (end: string) => counted.get(`qingdan_request_duration_seconds_bucket{method="GET",route="/x",status="200",le="${end}"}`)
    expect(['0.001', '0.0025', '0.25', '0.5', '2.5', '10', '+Inf'].map(bucket)).toEqual([1, 2, 2, 3, 3, 4, 5])
    expect(counted.get('qingdan_request_duration_seconds_count{method="GET",route="/x",status="200"}')).toBe(5)
    expect(counted.get('qingdan_request_duration_seconds_sum{method="GET",route="/x",status="200"}')).toBeCloseTo(20.6021)
  })

  test('buckets never fall from one to the next, and no sample stands twice', async () => {
    const app = service()
    for (let count = 0; count < 20; count += 1) await post(app, JSON.stringify(invoice))
    const text = await textOf(app)
    const names = text
      .split('\n')
      .filter((it) => it !== '' && !it.startsWith('#'))
      .map((it) => it.slice(0, it.lastIndexOf(' ')))
    expect(new Set(names).size).toBe(names.length)
    const buckets = [...text.matchAll(/_bucket\{method="POST",.+\} (\d+)$/gm)].map(([, count]) => Number(count))
    expect(buckets).toEqual(buckets.toSorted((a, b) => a - b))
    expect(buckets.at(-1)).toBe(20)
  })
})

test('two services in one process count apart', async () => {
  const [one, two] = [service(), service()]
  await post(one, JSON.stringify(invoice))
  expect([(await samples(one)).get('qingdan_lines_total'), (await samples(two)).get('qingdan_lines_total')]).toEqual([1, 0])
})
