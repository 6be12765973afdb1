// What a city adds beside its charges: a relief and a prohibition are filled in as forms, published, and decide bills from then on.
import { expect, test } from 'vitest'
import { suggestions } from './fill.ts'
import { card, fillGrounds, fillName, heldIn, judged, openJson, publishIt, rehearse } from './fill-change.ts'
import { DESK, openHouse, overflow, PHONE, picture, seriousFaults, until, visit, withKey } from './visit.ts'

openHouse()
const PATIENCE = 240_000
test(
  'a relief filled in on a phone is refused where it is unfinished, then lowers what a charge allows',
  () =>
    visit('/publish', PHONE, async ({ page, address }) => {
      await withKey(page)
      await page.getByRole('button', { name: '新增减免' }).click()
      await openJson(page)
      const form = card(page)
      expect((await heldIn(page)).changes[0]).toMatchObject({ op: 'add', kind: 'relief' })
      await form.getByLabel('列入哪个目录').selectOption('6505/relief')
      await fillName(form, { id: 'cn-6505.relief.homes-2026', zh: '年末居民电费减收', en: 'Homes at the end of the year' })
      await form.getByRole('combobox', { name: '适用项目 1' }).fill('居民生活电费')
      await suggestions(page).filter({ hasText: '0.39' }).first().click()
      // The field holds the id, and says whose it is.
      await form.locator('.combobox .hint').filter({ hasText: '居民非电网直供电终端用户电价' }).waitFor()
      await form.getByLabel('应付比例（小数）').fill('0.80')
      await form.getByText('= 80%').waitFor()
      // The first day and the document are still to come: the fault leads to its field.
      await rehearse(page)
      await page.getByRole('button', { name: '变更 1 · 首日' }).click()
      await until(page, 'document.activeElement?.id === "at.changes.0.relief.from"')
      expect(await seriousFaults(page)).toEqual([])
      await fillGrounds(form, '2026-12-01', '哈政办发〔2026〕12号')
      await form.getByText('收费主体：任何收费单位').click()
      await form.getByRole('checkbox', { name: /^物业、商场/ }).check()
      await form.getByRole('checkbox', { name: '必须执行（不勾选：倡导或仅作记录）' }).uncheck()
      expect((await heldIn(page)).changes[0].relief).toMatchObject({ enforceable: false, issuers: ['non-grid-supplier'] })
      await form.getByRole('checkbox', { name: '必须执行（不勾选：倡导或仅作记录）' }).check()
      const { relief } = (await heldIn(page)).changes[0]
      expect(relief).toMatchObject({ appliesTo: ['cn-6505.electricity.non-grid.residential'], payable: '0.80', combine: 'alternative' })
      expect(Object.keys(relief)).not.toContain('enforceable')
      expect(await page.locator('.change-head').innerText()).toContain('新增减免 年末居民电费减收：按 80% 收取；自 2026-12-01 起')
      expect(await overflow(page)).toBe(0)
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish-relief-phone')
      await publishIt(page)
      const line = { description: '居民生活电费', quantity: '1000', unit: 'kWh', amount: '390.00' }
      expect(await judged(address, line)).toMatchObject({ allowed: '312.00', codes: expect.arrayContaining(['discount-not-applied']) })
    }),
  PATIENCE,
)

test(
  'a prohibition filled in forbids a charge; it is found again, corrected with nothing but what differs, and ended',
  () =>
    visit('/publish', DESK, async ({ page, address }) => {
      await withKey(page)
      await page.getByRole('button', { name: '新增禁止规定' }).click()
      await openJson(page)
      const form = card(page)
      await form.getByLabel('列入哪个目录').selectOption('6505/prohibition')
      await fillName(form, { id: 'cn-6505.prohibition.queue-fee', zh: '排队引导费', en: 'Queueing fee' })
      await form.getByLabel('禁止什么').selectOption('off-list')
      expect(await form.getByRole('textbox', { name: '单据上的名称 1' }).count()).toBe(0)
      await form.getByLabel('禁止什么').selectOption('with-charge')
      await form.getByRole('combobox', { name: '与哪项收费同单' }).waitFor()
      await form.getByLabel('禁止什么').selectOption('named')
      await form.getByRole('button', { name: '增加单据上的名称' }).click()
      await form.getByRole('textbox', { name: '单据上的名称 1' }).fill('排队引导费')
      await fillGrounds(form, '2026-12-01', '哈政办发〔2026〕13号')
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish-prohibition')
      await publishIt(page)
      expect(await judged(address, { description: '排队引导费', amount: '20.00' })).toMatchObject({
        allowed: '0.00',
        codes: ['prohibited'],
      })
      await page.goto(`${address}/publish?item=cn-6505.prohibition.queue-fee`)
      await page.getByRole('button', { name: '更正或改期' }).click()
      await openJson(page)
      await form.getByRole('textbox', { name: '单据上的名称 1' }).waitFor()
      expect((await heldIn(page)).changes[0].set).toEqual({})
      await form.getByRole('button', { name: '增加单据上的名称' }).click()
      await form.getByRole('textbox', { name: '单据上的名称 2' }).fill('叫号费')
      await form.getByLabel('末日').fill('2027-06-30')
      expect((await heldIn(page)).changes[0].set).toEqual({ names: ['排队引导费', '叫号费'], to: '2027-06-30' })
      await form.getByLabel('末日').fill('')
      expect((await heldIn(page)).changes[0].set).toEqual({ names: ['排队引导费', '叫号费'] })
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish-correction')
      await publishIt(page)
      expect((await judged(address, { description: '叫号费', amount: '20.00' })).codes).toEqual(['prohibited'])
    }),
  PATIENCE,
)
