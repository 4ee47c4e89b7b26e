import { defineConfig } from 'vitest/config';
import { plainReporter } from './internal/test-setup/src/plain-reporter.ts';

export default defineConfig({
  test: {
    projects: ['packages/*', 'examples/*', 'internal/*', 'e2e'],
    reporters: ['default', plainReporter()],
  },
});
