// Where the tests are and how they run: `npm test` runs every one of them, and those of the second list on workerd as well.
import { fileURLToPath } from 'node:url'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { checkout } from './test/workerd/checkout.ts'

/** A busy machine takes its time to start a process. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }

/** What also has to hold at the edge: the routes, the golden bills, the formats, the check itself. */
const ALSO_ON_WORKERD = [
  'test/storage/contract.test.ts',
  'test/http/**/*.test.ts',
  'test/golden/**/*.test.ts',
  'test/contract/report-*.test.ts',
  'test/intake/**/*.test.ts',
]

/** These start processes and servers of their own, so that little is shared between them. All others hold no state of the process: modules and catalogues are read once for all of them. */
const PROCESSES = ['test/entry/**/*.test.ts', 'test/edge/**/*.test.ts', 'test/readme/**/*.test.ts']

export default defineConfig({
  test: {
    allowOnly: false,
    // One worker for each core: the process that hands out the files hardly works.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'node', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', ...PROCESSES], isolate: false, ...patience } },
      { test: { name: 'processes', include: PROCESSES, ...patience } },
      { test: { name: 'page', include: ['test/e2e/**/*.test.ts'], globalSetup: ['test/e2e/browser.ts'], ...patience } },
      {
        plugins: [
          checkout(fileURLToPath(new URL('test/workerd/disk.ts', import.meta.url))),
          cloudflareTest({
            miniflare: {
              compatibilityDate: '2026-10-01',
              compatibilityFlags: ['nodejs_compat'],
              d1Databases: [...'01234567'].map((n) => `DB${n}`),
            },
          }),
        ],
        resolve: {
          alias: [{ find: /^.*\/fresh-store\.ts$/, replacement: fileURLToPath(new URL('test/workerd/fresh-store.ts', import.meta.url)) }],
        },
        test: {
          name: 'workerd',
          include: ALSO_ON_WORKERD,
          isolate: false,
          ...patience,
        },
      },
    ],
  },
})
