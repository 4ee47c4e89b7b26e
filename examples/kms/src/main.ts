import { createInterface } from 'node:readline/promises';
import { createWatchword, memoryStorage } from '@watchword/core';
import { socketPath } from './paths.ts';
import { remoteKeys } from './remote-keys.ts';

const keys = remoteKeys({ socketPath });
const watchword = createWatchword({ issuer: 'Keys elsewhere', storage: memoryStorage(), keys });
const user = { id: '1', name: 'ada@example.org' };

const begun = await watchword.beginEnrollment({ user }).catch(sayWhy);
if (!begun.ok) {
  console.log(`No enrollment: ${begun.reason}`);
  process.exit(1);
}
const { enrollmentId, manualKey } = begun;
console.log(`Type this key into an authenticator app: ${manualKey}\n`);

let linked = false;
console.log('Its first code:');
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await submit(line).catch(sayWhy);
  console.log(answer.ok ? 'Accepted.' : `Refused: ${answer.reason}`);
  linked ||= answer.ok;
  console.log(linked ? '\nIts next code:' : '\nIts first code:');
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: string };

function submit(code: string): Promise<Answer> {
  if (linked) return watchword.verify({ userId: user.id, code });
  return watchword.confirmEnrollment({ user, enrollmentId, code });
}

/** What is thrown denies, and is told here as if it were an answer: an application would log it, and answer 503. */
function sayWhy({ message, cause }: Error) {
  return { ok: false, reason: cause instanceof Error ? `${message} (${cause.message})` : message } as const;
}
