import { defineConfig } from 'vitest/config';
import { plainReporter } from './internal/test-setup/src/plain-reporter.ts';

export default defineConfig({
  test: {
    projects: ['packages/*', 'examples/*', 'internal/*', 'bench', 'e2e'],
    reporters: ['default', plainReporter()],
    // The run of all tests carries this. A file that is not covered whole is named; `pnpm run coverage` shows the lines.
    coverage: {
      include: ['packages/core/src/**/*.ts'],
      reporter: [],
      thresholds: { 100: true, perFile: true },
    },
  },
});
