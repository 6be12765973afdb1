// The import law: which room may import which, checked on the real source and on a house built to break it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, expect, test } from 'vitest'
import { pathsBelow, root } from './sources.ts'

type Law = { forbidden: ICruiseOptions['ruleSet']; options: ICruiseOptions; coreRooms: string[]; rooms: string[] }
const law: Law = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')

async function cruised(baseDir: string): Promise<ICruiseResult> {
  const { forbidden, options } = law
  const { enhancedResolveOptions, ...rest } = options
  const ruleSet = { forbidden } as NonNullable<ICruiseOptions['ruleSet']>
  const { output } = await cruise(['src'], { ...rest, ruleSet, validate: true, baseDir }, enhancedResolveOptions)
  if (typeof output === 'string') throw new Error('the cruiser answered with text instead of a result')
  return output
}

const breaches = (result: ICruiseResult): string[] => result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)

const comments = new Map((law.forbidden as { name: string; comment: string }[]).map(({ name, comment }) => [name, comment]))
const explained = (result: ICruiseResult): string[] =>
  result.summary.violations.map(({ rule, from, to }) => `${from} → ${to}\n    ${rule.name}: ${comments.get(rule.name)}`)

const codeModules = (result: ICruiseResult): string[] =>
  result.modules.map((module) => module.source).filter((path) => path.startsWith('src/') && /\.tsx?$/.test(path))

test('every import keeps the law', async () => {
  const result = await cruised(root)
  const files = pathsBelow('src').filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  expect(codeModules(result).length, 'the cruiser did not see every source file, so its silence means nothing').toBeGreaterThanOrEqual(
    files.length,
  )
  expect(explained(result)).toEqual([])
})

test('every file stands in a room the law knows', () => {
  const known = new RegExp(`^src/(?:(?:${law.rooms.slice(1).join('|')})/|core/(?:(?:${law.coreRooms.join('|')})/|[^/]+$))`)
  const strays = pathsBelow('src').filter((path) => !known.test(path))
  expect(strays, 'move it into a room named in .dependency-cruiser.cjs, or give the new room its law there').toEqual([])
})

const houses: string[] = []
afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true, force: true })
})

/** Builds a small house on disk; `libraries` are those its package.json lists and its node_modules holds. */
function house(files: Record<string, string>, libraries: string[] = []): string {
  const base = mkdtempSync(join(tmpdir(), 'import-law-'))
  houses.push(base)
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  write('package.json', JSON.stringify({ type: 'module', dependencies: Object.fromEntries(libraries.map((name) => [name, '1.0.0'])) }))
  for (const name of libraries) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }))
    write(`node_modules/${name}/index.js`, 'export const here = true\n')
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  return base
}

const here = 'export const here = 1\n'
const uses = (path: string): string => `import { here } from '${path}'\nexport const used = here\n`

test.each([
  ['core-order-values', 'src/core/values/a.ts', '../match/b.ts', 'src/core/match/b.ts'],
  ['core-order-assess', 'src/core/assess/a.ts', '../findings/b.ts', 'src/core/findings/b.ts'],
  ['core-order-findings', 'src/core/findings/a.ts', '../rules/b.ts', 'src/core/rules/b.ts'],
  ['core-order-rules', 'src/core/rules/a.ts', '../check.ts', 'src/core/check.ts'],
  ['core-is-pure', 'src/core/check.ts', '../app/b.ts', 'src/app/b.ts'],
  ['rooms-intake', 'src/intake/a.ts', '../app/b.ts', 'src/app/b.ts'],
  ['rooms-app', 'src/app/a.ts', '../storage/b.ts', 'src/storage/b.ts'],
  ['rooms-storage', 'src/storage/a.ts', '../app/check.ts', 'src/app/check.ts'],
  ['rooms-http', 'src/http/a.ts', '../cli/b.ts', 'src/cli/b.ts'],
  ['rooms-ui', 'src/ui/a.ts', '../http/b.ts', 'src/http/b.ts'],
  ['rooms-generate', 'src/generate/a.ts', '../entry/b.ts', 'src/entry/b.ts'],
  ['storage-node-apart', 'src/storage/queries/a.ts', '../node/b.ts', 'src/storage/node/b.ts'],
  ['storage-workers-apart', 'src/storage/node/a.ts', '../workers/b.ts', 'src/storage/workers/b.ts'],
  ['page-takes-shapes-alone', 'src/ui/a.tsx', '../core/b.ts', 'src/core/b.ts'],
  ['data-comes-as-argument', 'src/app/a.ts', '../../catalogues/b.ts', 'catalogues/b.ts'],
])('%s forbids %s to import %s', async (rule, from, path, to) => {
  const result = await cruised(house({ [from]: uses(path), [to]: here }))
  expect(breaches(result)).toContain(`${rule}: ${from} → ${to}`)
})

test.each([
  ['libraries-core', 'src/core/values/a.ts', 'lodash'],
  ['libraries-core', 'src/core/rules/a.ts', 'opencc-js'],
  ['libraries-core-match', 'src/core/match/a.ts', 'hono'],
  ['libraries-app', 'src/app/a.ts', 'kysely'],
  ['libraries-storage', 'src/storage/a.ts', 'better-sqlite3'],
  ['libraries-http', 'src/http/a.ts', 'string-width'],
  ['libraries-ui', 'src/ui/a.tsx', 'hono'],
])('%s forbids %s to use %s', async (rule, from, name) => {
  const result = await cruised(house({ [from]: uses(name) }, [name]))
  expect(breaches(result)).toContain(`${rule}: ${from} → node_modules/${name}/index.js`)
})

test.each(['src/core/values/a.ts', 'src/app/a.ts', 'src/http/a.ts', 'src/storage/a.ts', 'src/storage/workers/a.ts'])(
  '%s may not reach node:*',
  async (from) => {
    const result = await cruised(house({ [from]: "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n" }))
    expect(breaches(result).join('\n')).toMatch(/^node-only-at-the-edge: /m)
  },
)

test('circles, dead ends and development libraries are seen, also where only types are imported', async () => {
  const files = {
    'src/app/a.ts': "import type { B } from './b.ts'\nexport type A = B | 1\n",
    'src/app/b.ts': "import type { A } from './a.ts'\nexport type B = A | 2\n",
    'src/app/lost.ts': uses('./nowhere.ts'),
    'src/entry/node.ts': uses('vitest'),
    'node_modules/vitest/package.json': '{"name":"vitest","version":"1.0.0","exports":"./index.js"}',
    'node_modules/vitest/index.js': here,
  }
  const names = new Set((await cruised(house(files))).summary.violations.map(({ rule }) => rule.name))
  expect([...names].sort()).toEqual(['no-circle', 'no-development-library', 'resolvable'])
})

test('what the law allows stays silent', async () => {
  const files = {
    'src/core/values/a.ts': uses('zod'),
    'src/core/match/a.ts': `${uses('opencc-js')}export { used as other } from '../values/a.ts'\n`,
    'src/core/check.ts': "import { used } from './match/a.ts'\nexport const check = used\n",
    'src/app/ports.ts': here,
    'src/storage/b.ts': uses('../app/ports.ts'),
    'src/storage/node/a.ts': `${uses('better-sqlite3')}export { used as other } from '../b.ts'\nexport { readFileSync } from 'node:fs'\n`,
    'src/storage/node/c.ts': "export { used } from './a.ts'\n",
    'src/http/a.ts': "export { used } from './routes/b.ts'\n",
    'src/http/routes/b.ts': uses('@hono/zod-openapi'),
    'src/ui/a.tsx': "import type { used } from '../core/check.ts'\nexport type Used = typeof used\n",
    'src/entry/node.ts': "export { used } from '../http/a.ts'\nexport { check } from '../core/check.ts'\n",
  }
  const result = await cruised(house(files, ['zod', 'opencc-js', 'better-sqlite3', '@hono/zod-openapi']))
  expect(breaches(result)).toEqual([])
  expect(codeModules(result)).toHaveLength(Object.keys(files).length)
})
