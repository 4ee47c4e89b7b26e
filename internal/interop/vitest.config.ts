import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The other programs take a second or two; on a busy machine far more.
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});
