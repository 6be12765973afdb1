// Where the tests are and how they run: `npm test` runs every one of them.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    allowOnly: false,
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
