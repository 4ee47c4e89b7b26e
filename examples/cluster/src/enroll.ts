import type { Watchword } from '@watchword/core';
import { virtualAuthenticator } from '@watchword/testkit';

const atOnce = 32;

/** A user, and what the phone of that user scanned. It goes to the processes that play the phones, and nowhere else. */
export interface Enrolled {
  readonly userId: string;
  readonly uri: string;
}

/** Links an app for every user. */
export async function enrollAll(
  watchword: Watchword,
  clock: () => number,
  userIds: readonly string[],
  onProgress: (enrolled: number) => void,
): Promise<readonly Enrolled[]> {
  const enrolled: Enrolled[] = [];
  const waiting = [...userIds];
  const one = async () => {
    for (let userId = waiting.pop(); userId !== undefined; userId = waiting.pop()) {
      enrolled.push({ userId, uri: await enroll(watchword, clock, userId) });
      onProgress(enrolled.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return enrolled;
}

async function enroll(watchword: Watchword, clock: () => number, userId: string): Promise<string> {
  const user = { id: userId, name: userId };
  const begun = await watchword.beginEnrollment({ user });
  if (!begun.ok) throw new Error(`${userId} could not begin: ${begun.reason}.`);
  const phone = await virtualAuthenticator({ clock }).scan(begun.uri);
  const done = await watchword.confirmEnrollment({ user, enrollmentId: begun.enrollmentId, code: phone.code() });
  if (!done.ok) throw new Error(`${userId} could not confirm: ${done.reason}.`);
  return begun.uri;
}
