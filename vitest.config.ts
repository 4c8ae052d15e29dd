import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{statute,matching,engine,figures,rules,registers,processes,contract,server,demo,web,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/database-server.ts'],
    maxWorkers: 2,
    // What is imported stays: reading the program anew for each file would take a fifth of the run. No test changes what others import.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
