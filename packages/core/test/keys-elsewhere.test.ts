import { beforeEach, describe, expect, it } from 'vitest';
import { keyring, memoryStorage, operator } from '../src/index.ts';
import type { Keys } from '../src/sealing/keys.ts';
import { failureOf } from './support/failures.ts';
import { begin, type Enrolled, enrollEarlier, setUp, testKey, told } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';
import { seededRandom } from './support/random.ts';
import { totp } from './support/reference.ts';
import { remoteKeys } from './support/remote-keys.ts';

const user = { id: 'alice', name: 'alice' };
const userId = 'alice';
const desk = () => operator({ by: 'support', reason: 'lost phone' });

/** Alice, signed in once, in an application whose keys are elsewhere; and Bob, whose app waits for its first code. */
async function signedIn() {
  const keys = remoteKeys();
  const storage = intercepted(memoryStorage());
  const harness = setUp({ keys, storage });
  const alice: Enrolled = await enrollEarlier(harness);
  const bob = await begin(harness.watchword, 'bob');
  const verified = await harness.watchword.verify({ userId, code: alice.code() });
  if (!verified.ok) throw new Error(verified.reason);
  harness.clock.advance(90);
  await told();
  keys.asked.length = storage.counts.commits = harness.events.length = 0;
  return { ...harness, keys, storage, alice, bob, proof: verified.proof };
}
type SignedIn = Awaited<ReturnType<typeof signedIn>>;

const authorized = ({ proof }: SignedIn) => ({ userId, authorization: proof });
type Call = (at: SignedIn) => Promise<unknown>;

const calls = {
  begin: ({ watchword }) => watchword.beginEnrollment({ user: { id: 'carol', name: 'carol' } }),
  confirm: ({ watchword, bob, clock }) =>
    watchword.confirmEnrollment({
      user: { id: 'bob', name: 'bob' },
      enrollmentId: bob.enrollmentId,
      code: totp(bob.secret, clock.read()),
    }),
  verify: ({ watchword, alice }) => watchword.verify({ userId, code: alice.code() }),
  'verify of a known visitor': ({ watchword, alice, proof }) =>
    watchword.verify({ userId, code: alice.code(), known: proof }),
  requireProof: ({ watchword, proof }) => watchword.requireProof({ userId, proof }),
  readProof: ({ watchword, proof }) => watchword.readProof({ userId, proof }),
  'begin of a second device': (at) => at.watchword.beginEnrollment({ user, authorization: at.proof }),
  removeDevice: (at) => at.watchword.removeDevice({ ...authorized(at), deviceId: at.alice.deviceId }),
  regenerate: (at) => at.watchword.regenerateRecoveryCodes(authorized(at)),
  reset: ({ watchword }) => watchword.reset({ userId, authorization: desk() }),
  erase: (at) => at.watchword.erase(authorized(at)),
} satisfies Record<string, Call>;

const asked: [keyof typeof calls, keyof Keys][] = [
  ['begin', 'seal'],
  ['confirm', 'open'],
  ['confirm', 'sign'],
  ['verify', 'open'],
  ['verify', 'sign'],
  ['verify of a known visitor', 'verify'],
  ['requireProof', 'verify'],
  ['readProof', 'verify'],
  ['begin of a second device', 'verify'],
  ['removeDevice', 'verify'],
  ['regenerate', 'verify'],
  ['reset', 'sign'],
  ['erase', 'verify'],
];

describe('keys held elsewhere', () => {
  let at: SignedIn;
  beforeEach(async () => {
    at = await signedIn();
  });

  it.each(Object.keys(calls) as (keyof typeof calls)[])('A17 serve %s', async (call) => {
    expect(await calls[call](at)).toMatchObject({ ok: true });
  });

  it.each(asked)(
    'A9 that fail while %s asks them to %s: nothing is accepted, nor written; the next call is',
    async (call, method) => {
      const cause = new Error('connection refused');
      at.keys.taps[method] = () => Promise.reject(cause);
      const failure = await failureOf(() => calls[call](at));
      expect(failure).toMatchObject({ code: 'keys', retryable: true, cause });
      await told();
      expect(at.storage.counts.commits).toBe(0);
      expect(at.events).toEqual([]);
      at.keys.taps[method] = undefined;
      expect(await calls[call](at)).toMatchObject({ ok: true });
    },
  );

  it.each(asked)('A9 A39 that answer %s garbage to %s: nothing is accepted', async (call, method) => {
    for (const answer of [undefined, null, 1, 'it is true', {}, [], { ok: true }]) {
      at.keys.taps[method] = () => answer;
      expect(await failureOf(() => calls[call](at))).toMatchObject({ code: 'keys' });
    }
    expect(at.storage.counts.commits).toBe(0);
  });

  it('A39 that answer false to everything make a proof invalid, and throw nothing', async () => {
    at.keys.taps.verify = () => false;
    for (const call of ['requireProof', 'readProof'] as const)
      expect(await calls[call](at)).toEqual({ ok: false, reason: 'invalid' });
    expect(await calls.erase(at)).toMatchObject({ ok: false });
  });

  it('A41 are not asked about what cannot be a code or a proof', async () => {
    const { watchword, keys } = at;
    for (const other of ['', 'x'.repeat(10_000_000), 'ww1.test.e30.AAAA', `ww1..e30.${'A'.repeat(43)}`, null, 7, {}]) {
      expect(await watchword.verify({ userId, code: other })).toMatchObject({ reason: 'malformed' });
      expect(await watchword.readProof({ userId, proof: other })).toMatchObject({ reason: 'invalid' });
    }
    expect(keys.asked).toEqual([]);
  });

  it('A1 T7 accept one of fifty parallel presentations of a code, in two processes', async () => {
    const other = at.another();
    const code = at.alice.code();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => (index % 2 ? other : at.watchword).verify({ userId, code })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('A18 lose no failure, and evaluate no code while it has to wait', async () => {
    const wrong = at.alice.wrong();
    const answers = await Promise.all(Array.from({ length: 20 }, () => at.watchword.verify({ userId, code: wrong })));
    const reasons = answers.map((answer) => !answer.ok && answer.reason);
    expect(reasons.filter((reason) => reason === 'wrong-code')).toHaveLength(6);
    expect(reasons.filter((reason) => reason === 'throttled')).toHaveLength(14);
    expect(at.keys.asked).toEqual(Array(6).fill('open'));
  });

  it('A35 refuse a secret that was moved, as a key ring does', async () => {
    at.keys.taps.open = () =>
      keyring(`else:${Buffer.alloc(32, 1).toString('base64url')}`).open('ww1.x.y', Buffer.alloc(0));
    expect(await failureOf(() => calls.verify(at))).toMatchObject({ code: 'corrupt-account', retryable: false });
  });

  it.each<keyof Keys>(['isCurrent', 'open', 'seal'])(
    'A9 that fail to %s end a rotation, which goes on when it is called again',
    async (method) => {
      const rolled = remoteKeys(keyring(`new:${Buffer.alloc(32, 1).toString('base64url')},${testKey}`));
      const { watchword } = setUp({ storage: at.storage, keys: rolled, random: seededRandom('rolled') });
      rolled.taps[method] = () => Promise.reject(new Error('connection refused'));
      expect(await failureOf(() => watchword.rotateKeys())).toMatchObject({ code: 'keys', retryable: true });
      expect(at.storage.counts.commits).toBe(0);
      rolled.taps[method] = undefined;
      expect(await watchword.rotateKeys()).toMatchObject({ users: 2, resealed: 2, failed: [] });
      expect(await watchword.rotateKeys()).toMatchObject({ users: 2, resealed: 0, failed: [] });
    },
  );
});
