/**
 * What the suite asks of a test runner: the `describe` and `it` of vitest, `node:test`, Jest, Bun or Mocha. A runner that
 * takes no third argument ignores it; its own time limit must then leave room for the races.
 */
export interface Runner {
  /** Groups the tests that are defined in `body`. */
  describe(title: string, body: () => void): unknown;
  /** Defines a test, which passes unless its promise is rejected. `timeoutMs` is in milliseconds. */
  it(title: string, test: () => Promise<void>, timeoutMs?: number): unknown;
}
