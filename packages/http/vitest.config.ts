import { defineConfig } from 'vitest/config';

/** Each page is parsed as a browser would, which takes a while on a busy machine. */
export default defineConfig({ test: { testTimeout: 30_000 } });
