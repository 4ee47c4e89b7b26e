import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one line that programs can read: `N passed, N failed`, and `, N skipped` if any were. */
export function plainReporter(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const states = modules.flatMap(statesOf);
      const count = (...wanted: readonly string[]) => states.filter((state) => wanted.includes(state)).length;
      // A test that never came to an end has not passed, and neither has a run with an error outside of the tests.
      const failed = count('failed', 'pending') + unhandledErrors.length;
      const skipped = count('skipped');
      console.log(`${count('passed')} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
    },
  };
}

/** A file that broke before its tests counts as one that failed. */
function statesOf(module: TestModule): readonly string[] {
  const states = Array.from(module.children.allTests(), (test) => test.result().state);
  return module.state() === 'failed' && !states.includes('failed') ? [...states, 'failed'] : states;
}
