import { defineConfig } from 'vitest/config';

/** After everything else, one file at a time: these tests start browsers, servers and ssh. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    fileParallelism: false,
    sequence: { groupOrder: 1 },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
