// The page as it is built: small enough to be there at once, everything its own, and built anew when its source changes.
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { loadPage } from '../../src/entry/load-page.ts'
import { buildPage } from '../../src/generate/page.ts'
import { pageSourceDigest } from '../../src/generate/page-source.ts'

const MOST_FIRST_BYTES = 100 * 1024
const { shell, files } = await buildPage()
const textOf = (name: string) => new TextDecoder().decode(files.get(name))
const named = [...shell.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)].map(([, name = '']) => name)

describe('the shell', () => {
  test('names files of this build alone, each by a hash of its content', () => {
    expect(named.length).toBeGreaterThanOrEqual(3)
    for (const name of named) expect(files.has(name), name).toBe(true)
    for (const name of files.keys()) expect(name).toMatch(/-[A-Z0-9]{8}\.(js|css|svg)$/)
  })

  test('holds no script and no style of its own, and leads to nothing elsewhere', () => {
    expect(shell).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]* src="\/assets\/)/)
    expect(shell).not.toMatch(/(?:src|href)="(?!\/)/)
    expect(shell).toContain('<html lang="zh-CN">')
  })
})

test('what the first paint needs of script is at most 100 KB compressed', () => {
  const scripts = named.filter((name) => name.endsWith('.js'))
  const size = scripts.reduce((sum, name) => sum + gzipSync(files.get(name) ?? '').length, 0)
  expect(size).toBeGreaterThan(5_000)
  expect(size).toBeLessThanOrEqual(MOST_FIRST_BYTES)
})

test('no style reaches outside: no font, no picture, no import', () => {
  for (const name of files.keys()) if (name.endsWith('.css')) expect(textOf(name)).not.toMatch(/url\(|@import|@font-face/)
})

test('the same source builds the same files, and is known by one digest', async () => {
  const again = await buildPage()
  expect([...again.files.keys()]).toEqual([...files.keys()])
  expect(again.shell).toBe(shell)
  expect(pageSourceDigest()).toBe(pageSourceDigest())
})

test('a service that starts has the page of the source, with every file typed and compressed', async () => {
  const page = await loadPage()
  expect(page.shell).toBe(shell)
  for (const name of named) {
    const file = await page.file(name)
    expect(new Uint8Array(file?.bytes ?? []), name).toEqual(files.get(name))
    expect(file?.type).toMatch(/^(text\/javascript|text\/css|image\/svg\+xml)/)
  }
  expect(await page.file('../index.html')).toBeUndefined()
})
