import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', 'build/**', '.tuoyu/**'],
    globalSetup: ['tests/database-server.ts'],
    // a database is cloned for each file, and browsers start: nothing of this is about time
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
  },
})
