import { setImmediate } from 'node:timers/promises';
import { type Keyring, type Keys, keyring } from '../../src/index.ts';
import { testKey } from './harness.ts';

/** What stands between core and its keys: each method may do something else than `next`. */
export type KeyTaps = {
  [Method in keyof Keys]?: ((next: () => Promise<unknown>) => unknown) | undefined;
};

export interface RemoteKeys extends Keys {
  /** Set and cleared by a test while it runs. */
  readonly taps: KeyTaps;
  /** What was asked, in order. */
  readonly asked: (keyof Keys)[];
}

/** Keys that answer later, as those of another process do, and whose every answer can be delayed, altered or lost. */
export function remoteKeys(ring: Keyring = keyring(testKey)): RemoteKeys {
  const taps: KeyTaps = {};
  const asked: (keyof Keys)[] = [];
  const answer = <T>(method: keyof Keys, now: () => T): Promise<T> => {
    asked.push(method);
    const next = async () => {
      await setImmediate();
      return now();
    };
    const tap = taps[method];
    return (tap ? tap(next) : next()) as Promise<T>;
  };
  return {
    taps,
    asked,
    seal: (...given) => answer('seal', () => ring.seal(...given)),
    open: (...given) => answer('open', () => ring.open(...given)),
    isCurrent: (...given) => answer('isCurrent', () => ring.isCurrent(...given)),
    sign: (...given) => answer('sign', () => ring.sign(...given)),
    verify: (...given) => answer('verify', () => ring.verify(...given)),
  };
}
