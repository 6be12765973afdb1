// Visiting the page as a person does: a window of a size, requests watched, faults of the page taken for failures, a picture at the end.
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { createKey } from '../../src/app/keys.ts'
import type { ApiScope } from '../../src/app/ports.ts'
import type { Edition } from '../../src/core/catalogue/edition.ts'
import { openHouse as openStore } from '../../src/entry/open-house.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { type RunningService, startService } from '../contract/running-service.ts'
import { publishAll } from '../http/published-store.ts'
import { root } from '../tidy/sources.ts'
import { launch } from './browser.ts'

/** Git ignores it. */
const PICTURES = join(root, 'reports/page')
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export const DESK = { viewport: { width: 1200, height: 800 } } as const
export const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true } as const

export interface Visit {
  readonly page: Page
  /** Where the page went for anything. */
  readonly asked: readonly URL[]
  readonly address: string
}

let browser: Browser | undefined
let service: RunningService | undefined

/** One browser and one service for the tests of a file. */
export function openHouse(): void {
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
    ;[browser, service] = await Promise.all([launch(), startService()])
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
  })
}

/** Goes to an address of the page; whatever the page complains of, or a request that leaves us, fails the visit. */
export async function visit(path: string, options: BrowserContextOptions, act: (visit: Visit) => Promise<void>): Promise<void> {
  if (browser === undefined || service === undefined) throw new Error('open the house first')
  const { address } = service
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(40_000)
  const faults: string[] = []
  const asked: URL[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // A refused bill is an answer of ours (4xx), and the browser remarks on it.
    if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text())) faults.push(message.text())
  })
  page.on('request', (request) => asked.push(new URL(request.url())))
  await page.goto(address + path)
  await act({ page, asked, address })
  const { origin } = new URL(address)
  const elsewhere = asked.filter((url) => url.origin !== origin && url.protocol !== 'blob:').map(String)
  await context.close()
  expect(elsewhere, 'a request left the origin').toEqual([])
  expect(faults, 'the page complained').toEqual([])
}

/** Makes a key beside the page of the service and types it in: one that may hand in batches and publish, unless said otherwise. */
export async function withKey(page: Page, scopes: readonly ApiScope[] = ['batch', 'publish']): Promise<void> {
  if (service === undefined) throw new Error('open the house first')
  const { store, close } = await openStore(service.data)
  const { key } = await createKey(store, SURROUNDINGS, scopes, null)
  await close()
  await typeKey(page, key)
}

export async function typeKey(page: Page, key: string): Promise<void> {
  await page.getByLabel('密钥', { exact: true }).fill(key)
  await page.getByRole('button', { name: '继续' }).click()
}

/** Publishes an edition into the database of the running service, which takes it into service by itself. */
export async function publish(edition: Edition): Promise<void> {
  if (service === undefined) throw new Error('open the house first')
  const { store, close } = await openStore(service.data)
  await publishAll(store, [edition])
  await close()
}

export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}

interface Axe {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string | null
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** What axe finds serious or worse, by rule and place; nothing when all is well. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { readFileSync } = await import('node:fs')
  await page.evaluate(readFileSync(AXE, 'utf8'))
  const { violations }: Axe = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** Waits for something to be so on the page; its policy lets the browser itself evaluate no text again and again. */
export async function until(page: Page, expression: string): Promise<void> {
  await expect.poll(() => page.evaluate(expression), { timeout: 15_000 }).toBe(true)
}

/** Nothing is wider than the window: no one has to scroll sideways. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
