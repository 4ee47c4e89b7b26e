import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartialStrykerOptions } from '@stryker-mutator/api/core';

/** Changes each decision of core in every way that it knows, and expects a test to fail each time: `pnpm run mutation`. */
const options: PartialStrykerOptions = {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  coverageAnalysis: 'perTest',
  mutate: ['packages/core/src/decisions/**/*.ts'],
  // The copies are made outside of the checkout, so that no other tool sees them.
  tempDirName: join(tmpdir(), 'watchword-mutation'),
  cleanTempDir: 'always',
  ignorePatterns: [
    '*',
    '!packages/core/{src,test}/**',
    '!packages/core/*.json',
    '!*.json',
    '!vitest.mutation.config.ts',
  ],
  concurrency: 2,
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { logTests: false, reportTests: false, skipFull: true },
  thresholds: { high: 100, low: 95, break: 95 },
};

export default options;
