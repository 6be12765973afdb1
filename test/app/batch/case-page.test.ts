// A case file holds every violation of its issuer and of nobody else, and the page made of it prints what the file says and runs nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CaseBill, caseBills } from '../../../src/app/batch/case-file.ts'
import { CASE_POLICY, casePage } from '../../../src/app/batch/case-page.ts'
import { type IssuerView, rankedIssuers } from '../../../src/app/batch/issuers-view.ts'
import { anyBatch } from './any-batch.ts'
import { bill, ndjson } from './bills.ts'
import { answered, keyOf } from './reckoned.ts'
import { runWhole } from './run.ts'

type Run = Awaited<ReturnType<typeof runWhole>>

async function billsOf({ blobs, analysis }: Run, key: string): Promise<CaseBill[]> {
  if (analysis === undefined) throw new Error('not analysed')
  const bills: CaseBill[] = []
  for await (const it of caseBills(blobs, 'b1', analysis, key)) bills.push(it)
  return bills
}

async function pageOf(run: Run, key: string, language: 'zh' | 'en'): Promise<string> {
  const issuer = issuerOf(run, key)
  const head = { issuer, batch: 'b1', edition: { number: 1, digest: 'sha256:abc' }, engine: '1.0.0' }
  async function* bills() {
    yield* await billsOf(run, key)
  }
  let page = ''
  for await (const piece of casePage(head, bills(), language)) page += piece
  return page
}

function issuerOf({ analysis }: Run, key: string): IssuerView {
  const found = analysis === undefined ? undefined : rankedIssuers('b1', analysis, 'excess').find((it) => it.key === key)
  if (found === undefined) throw new Error(`no issuer ${key}`)
  return found
}

describe('a case', () => {
  test('of any issuer of any batch holds its bills with a violation, line by line, and adds up to its excess', () =>
    fc.assert(
      fc.asyncProperty(anyBatch, fc.constantFrom(1, 3000), async ({ sent, text }, cut) => {
        const run = await runWhole(text, {}, cut)
        const all = answered(sent, run.lines)
        for (const key of new Set(all.map(({ line }) => keyOf(line)))) {
          const own = all.filter(({ line }) => keyOf(line) === key && line.verdict === 'violation').map(({ line }) => line)
          const bills = await billsOf(run, key)
          expect(bills.map(({ row, invoice, excess }) => [row, invoice, excess])).toEqual(
            own.map(({ row, invoice, summary }) => [row, invoice, summary.excess]),
          )
          for (const [index, { lines, findings }] of bills.entries()) {
            const line = own[index]
            expect(lines.map(({ id }) => id)).toEqual(line?.lines.filter(({ verdict }) => verdict === 'violation').map(({ id }) => id))
            for (const it of [...findings, ...lines.flatMap((own) => own.findings)]) expect(it.severity).toBe('violation')
            for (const it of lines) expect(it.findings.length).toBeGreaterThan(0)
          }
          const fen = (text: string) => Number(text.replace('.', ''))
          const total = bills.reduce((sum, { excess }) => sum + fen(excess), 0)
          expect(total).toBe(fen(issuerOf(run, key).excess))
        }
      }),
      { numRuns: 15 },
    ))

  test('of somebody the batch does not name is empty', async () => {
    expect(await billsOf(await runWhole(ndjson(bill({ id: 'A', price: '0.45' }))), 'nobody')).toEqual([])
  })
})

describe('the page', () => {
  const nasty = '<script>alert(1)</script>"\'&'
  const FILE = ndjson(
    bill({ id: nasty, issuer: nasty, price: '0.45' }),
    bill({
      id: 'second',
      issuer: nasty,
      lines: [
        { description: `用电服务费`, amount: '50.00' },
        {
          description: '居民生活电费',
          quantity: '100',
          unit: 'kWh',
          unitPrice: '0.45',
          amount: '45.00',
          facts: { customerClass: 'residential' },
        },
      ],
    }),
    bill({ id: 'fine', issuer: nasty }),
  )

  test('shows names as they are and runs none of them', async () => {
    const page = await pageOf(await runWhole(FILE), nasty, 'en')
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
    expect(page.match(/<(?!\/)[a-z0-9]+ [^>]*>/g)?.filter((tag) => /\son\w+=|src=|href=/.test(tag))).toEqual([])
    expect(CASE_POLICY).toContain("default-src 'none'")
    expect(CASE_POLICY).not.toContain('script-src')
  })

  test.each(['zh', 'en'] as const)('in %s has every violation with its sums, its arithmetic and its articles', async (language) => {
    const run = await runWhole(FILE, { language })
    const page = await pageOf(run, nasty, language)
    const bills = await billsOf(run, nasty)
    expect(bills.length).toBeGreaterThanOrEqual(2)
    expect(page.match(/<section>/g)).toHaveLength(bills.length)
    for (const { lines, invoice, row } of bills) {
      expect(page).toContain(invoice === nasty ? '&lt;script&gt;' : String(invoice))
      expect(page).toContain(`${language === 'zh' ? '原表行号' : 'Row of the file'} ${row}`)
      for (const { charged, excess, findings } of lines) {
        expect(page).toContain(`<td class="sum sums">${charged}</td>`)
        expect(page).toContain(`<td class="sum sums">${excess}</td>`)
        for (const { calculation, basis } of findings) {
          if (calculation !== null) expect(page).toContain(calculation)
          for (const { document } of basis) expect(page).toContain(document)
        }
      }
    }
  })

  test('has the words of its own language alone, and says which language it is', async () => {
    const run = await runWhole(ndjson(bill({ id: 'A', issuer: 'Property Co', price: '0.45' })), { language: 'en' })
    const [zh, en] = [await pageOf(run, 'Property Co', 'zh'), await pageOf(run, 'Property Co', 'en')]
    expect(zh).toMatch(/^<!doctype html><html lang="zh-CN">/)
    expect(en).toMatch(/^<!doctype html><html lang="en">/)
    const titles = (page: string) => [...page.matchAll(/<(?:th|dt|h1)>([^<]*)</g)].map(([, title = '']) => title)
    for (const title of titles(zh)) expect(title).toMatch(/[\u4e00-\u9fff]/)
    for (const title of titles(en)) expect(title).not.toMatch(/[\u4e00-\u9fff]/)
    expect(titles(zh)).toHaveLength(titles(en).length)
  })

  test('stands by itself: it begins and ends, and names the batch, the edition and the engine', async () => {
    const page = await pageOf(await runWhole(FILE), nasty, 'en')
    expect(page.endsWith('</body></html>')).toBe(true)
    for (const said of ['b1', 'sha256:abc', '1.0.0']) expect(page).toContain(said)
    for (const tag of ['section', 'table', 'tbody', 'tr', 'td', 'ul', 'li', 'dl'])
      expect(page.match(new RegExp(`<${tag}[ >]`, 'g'))?.length, tag).toBe(page.match(new RegExp(`</${tag}>`, 'g'))?.length)
  })
})
