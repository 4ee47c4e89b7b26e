import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['postgres', 'redis', 'redis-cluster'].map((name) => `@watchword-internal/services/shared-${name}`),
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
