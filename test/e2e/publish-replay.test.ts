// A change set tried on one's own bills: a completed batch is chosen, and what would come out otherwise is shown bill by bill.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { lowered } from '../http/lowered.ts'
import { json, openJson, rehearse } from './fill-change.ts'
import { openHouse, overflow, PHONE, picture, seriousFaults, visit, withKey } from './visit.ts'

openHouse()
const PATIENCE = 240_000
const CHOICE = '用哪些单据试算'
const HEADINGS = '单号,收费单位,收费主体,行政区划代码,开票日期,收费项目,数量,单位,单价,金额,用电类别'
/** In order under the cap of 0.39; the second of them under one of 0.30 as well. */
const BILLS = ['0.39', '0.20'].map(
  (price, index) =>
    `B${index},哈密甲物业有限公司,非电网供电主体,650502,2026-12-1${index},居民生活电费,1000,kWh,${price},${Number(price) * 1000}.00,居民生活`,
)
const LOWER = lowered('哈政办发〔2026〕20号', '0.30')

/** Hands in the bills with the key of the page, and waits until they are judged. */
async function handIn(page: Page, address: string): Promise<string> {
  const key = await page.evaluate('sessionStorage.getItem("qingdan.key")')
  const headers = { Authorization: `Bearer ${key}` }
  const body = [HEADINGS, ...BILLS].join('\n')
  const sent = await fetch(`${address}/v1/batches`, { method: 'POST', headers: { ...headers, 'Content-Type': 'text/csv' }, body })
  expect(sent.status).toBe(202)
  const { id } = await sent.json()
  const status = async () => (await (await fetch(`${address}/v1/batches/${id}`, { headers })).json()).status
  await expect.poll(status, { timeout: 60_000 }).toBe('completed')
  return id
}

test(
  'the effect on a batch is shown on a phone, and the address keeps which',
  () =>
    visit('/publish', PHONE, async ({ page, address }) => {
      await withKey(page)
      await page.getByText('目前没有').waitFor()
      const id = await handIn(page, address)
      await page.reload()
      await openJson(page)
      await json(page).fill(JSON.stringify(LOWER))
      await page.getByLabel(CHOICE).selectOption(id)
      await page.getByText('每批至多 10000 张').waitFor()
      expect(new URL(page.url()).searchParams.get('replay')).toBe(id)
      await rehearse(page)
      await page.getByRole('heading', { name: '对所选批次的影响：2 张中 1 张不同' }).waitFor({ timeout: 90_000 })
      const effect = page.locator('section', { has: page.getByRole('heading', { name: /^对所选批次的影响/ }) })
      expect(await effect.innerText()).toMatch(/第 2 行 · 哈密甲物业有限公司: .*违规[\s\S]*0\.00 → 90\.00/)
      expect(await overflow(page)).toBe(0)
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish-replay-phone')
      // From a bill one comes back to the draft and the choice.
      await expect.poll(() => page.url(), { timeout: 15_000 }).toContain('#draft=')
      await effect.getByRole('link', { name: '第 2 行' }).click()
      await page.getByRole('heading', { name: /^B0/ }).waitFor()
      await page.goBack()
      await openJson(page)
      await expect.poll(() => json(page).inputValue(), { timeout: 15_000 }).toContain('0.30')
      await expect.poll(() => page.getByLabel(CHOICE).inputValue(), { timeout: 15_000 }).toBe(id)
    }),
  PATIENCE,
)

test(
  'a key that may publish alone is told that it has no batches, and a batch that is not there is refused',
  () =>
    visit('/publish?replay=none', PHONE, async ({ page }) => {
      await withKey(page, ['publish'])
      await page.getByText('此密钥的批次无法列出').waitFor()
      await openJson(page)
      await json(page).fill(JSON.stringify(LOWER))
      await rehearse(page)
      await page.getByText('没有这批单据').waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await page.getByLabel(CHOICE).selectOption('examples')
      expect(new URL(page.url()).searchParams.has('replay')).toBe(false)
      await rehearse(page)
      await page.getByRole('heading', { name: /^对示例单据的影响/ }).waitFor({ timeout: 90_000 })
    }),
  PATIENCE,
)
