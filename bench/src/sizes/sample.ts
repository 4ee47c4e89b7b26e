import { createWatchword, generateKey, keyring, memoryStorage, type StoredEvent } from '@watchword/core';
import { testClock, virtualAuthenticator } from '@watchword/testkit';

const day = 86_400;

/** What a store keeps of a user with one device and ten recovery codes. */
export interface Sample {
  readonly account: string;
  /** The event of an accepted code, with the context that a web sign-in gives. */
  readonly event: StoredEvent;
}

/** Has core make it, so that its size is the real one. */
export async function makeSample(): Promise<Sample> {
  const storage = memoryStorage();
  const clock = testClock(new Date('2026-11-24T12:00:00Z'));
  const watchword = createWatchword({ issuer: 'My HPC', storage, keys: keyring(generateKey()), clock });
  const user = { id: 'user-000000000', name: 'alice@example.org' };
  const begun = await watchword.beginEnrollment({ user });
  if (!begun.ok) throw new Error(begun.reason);
  const phone = await virtualAuthenticator({ clock }).scan(begun.uri);
  await watchword.confirmEnrollment({ user, enrollmentId: begun.enrollmentId, code: phone.code() });
  clock.advance(day);
  const userAgent =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
  const context = { channel: 'web', ip: '2001:db8:85a3::8a2e:370:7334', userAgent };
  await watchword.verify({ userId: user.id, code: phone.code(), context });
  const stored = await storage.load(user.id);
  const { items } = await storage.history({ userId: user.id, limit: 1 });
  return { account: stored?.account ?? '', event: { at: clock(), event: items[0] ?? '' } };
}
