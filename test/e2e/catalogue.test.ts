// Looking a charge up: searching and browsing the catalogues, and one entry with its limits, documents, names and chain.
import { describe, expect, test } from 'vitest'
import { DESK, openHouse, overflow, PHONE, picture, seriousFaults, visit } from './visit.ts'

openHouse()
const PATIENCE = 120_000

describe('the catalogues', () => {
  test(
    'say what is held, level by level, and what each lacks',
    () =>
      visit('/catalogue', DESK, async ({ page }) => {
        await page.getByRole('heading', { name: /^全国/ }).waitFor()
        expect(await page.locator('.held').count()).toBeGreaterThan(3)
        expect(await page.getByText(/尚缺 \d+ 项/).count()).toBeGreaterThan(0)
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'catalogue-held')
      }),
    PATIENCE,
  )

  test(
    'are searched by name, kind, place and day, and the address keeps the search',
    () =>
      visit('/catalogue', DESK, async ({ page }) => {
        await page.getByLabel('名称').fill('居民')
        await page.getByLabel('类别').selectOption('electricity-tariff')
        const link = page.getByRole('link', { name: '居民非电网直供电终端用户电价', exact: true })
        await link.waitFor()
        expect(await page.locator('.entries').innerText()).toContain('0.39 元/kWh')
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'catalogue-search')
        await page.getByLabel('有效日期').fill('2020-01-01')
        await page.locator('.entries, .empty').filter({ hasNotText: '0.39 元/kWh' }).first().waitFor()
        await page.reload()
        expect(await page.getByLabel('名称').inputValue()).toBe('居民')
        expect(new URL(page.url()).searchParams.get('kind')).toBe('electricity-tariff')
      }),
    PATIENCE,
  )

  test(
    'on a phone are no wider than the window',
    () =>
      visit('/catalogue?query=登记', PHONE, async ({ page }) => {
        await page.locator('.entries').waitFor()
        expect(await overflow(page)).toBe(0)
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'catalogue-phone')
      }),
    PATIENCE,
  )

  test(
    'that hold nothing of the kind say so',
    () =>
      visit('/catalogue?query=不锈钢保温杯', DESK, async ({ page }) => {
        await page.getByText('没有找到').waitFor()
      }),
    PATIENCE,
  )
})

describe('an entry', () => {
  test(
    'shows its limit with the document and its date, its names, and the chain it stands in',
    () =>
      visit('/items/cn-6505.electricity.non-grid.residential', DESK, async ({ page }) => {
        await page.getByRole('heading', { name: '居民非电网直供电终端用户电价' }).waitFor()
        const text = await page.locator('.item').innerText()
        for (const part of ['0.39 元/kWh', '哈政办发〔2023〕14号', '2023-03-29 起', '居民生活电费', '已与文件原文核对', '被本项取代'])
          expect(text).toContain(part)
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'item')
        await page.locator('.chain a').first().click()
        await page.waitForURL(/\/items\/cn(?!-6505\.electricity\.non-grid\.residential)/)
        await page.goBack()
        await page.getByRole('heading', { name: '居民非电网直供电终端用户电价' }).waitFor()
      }),
    PATIENCE,
  )

  test(
    'read in a city, shows the tightest limit of the levels and who set it, and the address keeps the place',
    () =>
      visit('/items/cn.electricity.resale.passthrough', DESK, async ({ page }) => {
        const levels = page.locator('.levels')
        await levels.locator('.chain').waitFor()
        await levels.getByRole('combobox', { name: '看哪里' }).fill('哈密 伊州')
        await page.locator('[role=listbox]:not([hidden]) [role=option]').first().click()
        await levels.getByText('哈政办发〔2023〕14号').first().waitFor()
        expect(await levels.locator('table').innerText()).toContain('0.39 元/kWh')
        expect(new URL(page.url()).searchParams.get('place')).toBe('650502')
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'item-levels')
        await page.reload()
        await levels.getByText('哈政办发〔2023〕14号').first().waitFor()
      }),
    PATIENCE,
  )

  test(
    'whose price changed draws it as steps, said in words as well',
    () =>
      visit('/items/adm-tm-registration', DESK, async ({ page }) => {
        await page.locator('.dated').first().waitFor()
        const chart = page.locator('.steps svg').first()
        await chart.waitFor()
        expect(await chart.getAttribute('aria-label')).toMatch(/\d{4}-\d{2}-\d{2} .+；\d{4}-\d{2}-\d{2} /)
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'item-steps')
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await seriousFaults(page)).toEqual([])
      }),
    PATIENCE,
  )

  test(
    'that does not exist is said not to',
    () =>
      visit('/items/no.such.item', DESK, async ({ page }) => {
        await page.locator('.refused').waitFor()
        expect(await seriousFaults(page)).toEqual([])
      }),
    PATIENCE,
  )
})
