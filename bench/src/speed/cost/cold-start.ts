import { fileURLToPath } from 'node:url';
import { createWatchword, generateKey, keyring } from '@watchword/core';
import { sqliteStorage } from '@watchword/storage-sqlite';
import { virtualAuthenticator } from '@watchword/testkit';
import { targets } from '../../targets/targets.ts';
import { compare, type Pace } from '../measure/interleave.ts';
import type { Comparison } from '../measure/results.ts';
import { lifeOf } from './processes.ts';

const child = fileURLToPath(new URL('first-verify.ts', import.meta.url));

/** A process that opens a store and verifies a code, against one that does nothing. */
export async function compareColdStart(pace: Pace): Promise<Comparison> {
  const { where, end } = await targets.sqlite();
  const keys = generateKey();
  const storage = sqliteStorage({ path: where });
  const watchword = createWatchword({ issuer: 'My HPC', storage, keys: keyring(keys) });
  let users = 0;
  // Somebody new each time: a code is good once, and time does not wait for a benchmark.
  const verifyOne = async () => {
    const user = { id: `user-${(users += 1)}`, name: 'user' };
    const begun = await watchword.beginEnrollment({ user });
    if (!begun.ok) throw new Error(begun.reason);
    const phone = await virtualAuthenticator().scan(begun.uri);
    await watchword.confirmEnrollment({ user, enrollmentId: begun.enrollmentId, code: phone.code() });
    return lifeOf(child, where, keys, user.id, phone.wrongCode());
  };
  const contenders = [
    { name: 'first verify on SQLite', turn: async () => ({ value: await verifyOne() }) },
    { name: 'a process that does nothing', turn: async () => ({ value: await lifeOf('-e', '0') }) },
  ];
  try {
    const plan = { id: 'cold-start', title: 'Cold start, from start to end of a process', unit: 'ms', contenders };
    return await compare(plan, pace, () => undefined);
  } finally {
    await storage.close();
    await end();
  }
}
