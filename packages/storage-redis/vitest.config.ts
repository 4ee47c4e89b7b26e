import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['@watchword-internal/services/shared-redis', '@watchword-internal/services/shared-redis-cluster'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
