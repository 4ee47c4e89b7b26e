import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createWatchword, type Keys, memoryStorage, type Watchword } from '@watchword/core';

const user = { id: '1', name: 'ada@example.org' };

/** The code by a program that shares nothing with ours. `now` in milliseconds since the Unix epoch. */
export async function oathtool(key: string, now: number): Promise<string> {
  const { stdout } = await promisify(execFile)('oathtool', ['--totp', '-b', '-N', `@${Math.floor(now / 1000)}`, key]);
  return stdout.trim();
}

/** Ada, whose app is linked, and whose time moves on with each code. */
export interface Ada {
  /** Signs in with the next code. */
  signIn(): ReturnType<Watchword['verify']>;
  /** Comes back with the proof that linking the app gave her. */
  comeBack(): ReturnType<Watchword['requireProof']>;
}

/** Links Ada's app in an application with these keys. */
export async function enrollAda(keys: Keys): Promise<Ada> {
  let now = Date.UTC(2026, 10, 24, 12);
  const watchword = createWatchword({ issuer: 'Keys elsewhere', storage: memoryStorage(), keys, clock: () => now });
  const begun = await watchword.beginEnrollment({ user });
  if (!begun.ok) throw new Error(begun.reason);
  const { enrollmentId, manualKey } = begun;
  const confirmed = await watchword.confirmEnrollment({ user, enrollmentId, code: await oathtool(manualKey, now) });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  const signIn = async () => {
    now += 90_000;
    return watchword.verify({ userId: user.id, code: await oathtool(manualKey, now) });
  };
  const comeBack = () => watchword.requireProof({ userId: user.id, proof: confirmed.proof });
  return { signIn, comeBack };
}
