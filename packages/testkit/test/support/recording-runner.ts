import type { Runner } from '../../src/index.ts';

/** A runner that only takes the tests down, and runs them later. */
export interface RecordingRunner extends Runner {
  readonly titles: readonly string[];
  /** Runs every test, and gives the titles of those that failed. */
  failures(): Promise<readonly string[]>;
}

export function recordingRunner(): RecordingRunner {
  const open: string[] = [];
  const tests: { readonly title: string; readonly test: () => Promise<void> }[] = [];
  return {
    describe(title, body) {
      open.push(title);
      body();
      open.pop();
    },
    it: (title, test) => void tests.push({ title: [...open, title].join(': '), test }),
    get titles() {
      return tests.map(({ title }) => title);
    },
    async failures() {
      const failed: string[] = [];
      for (const { title, test } of tests) await test().catch(() => failed.push(title));
      return failed;
    },
  };
}
