import { equal } from 'node:assert/strict';
import type { Change, Storage } from '@watchword/core/storage';

/** Asserts that the store holds what a change wrote; for an erasure, nothing. */
export async function assertStored(storage: Storage, { userId, next, account }: Change): Promise<void> {
  const stored = await storage.load(userId);
  equal(stored?.account ?? null, account);
  equal(stored?.revision, account === null ? undefined : next);
}

/** Asserts that the store holds no account of this user: `undefined`, and nothing else that is empty. */
export async function assertNone(storage: Storage, userId = 'alice'): Promise<void> {
  equal(await storage.load(userId), undefined);
}
