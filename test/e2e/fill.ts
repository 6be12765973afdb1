// Filling in a bill on the page, by what its fields are called.
import type { Locator, Page } from 'playwright-core'

export interface Line {
  readonly description: string
  readonly quantity?: string
  readonly unit?: string
  readonly unitPrice?: string
  readonly amount: string
}

export const HOME: Line = { description: '居民生活电费', quantity: '1000', unit: 'kWh', unitPrice: '0.45', amount: '450.00' }
export const EXTRA: Line = { description: '用电服务费', amount: '50.00' }
export const OPEN: Line = { description: '电费', quantity: '100', unit: '度', amount: '60' }

export const suggestions = (page: Page): Locator => page.locator('[role=listbox]:not([hidden]) [role=option]')
export const row = (page: Page, number: number): Locator => page.locator('li.line').nth(number)
export const charge = (line: Locator): Locator => line.getByRole('combobox', { name: '收费项目' })
export const verdict = (page: Page): Locator => page.locator('.verdict h1')

export async function fillHead(page: Page, { place = '哈密 伊州', day = '2023-04-17', role = 'non-grid-supplier' } = {}): Promise<void> {
  await page.getByRole('combobox', { name: '地点' }).fill(place)
  await suggestions(page).first().click()
  await page.getByLabel('单据日期').fill(day)
  if (role !== '') await page.getByLabel('谁在收钱').selectOption(role)
}

export async function fillLines(page: Page, lines: readonly Line[]): Promise<void> {
  for (const [number, line] of lines.entries()) {
    if (number > 0) await page.getByRole('button', { name: '添加一行' }).click()
    const at = row(page, number)
    await charge(at).fill(line.description)
    if (line.quantity !== undefined) await at.getByRole('textbox', { name: '数量' }).fill(line.quantity)
    if (line.unit !== undefined) await at.getByRole('combobox', { name: '单位' }).fill(line.unit)
    if (line.unitPrice !== undefined) await at.getByRole('textbox', { name: '单价' }).fill(line.unitPrice)
    await at.getByRole('textbox', { name: '金额' }).fill(line.amount)
  }
}

export async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await verdict(page).waitFor()
}
