import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['@watchword-internal/services/shared-mariadb'],
    // Servers are started and killed; on a busy machine that takes a while.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
