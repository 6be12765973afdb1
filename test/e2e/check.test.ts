// A shopkeeper checks a bill: by keyboard alone, on a phone, from a spreadsheet or a file; answers what is asked; takes the answer away.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { charge, check, EXTRA, fillHead, fillLines, HOME, OPEN, row, suggestions, verdict } from './fill.ts'
import { DESK, openHouse, overflow, PHONE, picture, seriousFaults, until, visit } from './visit.ts'

openHouse()
const PATIENCE = 120_000

test(
  'by keyboard alone: from the address to the verdict, which then has the focus',
  () =>
    visit('/', DESK, async ({ page }) => {
      const { keyboard } = page
      const focused = () =>
        page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.labels?.[0]?.textContent ?? ""')
      const tabTo = async (name: string) => {
        for (let step = 0; step < 40; step += 1) {
          if (String(await focused()).startsWith(name)) return
          await keyboard.press('Tab')
        }
        throw new Error(`the keyboard never reaches ${name}`)
      }
      await tabTo('地点')
      await keyboard.type('哈密 伊州')
      await suggestions(page).first().waitFor()
      await keyboard.press('ArrowDown')
      await keyboard.press('Enter')
      await tabTo('单据日期')
      await keyboard.type('04172023')
      expect(await page.getByLabel('单据日期').inputValue()).toBe('2023-04-17')
      await tabTo('谁在收钱')
      await keyboard.press('ArrowDown')
      expect(await page.getByLabel('谁在收钱').inputValue()).toBe('non-grid-supplier')
      await tabTo('收费项目')
      await keyboard.type('居民生活电费')
      await suggestions(page).first().waitFor()
      await keyboard.press('Escape')
      for (const [name, text] of [
        ['数量', '1000'],
        ['单位', 'kWh'],
        ['单价', '0.45'],
        ['金额', '450.00'],
      ] as const) {
        await tabTo(name)
        await keyboard.type(text)
      }
      await keyboard.press('Enter')
      await until(
        page,
        'document.querySelectorAll("li.line").length === 2 && document.activeElement.closest("li.line") === document.querySelectorAll("li.line")[1]',
      )
      await keyboard.type('用电服务费')
      await keyboard.press('Escape')
      await tabTo('金额')
      await keyboard.type('50')
      await keyboard.press('Control+Enter')
      await verdict(page).waitFor()
      expect(await verdict(page).innerText()).toBe('多收了，可以要求退还 110.00 元')
      await until(page, 'document.activeElement === document.querySelector(".verdict h1")')
    }),
  PATIENCE,
)

describe('the answer', () => {
  test(
    'has one verdict with the sum, each line with its word, its arithmetic, its article with the date, and how certain all of it is',
    () =>
      visit('/', DESK, async ({ page }) => {
        await fillHead(page)
        await fillLines(page, [HOME, EXTRA, OPEN])
        await check(page)
        expect(await page.locator('.card .badge').allInnerTexts()).toEqual(['违规', '违规', '待定'])
        const [first] = await page.locator('.card').allInnerTexts()
        for (const part of [
          '1000 kWh × 0.39 元/kWh = 390.00 元',
          '哈政办发〔2023〕14号',
          '2023-03-29 起施行',
          '目录所列别名',
          '已与文件原文核对',
        ])
          expect(first).toContain(part)
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'check-report-desk')
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'check-report-dark')
      }),
    PATIENCE,
  )

  test(
    'asks what is missing, and an answer is checked at once; it can be taken back',
    () =>
      visit('/', DESK, async ({ page }) => {
        await fillHead(page)
        await fillLines(page, [OPEN])
        await check(page)
        await page.getByRole('group', { name: '这部分电（水、气、热）用于什么？' }).getByRole('button', { name: '居民生活' }).click()
        await until(page, 'document.querySelector(".verdict h1").textContent.includes("21.00")')
        expect(await page.locator('.card .badge').allInnerTexts()).toEqual(['违规'])
        expect(await page.locator('.questions').count()).toBe(0)
        await page.getByRole('button', { name: /^取消回答/ }).click()
        await page.locator('.questions').waitFor()
      }),
    PATIENCE,
  )

  test(
    'of a line taken for the wrong charge can be had for another, chosen by hand',
    () =>
      visit('/', DESK, async ({ page }) => {
        await fillHead(page)
        await fillLines(page, [{ ...HOME, description: '三月份代收款' }])
        await check(page)
        await page.getByText('换一个收费项目').click()
        await page.getByRole('combobox', { name: '查找收费项目' }).fill('居民非电网直供电')
        await suggestions(page).filter({ hasText: '0.39 元/kWh' }).first().click()
        await until(page, 'document.querySelector(".card .matched")?.textContent.includes("按指定的项目")')
        expect(await verdict(page).innerText()).toContain('60.00')
      }),
    PATIENCE,
  )

  test(
    'opens from a link that holds the bill, which no request carries but the check itself',
    () =>
      visit('/', DESK, async ({ page, address }) => {
        await fillHead(page)
        await fillLines(page, [HOME])
        await check(page)
        await until(page, 'location.hash.startsWith("#bill=")')
        const link = page.url()
        await page.goto('about:blank')
        await page.goto(link)
        await verdict(page).waitFor()
        expect(await verdict(page).innerText()).toContain('60.00')
        expect(await charge(row(page, 0)).inputValue()).toBe('居民生活电费')
        expect(link.startsWith(`${address}/#bill=`)).toBe(true)
      }),
    PATIENCE,
  )
})

describe('the bill comes', () => {
  test(
    'from a spreadsheet with headings, which the service reads, and without, by the order of the columns',
    () =>
      visit('/', DESK, async ({ page }) => {
        await fillHead(page)
        const paste = (text: string) =>
          charge(row(page, 0)).evaluate((field, pasted) => {
            const data = new DataTransfer()
            data.setData('text/plain', pasted)
            field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
          }, text)
        await paste('收费项目\t用电量\t单位\t单价\t金额\n居民生活电费\t1,000\tkWh\t0.45\t450.00')
        await page.getByText('已粘贴 1 行').waitFor()
        await paste('用电服务费\t50.00')
        await until(page, 'document.querySelectorAll("li.line").length === 2')
        await check(page)
        expect(await verdict(page).innerText()).toContain('110.00')
      }),
    PATIENCE,
  )

  test(
    'from a file dropped or chosen, with what the file says besides shown',
    () =>
      visit('/', DESK, async ({ page }) => {
        await fillHead(page)
        const name = 'einvoice-electricity.xml'
        const buffer = readFileSync(new URL(`../fixtures/${name}`, import.meta.url))
        await page.getByLabel('导入文件').setInputFiles({ name, mimeType: 'text/xml', buffer })
        await page.getByText(`已读取 ${name}`).waitFor()
        expect(await charge(row(page, 0)).inputValue()).not.toBe('')
        await check(page)
        await page.getByLabel('导入文件').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
        await page.locator('.refused').waitFor()
      }),
    PATIENCE,
  )

  test(
    'with suggestions while one types, each with what is published for its day',
    () =>
      visit('/', DESK, async ({ page }) => {
        await fillHead(page)
        await charge(row(page, 0)).pressSequentially('居民')
        await suggestions(page).filter({ hasText: '0.39 元/kWh' }).first().waitFor()
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'check-suggestions')
      }),
    PATIENCE,
  )
})

test(
  'on a phone nothing is wider than the window, before and after',
  () =>
    visit('/', PHONE, async ({ page }) => {
      expect(await overflow(page)).toBe(0)
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'check-empty-phone')
      await fillHead(page)
      await fillLines(page, [HOME, EXTRA, OPEN])
      await check(page)
      expect(await overflow(page)).toBe(0)
      await picture(page, 'check-report-phone')
    }),
  PATIENCE,
)

test(
  'on paper stands the report alone, or the letter alone',
  () =>
    visit('/', DESK, async ({ page }) => {
      await fillHead(page)
      await page.getByLabel('收费单位名称').fill('哈密某物业服务有限公司')
      await fillLines(page, [HOME, EXTRA])
      await check(page)
      await page.emulateMedia({ media: 'print' })
      for (const hidden of ['form.bill', '.top nav', '.take-away h2', '.repoint'])
        expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
      expect(await page.locator('.facts').innerText()).toContain('哈密某物业服务有限公司')
      await picture(page, 'check-print')
      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('button', { name: '给收费单位的函' }).click()
      await page.locator('.letter textarea').waitFor()
      expect(await page.locator('.letter textarea').inputValue()).toContain('请于＿＿年＿＿月＿＿日前退还多收的 110.00 元')
      expect(await seriousFaults(page)).toEqual([])
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.report').isVisible()).toBe(false)
      expect(await page.locator('.letter pre').isVisible()).toBe(true)
      await picture(page, 'check-letter-print')
      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('button', { name: '12345 / 12315 投诉稿' }).click()
      await until(page, 'document.querySelector(".letter textarea")?.value.includes("被投诉单位：哈密某物业服务有限公司")')
      expect(new URL(page.url()).searchParams.get('doc')).toBe('complaint')
    }),
  PATIENCE,
)

describe('when something is not there', () => {
  test(
    'what is missing is said at its field, and everything typed stays',
    () =>
      visit('/', DESK, async ({ page }) => {
        await charge(row(page, 0)).fill('电费')
        await page.getByRole('button', { name: '核对', exact: true }).click()
        await page.locator('.finish .refused').waitFor()
        expect(await row(page, 0).getByRole('textbox', { name: '金额' }).getAttribute('aria-invalid')).toBe('true')
        expect(await page.getByLabel('单据日期').getAttribute('aria-invalid')).toBe('true')
        expect(await charge(row(page, 0)).inputValue()).toBe('电费')
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'check-faults')
      }),
    PATIENCE,
  )

  test(
    'without a connection it says so, and goes on when it is back',
    () =>
      visit('/', DESK, async ({ page }) => {
        await fillHead(page)
        await fillLines(page, [HOME])
        await page.context().setOffline(true)
        await page.getByText('网络已断开').waitFor()
        await page.getByRole('button', { name: '核对', exact: true }).click()
        await page.getByText('连不上服务').waitFor()
        await picture(page, 'check-offline')
        await page.context().setOffline(false)
        await check(page)
        expect(await verdict(page).innerText()).toContain('60.00')
      }),
    PATIENCE,
  )

  test(
    'an address that is no page of ours says so, in the language chosen, which stays chosen',
    () =>
      visit('/?lang=en', DESK, async ({ page, address }) => {
        await page.getByRole('heading', { name: 'May they charge this?' }).waitFor()
        expect(await page.evaluate('document.documentElement.lang')).toBe('en')
        expect(await seriousFaults(page)).toEqual([])
        await picture(page, 'check-empty-english')
        await page.goto(`${address}/`)
        await page.getByRole('heading', { name: 'May they charge this?' }).waitFor()
        await page.getByRole('button', { name: '中文' }).click()
        await page.getByRole('heading', { name: '这笔钱该不该收？' }).waitFor()
      }),
    PATIENCE,
  )
})
