import {
  type BeginEnrollmentResult,
  type CodeParameters,
  createWatchword,
  memoryStorage,
  type Watchword,
} from '@watchword/core';
import { keysThatBring } from './keys-that-bring.ts';
import { base32, bytesFrom } from './secrets.ts';

/** A device to link, and the server's side of it. */
export interface ServerOptions {
  readonly parameters: CodeParameters;
  /** What the server draws: as many bytes as its algorithm asks for. */
  readonly secret: Uint8Array;
  /** A secret of any length from elsewhere, sealed in place of the drawn one. */
  readonly brought?: Uint8Array;
  readonly issuer?: string;
  readonly account?: string;
}

/** One user, who has begun to link one device, at a server that takes the code of the current step and no other. */
export interface Server {
  readonly uri: string;
  readonly manualKey: string;
  /** Types a code at a second: first to link the device, then to sign in. Answers `accepted` or why not. */
  present(second: number, code: string): Promise<string>;
}

/** Begins an enrollment at `second`. */
export async function serverAt(second: number, options: ServerOptions): Promise<Server> {
  const clock = { second };
  const watchword = watchwordFor(options, () => clock.second * 1000);
  const user = { id: '42', name: options.account ?? 'alice' };
  const { enrollmentId, uri, manualKey } = begunOrThrow(await watchword.beginEnrollment({ user }));
  let linked = false;
  return {
    uri: options.brought ? uri.replace(/secret=\w+/, `secret=${base32(options.brought)}`) : uri,
    manualKey,
    async present(second, code) {
      clock.second = second;
      const answer = linked
        ? await watchword.verify({ userId: user.id, code })
        : await watchword.confirmEnrollment({ user, enrollmentId, code });
      linked ||= answer.ok;
      return answer.ok ? 'accepted' : answer.reason;
    },
  };
}

function watchwordFor({ parameters, secret, brought, issuer }: ServerOptions, clock: () => number): Watchword {
  return createWatchword({
    issuer: issuer ?? 'My HPC',
    storage: memoryStorage(),
    keys: keysThatBring(brought),
    policy: { ...parameters, past: 0, future: 0 },
    clock,
    random: randomWith(secret),
  });
}

/** Everything else that is drawn never repeats: two revisions alike would be one. */
function randomWith(secret: Uint8Array): (length: number) => Uint8Array {
  let draws = 0;
  return (length) => {
    draws += 1;
    return length === secret.length ? secret : bytesFrom(`draw ${draws}`, length);
  };
}

function begunOrThrow(begun: BeginEnrollmentResult): Extract<BeginEnrollmentResult, { ok: true }> {
  if (begun.ok) return begun;
  throw new Error(`The enrollment was not begun: ${begun.reason}`);
}
