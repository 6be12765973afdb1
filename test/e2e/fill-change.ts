// Filling in a change set on the page of publishing, by what its fields are called.
import type { Locator, Page } from 'playwright-core'

export const json = (page: Page): Locator => page.getByRole('textbox', { name: /^变更内容/ })
export const openJson = (page: Page): Promise<void> => page.getByText('以 JSON 查看、粘贴或上传').click()
export const heldIn = async (page: Page) => JSON.parse(await json(page).inputValue())
export const card = (page: Page): Locator => page.locator('.change').first()
export const rehearse = (page: Page): Promise<void> => page.getByRole('button', { name: /^试算/ }).click()

export async function fillName(form: Locator, { id, zh, en }: { id: string; zh: string; en: string }): Promise<void> {
  await form.getByLabel('编号', { exact: true }).fill(id)
  await form.getByLabel('名称（中文）').fill(zh)
  await form.getByLabel('名称（英文）').fill(en)
}

/** The document is one that nobody has declared before. */
export async function fillGrounds(form: Locator, from: string, number: string): Promise<void> {
  await form.getByLabel('首日').fill(from)
  await form.getByLabel('核对程度').selectOption('original')
  await form.getByLabel('文号或名称').fill(number)
  await form.getByLabel(/^目录中还没有这份文件/).check()
  await form.getByLabel('施行日').fill(from)
}

export async function publishIt(page: Page): Promise<void> {
  await rehearse(page)
  await page.getByRole('heading', { name: '变更的条目：1' }).waitFor({ timeout: 90_000 })
  await page.getByRole('button', { name: /^发布为第 \d 版/ }).click()
  await page.getByRole('heading', { name: /^第 \d 版已发布/ }).waitFor({ timeout: 60_000 })
}

export interface Judged {
  readonly verdict: string
  readonly allowed: string | null
  readonly codes: readonly string[]
}

/** How a bill of one line at the end of 2026 is judged now. */
export async function judged(address: string, line: object, jurisdiction = '650502', role = 'non-grid-supplier'): Promise<Judged> {
  const bill = { jurisdiction, issuedOn: '2026-12-20', issuer: { name: '某单位', role }, lines: [line] }
  const headers = { 'Content-Type': 'application/json' }
  const report = await (await fetch(`${address}/v1/checks`, { method: 'POST', headers, body: JSON.stringify(bill) })).json()
  const [first] = report.lines
  return { verdict: first.verdict, allowed: first.allowed, codes: first.findings.map((it: { code: string }) => it.code) }
}
