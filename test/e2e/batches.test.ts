// A regulator hands in a batch: with a key, from the file to the charts and the tables beside them, down to the case file of an issuer.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { DESK, openHouse, overflow, PHONE, picture, seriousFaults, until, visit, withKey } from './visit.ts'

openHouse()
const PATIENCE = 180_000

const HEADINGS = '单号,收费单位,收费主体,行政区划代码,开票日期,收费项目,数量,单位,单价,金额,用电类别'
/** Bills of two issuers over two months: the first overcharges on each, the second adds what is prohibited, the third is in order. */
const BILLS = Array.from({ length: 24 }, (_, index) => {
  const day = `2023-0${5 + (index % 2)}-17`
  const issuer = ['哈密甲物业有限公司', '哈密乙园区管理有限公司', '哈密丙商场有限公司'][index % 3]
  const head = `B${index},${issuer},非电网供电主体,650502,${day}`
  if (index % 3 === 0) return `${head},居民生活电费,1000,kWh,0.45,450.00,居民生活`
  if (index % 3 === 1) return `${head},居民生活电费,100,kWh,0.39,39.00,居民生活\n${head},用电服务费,,,,50.00,`
  return `${head},居民生活电费,100,kWh,0.39,39.00,居民生活`
})
/** Six bills of a fourth issuer, each a little below the limit. */
const LAST = Array.from(
  { length: 6 },
  (_, index) => `C${index},哈密丁物业有限公司,非电网供电主体,650502,2023-05-1${index},居民生活电费,1000,kWh,0.385,385.00,居民生活`,
)
BILLS.push(...LAST)
const FILE = { name: 'bills.csv', mimeType: 'text/csv', buffer: Buffer.from([HEADINGS, ...BILLS].join('\n')) }

test(
  'a batch from its file to its charts, its tables and the case file, which is printed alone',
  () =>
    visit('/batches', DESK, async ({ page }) => {
      await seriousFaults(page).then((faults) => expect(faults).toEqual([]))
      await picture(page, 'batches-key')
      await withKey(page)
      await page.getByLabel('选择文件').setInputFiles(FILE)
      await page.waitForURL(/\/batches\/[^/]+$/)
      await page.getByRole('heading', { name: '按问题' }).waitFor({ timeout: 60_000 })
      expect(await page.locator('.tile').filter({ hasText: '多收' }).innerText()).toContain('880.00')
      await page.locator('.chart canvas').first().waitFor()
      expect(await page.locator('.chart canvas').count()).toBe(2)
      const ranked = page.locator('section', { has: page.getByRole('heading', { name: /^收费单位，按多收金额/ }) }).locator('tbody tr')
      await ranked.first().waitFor()
      expect(await ranked.first().innerText()).toContain('哈密甲物业有限公司')
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'batch')
      await ranked.nth(1).getByRole('link').click()
      await page.getByRole('heading', { name: '案卷：哈密乙园区管理有限公司' }).waitFor()
      expect(await page.locator('.case').innerText()).toContain('用电服务费')
      expect(await page.locator('.case .card').count()).toBe(8)
      expect(await seriousFaults(page)).toEqual([])
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByRole('button', { name: '打印案卷' }).isVisible()).toBe(false)
      await picture(page, 'batch-case-print')
      await page.emulateMedia({ media: 'screen' })
      await page.goBack()
      await page.getByRole('heading', { name: '按问题' }).waitFor()
      await suspicionsAndSample(page)
      await drillDown(page)
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: 'CSV', exact: true }).click()
      expect((await saved).suggestedFilename()).toMatch(/\.csv$/)
    }),
  PATIENCE,
)

/** From the largest overcharges and from a case file to the report of one bill; its address brings it back. */
async function drillDown(page: Page): Promise<void> {
  const largest = page.locator('section', { has: page.getByRole('heading', { name: '最大的多收' }) }).locator('tbody a')
  await largest.first().click()
  await page.locator('.report .verdict').waitFor()
  await page.getByRole('link', { name: '← 返回批次' }).click()
  await page.getByRole('link', { name: '哈密乙园区管理有限公司' }).click()
  await page.getByRole('link', { name: 'B4', exact: true }).click()
  await page.getByRole('heading', { name: /^B4/ }).waitFor()
  const report = page.locator('.report')
  for (const part of ['50.00', '居民生活电费', '用电服务费', '哈密乙园区管理有限公司', '2023-05-17', '逐项结论'])
    expect(await report.innerText()).toContain(part)
  // Nothing of a bill that was judged can be changed here.
  expect(await report.locator('button, input').count()).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  await picture(page, 'batch-bill')
  await page.reload()
  await page.getByRole('heading', { name: /^B4/ }).waitFor()
  await page.getByRole('link', { name: '← 返回案卷' }).click()
  await page.getByRole('heading', { name: '案卷：哈密乙园区管理有限公司' }).waitFor()
  const { origin, pathname } = new URL(page.url())
  await page.goto(`${origin}${pathname}?row=3000`)
  await page.getByText('没有从这一行开始的单据').waitFor()
  await page.goto(`${origin}${pathname}`)
  await page.getByRole('heading', { name: '按问题' }).waitFor()
}

/** What the analysis suspects stands in tables, and a sample is drawn whose address draws it again. */
async function suspicionsAndSample(page: Page): Promise<void> {
  const table = (name: string) => page.locator(`section.wide-table[aria-label="${name}"]`)
  expect(await table('紧贴上限').innerText()).toContain('哈密丁物业有限公司')
  // Text stands at the left, numbers at the right.
  const aligned = (cell: string) =>
    page.evaluate(`getComputedStyle(document.querySelector('section[aria-label="紧贴上限"] ${cell}')).textAlign`)
  expect([await aligned('td:nth-child(2)'), await aligned('td:last-child')]).toEqual(['start', 'end'])
  await page.getByLabel('种子').fill('2026-双随机')
  await page.getByLabel('数量').fill('5')
  await page.getByRole('button', { name: '抽取' }).click()
  await page.getByText('中抽出 5 张').waitFor()
  const drawn = await table('抽出的单据').innerText()
  expect(drawn.trim().split('\n').length).toBeGreaterThanOrEqual(6)
  expect(await seriousFaults(page)).toEqual([])
  await picture(page, 'batch-sample')
  await page.reload()
  await page.getByText('中抽出 5 张').waitFor()
  expect(await table('抽出的单据').innerText()).toBe(drawn)
  await page.getByLabel('数量').fill('0')
  await page.getByRole('button', { name: '抽取' }).click()
  await page.locator('.refused').waitFor()
}

interface Doubtful {
  readonly number: string
  readonly day: string
  readonly issuer?: { readonly name: string; readonly role: string }
  readonly line?: object
}
const HOME = { name: '哈密戊物业有限公司', role: 'non-grid-supplier' }
const POWER = {
  description: '居民生活电费',
  quantity: '10',
  unit: 'kWh',
  unitPrice: '0.39',
  amount: '3.90',
  facts: { customerClass: 'residential' },
}
const doubtful = ({ number, day, issuer = HOME, line = POWER }: Doubtful) => {
  const payer = { name: '乙', kind: 'enterprise' }
  return JSON.stringify({ id: number, issuer, payer, jurisdiction: '650502', issuedOn: day, lines: [line] })
}
/** A charge in two parts: each below its cap, together above it. */
const PART = {
  issuer: { name: '哈密己商标所', role: 'administrative-agency' },
  line: { description: '受理商标注册费', quantity: '1', unit: '类', unitPrice: '200.00', amount: '200.00' },
}

test(
  'bills handed in twice, under one number, or in parts are named group by group, and each leads to its report',
  () =>
    visit('/batches', DESK, async ({ page }) => {
      await withKey(page)
      const bills = [
        { number: 'D1', day: '2023-05-20' },
        { number: 'E1', day: '2023-05-21' },
        { number: 'D1', day: '2023-05-20' },
        { number: 'E1', day: '2023-05-22' },
        { number: 'F1', day: '2023-05-23', ...PART },
        { number: 'F2', day: '2023-05-23', ...PART },
      ]
      const file = { name: 'bills.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(bills.map(doubtful).join('\n')) }
      await page.getByLabel('选择文件').setInputFiles(file)
      const table = (name: string) => page.locator(`section.wide-table[aria-label="${name}"]`)
      const rows = async (name: string) => (await table(name).locator('tbody tr').allInnerTexts()).map((row) => row.split('\t'))
      await table('拆分收费').waitFor({ timeout: 60_000 })
      expect((await rows('重复提交')).map(([number, group]) => [number, group])).toEqual([
        ['D1', '1'],
        ['D1', '1'],
      ])
      expect((await rows('单号重复')).map((row) => [row[0], row.at(-1)])).toEqual([
        ['E1', '2023-05-21'],
        ['E1', '2023-05-22'],
      ])
      expect((await rows('拆分收费')).map((row) => [row[0], row[3], row.at(-2)])).toEqual([
        ['F1', '哈密己商标所', '400.00'],
        ['F2', '哈密己商标所', '400.00'],
      ])
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'batch-doubts')
      await table('单号重复').getByRole('link').last().click()
      await page.getByRole('heading', { name: /^E1/ }).waitFor()
      expect(await page.locator('.report').innerText()).toContain('2023-05-22')
    }),
  PATIENCE,
)

test(
  'progress comes as the service tells of it, and by asking again where that is cut off; earlier batches are a page away',
  () =>
    visit('/batches', PHONE, async ({ page, asked }) => {
      await withKey(page)
      await page.route('**/events', (route) => route.fulfill({ contentType: 'text/event-stream', body: '' }))
      await page.getByLabel('选择文件').setInputFiles(FILE)
      await page.getByRole('heading', { name: '按问题' }).waitFor({ timeout: 60_000 })
      await page.unroute('**/events')
      await page.goto(`${new URL(page.url()).origin}/batches`)
      await page.getByLabel('选择文件').setInputFiles(FILE)
      await page.getByRole('heading', { name: '按问题' }).waitFor({ timeout: 60_000 })
      const id = page.url().split('/').at(-1)
      const looks = asked.filter(({ pathname }) => pathname === `/v1/batches/${id}`)
      expect(looks).toHaveLength(1)
      expect(await overflow(page)).toBe(0)
      await picture(page, 'batch-phone')
      await page.goto(`${new URL(page.url()).origin}/batches`)
      await page.locator('.dated a').first().waitFor()
      const oldest = (await page.locator('.dated a').last().getAttribute('href'))?.split('/').at(-1)
      await page.goto(`${new URL(page.url()).origin}/batches?after=${oldest}`)
      await page.getByText('没有更早的批次').waitFor()
      await page.getByRole('link', { name: '回到最新' }).click()
      await page.locator('.dated a').first().waitFor()
      expect(await page.locator('.dated li').count()).toBe(2)
      await picture(page, 'batches-phone')
    }),
  PATIENCE,
)

describe('a key', () => {
  test(
    'that is none is refused in words, and can be forgotten',
    () =>
      visit('/batches', PHONE, async ({ page }) => {
        await page.getByLabel('密钥').fill('qd_wrong')
        await page.getByRole('button', { name: '继续' }).click()
        await page.locator('.refused').first().waitFor()
        expect(await overflow(page)).toBe(0)
        await page.getByRole('button', { name: '忘记密钥' }).click()
        await page.getByLabel('密钥').waitFor()
        await until(page, 'sessionStorage.length === 0 && !JSON.stringify(localStorage).includes("qd_wrong")')
      }),
    PATIENCE,
  )
})

test(
  'charts are fetched only where there are any',
  () =>
    visit('/', DESK, async ({ page, asked }) => {
      await page.getByRole('heading', { name: '这笔钱该不该收？' }).waitFor()
      expect(asked.filter(({ pathname }) => /draw-chart|batch/.test(pathname)).map(String)).toEqual([])
    }),
  PATIENCE,
)
