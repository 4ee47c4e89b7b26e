import { randomBytes } from 'node:crypto';
import type { Storage } from '@watchword/core';
import type { Sample } from './sample.ts';

const atOnce = 64;

/** Commits so many users, each with so many events, as core does: one after the other for each user. */
export async function fill(storage: Storage, sample: Sample, users: readonly number[], events: number): Promise<void> {
  const waiting = users.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const user of waiting) await addUser(storage, sample, `user-${String(user).padStart(9, '0')}`, events);
    }),
  );
}

async function addUser(storage: Storage, { account, event }: Sample, userId: string, events: number): Promise<void> {
  let expected: string | null = null;
  for (let commit = 0; commit <= events; commit += 1) {
    const next = randomBytes(15).toString('base64url');
    const change = { userId, expected, next, account, events: commit === 0 ? [] : [event], keepSince: 0 };
    if (!(await storage.commit(change))) throw new Error(`The commit of ${userId} was lost.`);
    expected = next;
  }
}
