// Publishing with a key: a change set is rehearsed, what it changes is seen, and it becomes the next edition.
import { expect, test } from 'vitest'
import { readSources } from '../../src/entry/load-catalogues.ts'
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

test(
  'a whole set dropped on the editor is rehearsed by its files',
  () =>
    visit('/publish', DESK, async ({ page }) => {
      await withKey(page)
      const editor = page.getByRole('textbox', { name: /^变更内容/ })
      const texts = readSources().map(({ path, text }) => [path, text.replace('居民非电网直供电终端用户电价', '居民非电网直供电用户电价')])
      const set = JSON.stringify({ note: '整套', files: Object.fromEntries(texts) })
      const dropped = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], 'set.json', { type: 'application/json' }))
        return transfer
      }, set)
      await editor.dispatchEvent('drop', { dataTransfer: dropped })
      await expect.poll(async () => (await editor.inputValue()) === set, { timeout: 15_000 }).toBe(true)
      await page.getByRole('button', { name: /^试算/ }).click()
      await page.getByRole('heading', { name: /^变更的条目：[1-9]/ }).waitFor({ timeout: 90_000 })
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish-whole')
    }),
  180_000,
)
