// Where the tests are and how they run: `npm test` runs every one of them, and those of the second list on workerd as well.
import { fileURLToPath } from 'node:url'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { checkout } from './test/workerd/checkout.ts'
import { worldOutside } from './test/workerd/world-outside.ts'

/** A busy machine takes its time to start a process. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }

/** What every store keeps to, whichever database it is over. */
const ON_EVERY_DATABASE = ['test/storage/contract.test.ts', 'test/storage/large-editions.test.ts']

/** Puts the store of another database where a test asks for a fresh one. */
const storeOf = (database: string) => ({
  find: /^.*\/fresh-store\.ts$/,
  replacement: fileURLToPath(new URL(`test/${database}/fresh-store.ts`, import.meta.url)),
})

/** What also has to hold at the edge: the routes, the golden bills, the formats, the check itself. */
const ALSO_ON_WORKERD = [
  ...ON_EVERY_DATABASE,
  'test/workerd/**/*.test.ts',
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
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/postgres/**', 'test/workerd/**', ...PROCESSES],
          isolate: false,
          ...patience,
        },
      },
      { test: { name: 'processes', include: PROCESSES, ...patience } },
      {
        // What the queries share with the other two databases: the same tests of the store, on PostgreSQL.
        resolve: { alias: [storeOf('postgres')] },
        test: { name: 'postgres', include: ['test/postgres/**/*.test.ts', ...ON_EVERY_DATABASE], isolate: false, ...patience },
      },
      { test: { name: 'page', include: ['test/e2e/**/*.test.ts'], globalSetup: ['test/e2e/browser.ts'], ...patience } },
      {
        plugins: [
          checkout(fileURLToPath(new URL('test/workerd/disk.ts', import.meta.url))),
          cloudflareTest({
            miniflare: {
              compatibilityDate: '2026-10-01',
              compatibilityFlags: ['nodejs_compat'],
              d1Databases: [...'01234567'].map((n) => `DB${n}`),
              r2Buckets: ['BLOBS'],
              outboundService: worldOutside,
            },
          }),
        ],
        resolve: { alias: [storeOf('workerd')] },
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
