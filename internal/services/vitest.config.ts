import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A server starts in a second or two; on a busy machine in far more.
  test: { globalSetup: ['@watchword-internal/services/shared-postgres'], testTimeout: 60_000, hookTimeout: 60_000 },
});
