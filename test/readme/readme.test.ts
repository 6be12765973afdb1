// What the READMEs say is so: the first check answers as printed, every name in them exists, and both languages say the same.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { checkInvoice } from '../../src/app/check-invoice.ts'
import { Library } from '../../src/app/library.ts'
import { readConfig } from '../../src/entry/config.ts'
import { LANGUAGE_TAGS, preferredLanguage } from '../../src/http/language.ts'
import { edition } from '../built-in.ts'
import { pathsBelow, root } from '../tidy/sources.ts'
import { type Block, codeIn, type Markdown, type Row, readMarkdown } from './markdown.ts'

const ENGLISH = { file: 'README.md', language: 'en', other: 'README.zh-CN.md' } as const
const CHINESE = { file: 'README.zh-CN.md', language: 'zh', other: 'README.md' } as const

interface Operation {
  readonly parameters?: readonly { readonly name: string }[]
}
const { paths }: { paths: Record<string, Record<string, Operation>> } = JSON.parse(textOf('openapi/openapi.json'))
const { scripts, bin }: { scripts: Record<string, string>; bin: Record<string, string> } = JSON.parse(textOf('package.json'))
const IGNORED = textOf('.gitignore')
  .split('\n')
  .filter((line) => line.endsWith('/') && !line.startsWith('/'))
const library = new Library([edition])

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

describe.each([ENGLISH, CHINESE])('$file', ({ file, language, other }) => {
  const markdown = readMarkdown(file)

  test('the first check gives what is printed below it', () => {
    const { command, printed } = firstCheck(markdown)
    expect(command).toContain(`localhost:${readConfig({}).port}/v1/checks `)
    const tag = only(/'Accept-Language: ([^']+)'/, command)
    expect([tag, preferredLanguage(tag)]).toEqual([LANGUAGE_TAGS[language], language])
    const report = checkInvoice(library, { body: JSON.parse(only(/ -d '([^']+)'/, command)), language })
    if (!report.ok) throw new Error(JSON.stringify(report.problem))
    // The one-liner itself reads the report, as `node -p` has it do.
    const fs = { readFileSync: () => JSON.stringify(report.value) }
    expect(`${runInNewContext(only(/node -p '([^']+)'/, command), { fs })}\n`).toBe(printed)
  })

  test('every path it names is there', () => {
    const named = pathsNamed(markdown)
    const expected = ['src/core/rules/', 'rules/', 'all.ts', 'test/tidy', 'tidy/', 'openapi.json']
    expect(named.map(({ path }) => path)).toEqual(expect.arrayContaining(expected))
    // What git ignores is made by a command, so a fresh clone has none of it yet.
    const kept = named.filter(({ path }) => !IGNORED.some((folder) => path.startsWith(folder)))
    expect(kept.filter(({ places }) => !places.some(isThere)).map(({ path }) => path)).toEqual([])
    expect(markdown.links.filter((target) => !existsSync(join(root, target)))).toEqual([])
    expect(markdown.links).toContain(other)
  })

  test('every command it names is there', () => {
    const code = codeOf(markdown)
    const npm = [...code.matchAll(/\bnpm (run )?([a-z][\w:-]*)/g)].map(([, run, name = '']) => ({ run, name }))
    const own = npm.filter(({ run, name }) => run !== undefined || !['ci', 'rebuild'].includes(name)).map(({ name }) => name)
    expect(own).toEqual(expect.arrayContaining(['start', 'test', 'check']))
    expect(own.filter((name) => scripts[name] === undefined)).toEqual([])
    for (const [, name = ''] of code.matchAll(/\bnpx (\S+)/g))
      expect(existsSync(join(root, bin[name] ?? `node_modules/.bin/${name}`)), name).toBe(true)
    const shown = [...code.matchAll(/ catalogue show (\S+)/g)].map(([, id]) => id)
    expect(edition.compiled.items.map(({ id }) => id)).toEqual(expect.arrayContaining(shown))
  })

  test('every route of its table is in the contract, with the parameters it names', () => {
    const [, routes = []] = markdown.tables
    expect(routes.length).toBeGreaterThan(0)
    for (const row of routes) {
      const named = codeIn(row[0] ?? '').map(routeOf)
      expect(named.filter(({ operation }) => operation === undefined).map(({ written }) => written)).toEqual([])
      const known = named.flatMap(({ operation }) => operation?.parameters?.map(({ name }) => name) ?? [])
      expect(known).toEqual(expect.arrayContaining(parametersNamed(row)))
    }
  })

  test('its table of variables is what the configuration reads, with the same defaults', () => {
    const [variables = []] = markdown.tables
    const names = variables.flatMap(([name = '']) => codeIn(name))
    const settings = textOf('src/entry/config.ts') + textOf('src/entry/batches/batch-config.ts')
    expect(names.toSorted()).toEqual([...settings.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = '']) => name).sort())
    for (const [name = '', byDefault = '', use = ''] of variables) {
      const values = codeIn(byDefault)
      // A word in place of a value: the variable is a switch, off until it is set to what its last cell shows.
      if (values.length === 0) expect(readConfig({ [name.replaceAll('`', '')]: codeIn(use)[0] }), name).not.toEqual(readConfig({}))
      else expect(readConfig(Object.fromEntries(codeIn(name).map((it, place) => [it, values[place]]))), name).toEqual(readConfig({}))
    }
    const shown = variables.flatMap(([, byDefault = '']) => codeIn(byDefault))
    const { host, port, rateLimit, maxBodyBytes, batches } = readConfig({})
    expect(shown).toEqual([
      host,
      `${port}`,
      './data',
      `${rateLimit}`,
      `${maxBodyBytes}`,
      `${batches.retentionDays}`,
      `${batches.maxBytes}`,
      '0',
      '0',
    ])
  })
})

describe('both languages', () => {
  const english = readMarkdown(ENGLISH.file)
  const chinese = readMarkdown(CHINESE.file)

  test('have the same headings and the same tables', () => {
    expect(chinese.headings).toEqual(english.headings)
    const codes = ({ tables }: Markdown) => tables.map((rows) => rows.map((row) => row.map(codeIn)))
    expect(codes(chinese)).toEqual(codes(english))
  })

  test('have the same blocks of code but for the language asked for and what is then printed', () => {
    const likened = ({ info, text }: Block) => ({
      info,
      text: info === 'text' ? '' : text.replace(/(?<=Accept-Language: )(en|zh-CN)\b/, ''),
    })
    expect(chinese.blocks.map(likened)).toEqual(english.blocks.map(likened))
    expect(english.blocks.filter(({ info }) => info === 'text')).toHaveLength(1)
  })

  test('name the same paths', () => {
    const names = (markdown: Markdown) => [...new Set(pathsNamed(markdown).map(({ path }) => path))].sort()
    expect(names(chinese)).toEqual(names(english))
  })
})

/** The block that asks, and the one below it that shows the answer. */
function firstCheck({ blocks }: Markdown): { command: string; printed: string } {
  const place = blocks.findIndex(({ text }) => text.startsWith('curl '))
  const [asked, answered] = blocks.slice(place)
  if (place < 0 || asked === undefined || answered?.info !== 'text') throw new Error('the README shows no check and its answer')
  return { command: asked.text, printed: answered.text }
}

function only(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`nothing like ${pattern} in ${text}`)
  return found
}

function codeOf({ blocks, paragraphs }: Markdown): string {
  return [...blocks.map(({ text }) => text), ...paragraphs.flatMap(codeIn)].join('\n')
}

interface Named {
  readonly path: string
  /** What it may mean, as paths from the root. */
  readonly places: readonly string[]
}

function pathsNamed({ blocks, paragraphs }: Markdown): Named[] {
  const house = blocks.filter(({ info }) => info === '').flatMap(({ text }) => text.split('\n'))
  return [...house.flatMap(namedInHouse), ...paragraphs.flatMap(namedInProse)]
}

/** A line opens with folders; whatever else it names is in them. */
function namedInHouse(line: string): Named[] {
  const words = wordsOf(line)
  const folders = words.slice(
    0,
    words.findIndex((word) => !word.endsWith('/')),
  )
  const inside = words.slice(folders.length).filter(isPath)
  return [
    ...folders.map((path) => ({ path, places: [path] })),
    ...inside.map((path) => ({ path, places: folders.map((folder) => join(folder, path)) })),
  ]
}

/** From the root, or from a folder (or the one around it) that the same paragraph names. */
function namedInProse(paragraph: string): Named[] {
  const here = codeIn(paragraph).filter(isPath)
  const folders = here.filter((path) => path.endsWith('/')).flatMap((path) => [path, join(path, '../')])
  return here.map((path) => ({ path, places: [path, ...folders.map((folder) => join(folder, path))] }))
}

/** The words of a line of the house; a chain of arrows runs through its rooms. */
function wordsOf(line: string): string[] {
  return line
    .replaceAll(/\w+(?: → \w+){2,}/g, (chain) => chain.replaceAll(/\w+/g, '$&/'))
    .split(/[\s,;:()]+/)
    .map((word) => word.replace(/\.$/, ''))
}

function isPath(word: string): boolean {
  return /^[\w<][\w<>./-]*$/.test(word) && /^(?:src|test|catalogues|openapi|bench)\/|\/$|\.(?:[cm]?[jt]s|json|md|ya?ml)$/.test(word)
}

/** A name in angle brackets stands for any. */
function isThere(path: string): boolean {
  if (!path.includes('<')) return existsSync(join(root, path))
  const [folder = ''] = path.split('/')
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/<\w+>/g, '[^/]+')}$`)
  return pathsBelow(folder).some((it) => pattern.test(it))
}

function routeOf(written: string): { written: string; operation: Operation | undefined } {
  const [, method = 'GET', path = ''] = /^(?:([A-Z]+) )?([^?]+)/.exec(written) ?? []
  return { written, operation: paths[path]?.[method.toLowerCase()] }
}

/** `?edition=` in a route, `?role=…` or the bare name of a parameter beside it. */
function parametersNamed([routes = '', use = '']: Row): string[] {
  const queries = codeIn(`${routes}${use}`).flatMap((code) => code.split('?').slice(1))
  return [...queries.flatMap((query) => [...new URLSearchParams(query).keys()]), ...codeIn(use).filter((code) => /^\w+$/.test(code))]
}
