// Publishing with a key: a change set is filled in or pasted, rehearsed, and becomes the next edition, by which bills are judged from then on.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readSources } from '../../src/entry/load-catalogues.ts'
import { check, fillHead, fillLines, suggestions, verdict } from './fill.ts'
import { DESK, openHouse, overflow, PHONE, picture, seriousFaults, until, visit, withKey } from './visit.ts'

openHouse()
const PATIENCE = 240_000
const ITEM = 'cn-6505.electricity.non-grid.residential'
const json = (page: Page) => page.getByRole('textbox', { name: /^变更内容/ })
const openJson = (page: Page) => page.getByText('以 JSON 查看、粘贴或上传').click()
const rehearse = (page: Page) => page.getByRole('button', { name: /^试算/ }).click()
const heldIn = async (page: Page) => JSON.parse(await json(page).inputValue())

/** From the search to a new cap in the place of the one that stands. */
async function lowerCap(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '要改哪个项目' }).fill('居民生活电费')
  await suggestions(page).filter({ hasText: '0.39' }).first().click()
  await page
    .getByRole('button', { name: /^改为新标准/ })
    .first()
    .click()
  const form = page.locator('.change').first()
  await form.getByLabel('价格（元）').fill('0.35')
  await form.getByLabel('文号或名称').fill('哈政办发〔2026〕9号')
  await form.getByLabel(/^目录中还没有这份文件/).check()
  await form.getByLabel('标题').fill('关于降低终端用户电价的通知')
  await form.getByLabel('施行日').fill('2026-11-01')
}

test(
  'a cap lowered by form is refused where it is unfinished, rehearsed, published, and judges a bill',
  () =>
    visit('/publish', DESK, async ({ page, address }) => {
      await withKey(page)
      await page.getByText('以第 1 版为基础').waitFor()
      await lowerCap(page)
      // What is not filled in yet is refused at its field, and the list of faults leads there.
      await rehearse(page)
      await page.getByRole('button', { name: '变更 1 · 首日' }).click()
      const begin = page.locator('.change').getByLabel('首日')
      expect(await begin.getAttribute('aria-invalid')).toBe('true')
      await until(page, 'document.activeElement?.id === "at.changes.0.limit.from"')
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish-faults')
      await begin.fill('2026-11-01')
      await page.locator('.change').getByLabel('核对程度').selectOption('original')
      expect(await page.locator('.change-head').innerText()).toContain('自 2026-11-01 起')
      await rehearse(page)
      await page.getByRole('heading', { name: '变更的条目：1' }).waitFor({ timeout: 60_000 })
      await page.getByRole('heading', { name: /^对示例单据的影响/ }).waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish')
      // The address holds the draft: a reload brings it back as it was.
      await expect.poll(() => page.url(), { timeout: 15_000 }).toContain('#draft=')
      await openJson(page)
      const before = await json(page).inputValue()
      await page.reload()
      await openJson(page)
      await expect.poll(() => json(page).inputValue(), { timeout: 15_000 }).toBe(before)
      await rehearse(page)
      await page.getByRole('button', { name: '发布为第 2 版' }).click()
      await page.getByRole('heading', { name: '第 2 版已发布' }).waitFor()
      await page.goto(address)
      await fillHead(page, { day: '2026-11-20' })
      await fillLines(page, [{ description: '居民生活电费', quantity: '1000', unit: 'kWh', unitPrice: '0.39', amount: '390.00' }])
      await check(page)
      expect(await verdict(page).innerText()).toMatch(/多收|违规/)
      const report = await page.locator('main').innerText()
      for (const part of ['0.35', '哈政办发〔2026〕9号', '40.00']) expect(report).toContain(part)
    }),
  PATIENCE,
)

test(
  'the form and the JSON are one: what is done in either stands in the other, and what is no change set is said to be none',
  () =>
    visit(`/publish?item=${ITEM}`, PHONE, async ({ page }) => {
      await withKey(page)
      await openJson(page)
      await page.getByRole('button', { name: '改名称、别名、说明' }).click()
      const card = page.locator('.change').first()
      const count = (await heldIn(page)).changes[0].set.aliases.length
      await card.getByRole('button', { name: '增加别名' }).click()
      await card.getByRole('textbox', { name: `别名 ${count + 1}` }).fill('家用电费')
      expect((await heldIn(page)).changes[0]).toMatchObject({ op: 'change', id: ITEM })
      expect((await heldIn(page)).changes[0].set.aliases.at(-1)).toBe('家用电费')
      await card.getByRole('button', { name: '去掉别名 1', exact: true }).click()
      expect((await heldIn(page)).changes[0].set.aliases).toHaveLength(count)
      expect(await overflow(page)).toBe(0)
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish-phone')
      const end = { op: 'end', id: ITEM, how: 'suspended', from: '2027-01-01', basis: [], verification: 'original' }
      await json(page).fill(JSON.stringify({ changes: [end] }))
      await page.getByText('自 2027-01-01 起停征').waitFor()
      await json(page).fill('{')
      await page.getByText('下面的内容不是变更集').waitFor()
      await rehearse(page)
      await page.locator('.refused').waitFor()
      await json(page).fill('{"files":{}}')
      await page.getByText('这是整套目录').waitFor()
    }),
  PATIENCE,
)

test(
  'who publishes on an edition that is no longer the newest is told, sees what changed, and goes on from there',
  () =>
    visit('/publish', DESK, async ({ page, address }) => {
      await withKey(page)
      await openJson(page)
      await json(page).fill(JSON.stringify({ changes: [noted('我的说明')] }))
      await rehearse(page)
      await page.getByRole('heading', { name: '变更的条目：1' }).waitFor({ timeout: 60_000 })
      const key = await page.evaluate('sessionStorage.getItem("qingdan.key")')
      const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
      const body = JSON.stringify({ note: '抢先', changes: [noted('别人的说明')] })
      expect((await fetch(`${address}/v1/editions`, { method: 'POST', headers, body })).status).toBe(201)
      await page.getByRole('button', { name: /^发布为第 \d 版/ }).click()
      await page.getByText('编写期间已有新版发布').waitFor()
      await page.getByText('抢先').waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish-conflict')
      await page.getByRole('button', { name: '以最新一版为基础重新试算' }).click()
      await page.getByText('编写期间已有新版发布').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: /^发布为第 \d 版/ }).click()
      await page.getByRole('heading', { name: /^第 \d 版已发布/ }).waitFor()
      await page.getByRole('link', { name: '查看变更' }).click()
      await page.getByText('我的说明').first().waitFor()
    }),
  PATIENCE,
)

const noted = (zh: string) => ({ op: 'change', id: ITEM, set: { note: { zh, en: 'A note' } } })

test(
  'a whole set dropped on the editor is rehearsed by its files',
  () =>
    visit('/publish', DESK, async ({ page }) => {
      await withKey(page)
      await openJson(page)
      const texts = readSources().map(({ path, text }) => [path, text.replace('居民非电网直供电终端用户电价', '居民非电网直供电用户电价')])
      const set = JSON.stringify({ note: '整套', files: Object.fromEntries(texts) })
      const dropped = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], 'set.json', { type: 'application/json' }))
        return transfer
      }, set)
      await json(page).dispatchEvent('drop', { dataTransfer: dropped })
      await expect.poll(async () => (await json(page).inputValue()) === set, { timeout: 15_000 }).toBe(true)
      await rehearse(page)
      await page.getByRole('heading', { name: /^变更的条目：[1-9]/ }).waitFor({ timeout: 90_000 })
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish-whole')
    }),
  PATIENCE,
)
