// What is new to the catalogues: a catalogue of a place that had none, and in it a charge whose documents can be read in two ways.
import { expect, test } from 'vitest'
import { suggestions } from './fill.ts'
import { card, fillGrounds, fillName, heldIn, judged, openJson, publishIt, rehearse } from './fill-change.ts'
import { openHouse, overflow, PHONE, picture, seriousFaults, until, visit, withKey } from './visit.ts'

openHouse()
const PATIENCE = 240_000

test(
  'a charge with a contested reading in a new catalogue is filled in on a phone, published, and asks where the readings differ',
  () =>
    visit('/publish', PHONE, async ({ page, address }) => {
      await withKey(page)
      await page.getByRole('button', { name: '新增收费项目' }).click()
      await openJson(page)
      const form = card(page)
      await form.getByLabel('列入哪个目录').selectOption({ label: '新建一个目录…' })
      const head = form.locator('.new-catalogue')
      await rehearse(page)
      await page.getByRole('button', { name: '变更 1 · 标题（中文）' }).click()
      await until(page, 'document.activeElement?.id === "at.changes.0.catalogue.title.zh"')
      await head.getByRole('combobox', { name: '地区' }).fill('克拉玛依')
      await suggestions(page).filter({ hasText: '6502' }).first().click()
      await head.getByText('克拉玛依市').waitFor()
      await head.getByLabel('类别').selectOption('utility-charge')
      await head.getByLabel('标题（中文）').fill('克拉玛依市水气热收费')
      await head.getByLabel('标题（英文）').fill('Utilities, Karamay')
      await head.getByLabel('最近核对日').fill('2026-11-28')
      await head.getByRole('button', { name: '增加一项缺少的内容' }).click()
      await head.getByLabel('已知缺少的内容（中文）').fill('供热价格未取得')
      await head.getByLabel('已知缺少的内容（英文）').fill('Heat prices were not found')
      await fillName(form, { id: 'cn-6502.water.lab-test', zh: '二次供水水质检测费', en: 'Testing of pumped water' })
      const limit = form.locator('.one-limit')
      await limit.getByLabel('方式', { exact: true }).selectOption('contested')
      for (const [place, zh, en, price] of [
        [0, '按次计', 'for each test', '30'],
        [1, '按户计', 'for each home', '50'],
      ] as const) {
        const reading = limit.locator('.row').nth(place)
        await reading.getByLabel('读法（中文）').fill(zh)
        await reading.getByLabel('读法（英文）').fill(en)
        await reading.getByLabel('价格（元）').fill(price)
      }
      await limit.locator('.said').filter({ hasText: '有不同读法——按次计：最高 30 元；按户计：最高 50 元' }).waitFor()
      await fillGrounds(limit, '2026-12-01', '克政办发〔2026〕3号')
      expect((await heldIn(page)).changes[0]).toMatchObject({
        jurisdiction: '6502',
        kind: 'utility-charge',
        catalogue: { title: { en: 'Utilities, Karamay' }, coverage: { state: 'partial', missing: [{ zh: '供热价格未取得' }] } },
        item: { limits: [{ limit: { type: 'contested', readings: [{ limit: { price: '30' } }, { reading: { en: 'for each home' } }] } }] },
      })
      expect(await overflow(page)).toBe(0)
      expect(await seriousFaults(page)).toEqual([])
      await picture(page, 'publish-new-phone')
      await publishIt(page)
      const at = (amount: string) => judged(address, { description: '二次供水水质检测费', amount }, '650203', 'public-utility')
      expect(await at('40.00')).toMatchObject({ verdict: 'undetermined', codes: expect.arrayContaining(['contested-reading']) })
      expect(await at('60.00')).toMatchObject({ verdict: 'violation' })
      expect(await at('30.00')).toMatchObject({ verdict: 'permitted' })
    }),
  PATIENCE,
)
