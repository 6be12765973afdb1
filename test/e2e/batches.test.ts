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
  await page.getByText('结果中没有从第 3000 行开始的单据').waitFor()
  await page.goto(`${origin}${pathname}`)
  await page.getByRole('heading', { name: '按问题' }).waitFor()
}

/** What the analysis suspects stands in tables, and a sample is drawn whose address draws it again. */
async function suspicionsAndSample(page: Page): Promise<void> {
  const table = (name: string) => page.locator(`section.wide-table[aria-label="${name}"]`)
  expect(await table('紧贴上限').innerText()).toContain('哈密丁物业有限公司')
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
