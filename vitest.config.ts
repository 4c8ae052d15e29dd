import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{statute,matching,engine,figures,rules,registers,processes,contract,server,demo,web,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/database-server.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
