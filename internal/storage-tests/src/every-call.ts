import type { Storage } from '@watchword/core/storage';
import { change } from '@watchword/testkit';

/** A call of each of the four methods, for what must hold of all of them. */
export function everyCall(storage: Storage): readonly (() => Promise<unknown>)[] {
  return [
    () => storage.load('alice'),
    () => storage.commit(change()),
    () => storage.history({ userId: 'alice', limit: 1 }),
    () => storage.list({ limit: 1 }),
  ];
}
