import { defineConfig } from 'vitest/config';

/**
 * The tests that mutants of core are run against: all but those that repeat for minutes what the others show once, and
 * the one that reads the guide. A mutant which only they would kill counts as a survivor.
 */
export default defineConfig({
  test: {
    dir: 'packages/core/test',
    exclude: ['**/{help,lifecycle,model,overlap,replay-race}.test.ts'],
  },
});
