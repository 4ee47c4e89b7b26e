import { defineConfig } from 'vitest/config';

/** A simulation of a hundred years takes seconds, and on a busy machine more of them. */
export default defineConfig({ test: { testTimeout: 120_000 } });
