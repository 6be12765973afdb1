// What changed between editions: nothing while there is one, and in words once another is published.
import { expect, test } from 'vitest'
import { createEdition } from '../../src/core/catalogue/edition.ts'
import { loadEdition } from '../../src/entry/load-catalogues.ts'
import { DESK, openHouse, overflow, PHONE, picture, publish, seriousFaults, visit } from './visit.ts'

openHouse()
const PATIENCE = 120_000
const CHANGED = 'cn-6505.electricity.non-grid.residential'

test(
  'one edition has nothing to be compared with',
  () =>
    visit('/changes', DESK, async ({ page }) => {
      await page.getByText('只有一个版本').waitFor()
      expect(await page.locator('.dated li').first().innerText()).toMatch(/第 1 版\s*现行/)
      expect(await seriousFaults(page)).toEqual([])
    }),
  PATIENCE,
)

test(
  'another edition is compared field by field, and the address keeps which two',
  async () => {
    const { set, regions } = loadEdition()
    const files = set.files.map((file) => ({
      ...file,
      items: file.items?.map((item) =>
        item.id === CHANGED
          ? { ...item, limits: item.limits.map((it) => ({ ...it, limit: { type: 'fixed' as const, price: '0.41', unit: 'kWh' } })) }
          : item,
      ),
    }))
    await publish(createEdition(2, { ...set, files }, regions))
    await visit('/changes?from=1&to=2', PHONE, async ({ page }) => {
      const link = page.getByRole('link', { name: '居民非电网直供电终端用户电价' })
      await expect
        .poll(
          async () => {
            await page.reload()
            return link.waitFor({ timeout: 2_000 }).then(
              () => true,
              () => false,
            )
          },
          { timeout: 40_000, interval: 500 },
        )
        .toBe(true)
      const text = await page.locator('main').innerText()
      for (const part of ['0.39', '0.41']) expect(text).toContain(part)
      expect(await overflow(page)).toBe(0)
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'changes')
      await link.click()
      await page.getByText('在各版目录之间的变更').click()
      await page.getByRole('link', { name: '第 1 版 → 第 2 版' }).waitFor()
      await page.locator('.item details table').waitFor()
      expect(await page.locator('.item details').innerText()).toContain('0.41')
      expect(await seriousFaults(page)).toEqual([])
    })
  },
  PATIENCE,
)
