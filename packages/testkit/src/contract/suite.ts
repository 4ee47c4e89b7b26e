import type { Sizes } from './options.ts';
import type { Runner } from './runner.ts';
import type { MakeStore, Store } from './store.ts';

/** What the parts of the contract write their tests with. */
export interface Suite<S extends Store = Store> {
  readonly sizes: Sizes;
  readonly describe: (title: string, body: () => void) => void;
  /** A test on a new store, which is removed after it. */
  readonly it: (title: string, test: (store: S) => Promise<void>) => void;
}

export function suiteOf<S extends Store>(runner: Runner, makeStore: MakeStore<S>, sizes: Sizes): Suite<S> {
  return {
    sizes,
    describe: (title, body) => void runner.describe(title, body),
    // The test takes no parameter: Jest and Mocha would wait for a callback.
    it: (title, test) => void runner.it(title, () => withStore(makeStore, test), sizes.timeoutMs),
  };
}

async function withStore<S extends Store>(makeStore: MakeStore<S>, test: (store: S) => Promise<void>): Promise<void> {
  const store = await makeStore();
  try {
    await test(store);
  } finally {
    await store.remove();
  }
}
