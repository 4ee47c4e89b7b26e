import { createWatchword, keyring, type Watchword } from '@watchword/core';
import type { Storage } from '@watchword/core/storage';
import { testClock, type VirtualAuthenticator, virtualAuthenticator } from '@watchword/testkit';

const clockStart = Date.UTC(2026, 10, 24, 12);
const keys = keyring(`test:${Buffer.alloc(32, 7).toString('base64url')}`);

/** Alice with a linked app, as several processes see her. */
export interface Enrolled {
  readonly servers: readonly Watchword[];
  readonly app: VirtualAuthenticator;
  /** Moves on to the next code. */
  readonly nextCode: () => string;
  /** A further process. */
  readonly serverOn: (storage: Storage) => Watchword;
}

/** Links an app for alice through the first of some storages that lead to the same store. */
export async function enrolled(...storages: readonly [Storage, ...Storage[]]): Promise<Enrolled> {
  const clock = testClock(clockStart);
  const app = virtualAuthenticator({ clock });
  const serverOn = (storage: Storage) => createWatchword({ issuer: 'Test', storage, keys, clock });
  const servers = storages.map(serverOn);
  const [first] = servers as [Watchword];
  const user = { id: 'alice', name: 'Alice' };
  const begun = await first.beginEnrollment({ user });
  if (!begun.ok) throw new Error(begun.reason);
  await app.scan(begun.uri);
  const confirmed = await first.confirmEnrollment({ user, enrollmentId: begun.enrollmentId, code: app.code() });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  return {
    servers,
    app,
    nextCode() {
      clock.advance(30);
      return app.code();
    },
    serverOn,
  };
}
