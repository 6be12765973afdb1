// Who administers makes a key, hands it over, sees whether it is used, and revokes it; and nobody locks everybody out.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESK, openHouse, overflow, PHONE, picture, seriousFaults, typeKey, until, visit, withKey } from './visit.ts'

openHouse()
const PATIENCE = 180_000
const rows = (page: Page) => page.locator('.key-row')
const rowOf = (page: Page, note: string) => rows(page).filter({ hasText: note })

test(
  'a key is made, shown once and copied, does what it may and no more, and is refused once it is revoked',
  () =>
    visit('/', { ...DESK, permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page, address }) => {
      await page.getByRole('link', { name: '密钥管理' }).click()
      await page.getByRole('heading', { name: '密钥', exact: true }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/keys')
      expect(await seriousFaults(page)).toEqual([])
      await withKey(page, ['admin'])
      await page.getByRole('heading', { name: /^密钥：\d+ 个有效/ }).waitFor()
      expect(await rowOf(page, '本窗口所用的密钥').count()).toBe(1)
      await page.getByLabel(/^给谁用/).fill('市场监管局 王某')
      const box = page.getByRole('checkbox', { name: /^批量核对/ })
      expect(await box.isChecked()).toBe(true)
      await box.uncheck()
      expect(await page.getByRole('button', { name: '生成', exact: true }).isDisabled()).toBe(true)
      await box.check()
      expect(await seriousFaults(page)).toEqual([])
      await page.getByRole('button', { name: '生成', exact: true }).click()
      const made = page.locator('.made-key')
      await made.getByText('只显示这一次').waitFor()
      const key = await made.locator('.said code').innerText()
      await made.getByRole('button', { name: '复制密钥' }).click()
      await made.getByText('已复制').waitFor()
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(key)
      const asked = (path: string) => fetch(address + path, { headers: { Authorization: `Bearer ${key}` } })
      expect((await asked('/v1/batches')).status).toBe(200)
      expect((await asked('/v1/keys')).status).toBe(403)
      const row = rowOf(page, '市场监管局 王某')
      expect(await row.innerText()).toMatch(/批量核对[\s\S]*从未使用/)
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'keys')
      await made.getByRole('button', { name: /收起$/ }).click()
      expect(await page.locator('main').innerText()).not.toContain(key)
      await page.reload()
      await row.getByText('最近使用').waitFor()
      expect(await page.locator('main').innerText()).not.toContain(key)
      await row.getByRole('button', { name: /^撤销/ }).click()
      await row.getByRole('button', { name: '确认撤销' }).click()
      await row.getByText('已撤销').waitFor()
      expect((await asked('/v1/batches')).status).toBe(401)
      // What can no more be done to it is not offered.
      expect(await row.getByRole('button').count()).toBe(0)
    }),
  PATIENCE,
)

test(
  'by keyboard on a phone, in English: the question can be taken back, and the last key of this right stays',
  () =>
    visit('/keys?lang=en', PHONE, async ({ page, address }) => {
      await page.getByLabel('Key', { exact: true }).fill('qd_nobody')
      await page.keyboard.press('Enter')
      await page.getByText('A key is needed').waitFor()
      await picture(page, 'keys-refused')
      await page.getByRole('button', { name: 'Forget the key' }).click()
      await page.goto(`${address}/keys?lang=zh`)
      await withKey(page, ['batch'])
      await page.getByText('权限不足').waitFor()
      await page.getByRole('button', { name: '忘记密钥' }).click()
      await withKey(page, ['admin'])
      await revokeOthers(page)
      await page.getByRole('button', { name: 'English' }).click()
      const own = rowOf(page, 'the key of this window')
      const revoke = own.getByRole('button', { name: /^Revoke/ })
      await revoke.focus()
      await page.keyboard.press('Enter')
      await until(page, 'document.activeElement?.textContent === "Keep it"')
      expect(await own.innerText()).toContain('this page cannot go on with it')
      expect(await overflow(page)).toBe(0)
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'keys-phone')
      await page.keyboard.press('Escape')
      expect(await own.getByRole('button', { name: 'Revoke it for good' }).count()).toBe(0)
      await until(page, 'document.activeElement?.classList.contains("key-row") === true')
      await revoke.click()
      await own.getByRole('button', { name: 'Revoke it for good' }).click()
      await page.getByText('The last key with the scope admin stays').waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'keys-last-admin')
    }),
  PATIENCE,
)

/** Whatever other valid keys there are from the test before. */
async function revokeOthers(page: Page): Promise<void> {
  const others = rows(page).filter({ hasNotText: '本窗口所用的密钥' }).filter({ hasText: '管理' }).filter({ hasNotText: '已撤销' })
  await rowOf(page, '本窗口所用的密钥').waitFor()
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().getByRole('button', { name: /^撤销/ }).click()
    await page.getByRole('button', { name: '确认撤销' }).click()
    await expect.poll(() => others.count(), { timeout: 15_000 }).toBe(left - 1)
  }
}

test(
  'who looks for a key on another page finds the way here',
  () =>
    visit('/batches', DESK, async ({ page }) => {
      await page.getByRole('main').getByRole('link', { name: '密钥管理' }).click()
      await page.waitForURL(/\/keys$/)
      await typeKey(page, 'not a key')
      await page.getByText('需要密钥').waitFor()
      await page.getByRole('link', { name: '发布', exact: true }).click()
      await page.getByRole('link', { name: '管理密钥' }).click()
      await page.waitForURL(/\/keys$/)
    }),
  PATIENCE,
)
