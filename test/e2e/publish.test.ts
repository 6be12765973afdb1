// Publishing with a key: a change set is rehearsed, what it changes is seen, and it becomes the next edition.
import { expect, test } from 'vitest'
import { DESK, openHouse, picture, seriousFaults, visit, withKey } from './visit.ts'

openHouse()
const CHANGE = {
  changes: [{ op: 'change', id: 'cn-6505.electricity.non-grid.residential', set: { note: { zh: '试验说明', en: 'A note' } } }],
}

test(
  'a change set from the editor to the edition',
  () =>
    visit('/publish', DESK, async ({ page }) => {
      await withKey(page)
      const editor = page.getByRole('textbox', { name: /^变更内容/ })
      await editor.fill('{')
      await page.getByRole('button', { name: /^试算/ }).click()
      await page.locator('.refused').waitFor()
      await editor.fill(JSON.stringify(CHANGE))
      await page.getByRole('button', { name: /^试算/ }).click()
      await page.getByRole('heading', { name: '变更的条目：1' }).waitFor({ timeout: 60_000 })
      await page.getByRole('heading', { name: /^对示例单据的影响/ }).waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish')
      await page.getByRole('button', { name: '发布为第 2 版' }).click()
      await page.getByRole('heading', { name: '第 2 版已发布' }).waitFor()
      await page.getByRole('link', { name: '查看变更' }).click()
      await page.getByText('试验说明').first().waitFor()
    }),
  180_000,
)
