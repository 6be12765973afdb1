// Copying on a page that came without encryption from another machine, to which the browser gives no clipboard.
import { expect, test } from 'vitest'
import { check, EXTRA, fillHead, fillLines, HOME } from './fill.ts'
import { DESK, openHouse, visit } from './visit.ts'

openHouse()
const PATIENCE = 120_000

test(
  'a letter is copied all the same, and the button keeps the focus',
  () =>
    visit('/', DESK, async ({ page }) => {
      await page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined })')
      await fillHead(page)
      await fillLines(page, [HOME, EXTRA])
      await check(page)
      await page.getByRole('button', { name: '给收费单位的函' }).click()
      const letter = page.locator('.letter textarea')
      await letter.waitFor()
      const text = await letter.inputValue()
      const copy = page.getByRole('button', { name: '复制全文' })
      await copy.click()
      await page.locator('.letter').getByText('已复制').waitFor()
      expect(await page.evaluate('document.activeElement.textContent')).toBe('复制全文')
      await letter.fill('')
      await letter.press('ControlOrMeta+V')
      expect(await letter.inputValue()).toBe(text)
    }),
  PATIENCE,
)
