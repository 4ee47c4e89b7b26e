import { describe, expect, it } from 'vitest';
import { type Keyring, keyring, memoryStorage, operator } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { enrollEarlier, secretIn, setUp } from './support/harness.ts';
import { seededRandom } from './support/random.ts';
import { totp } from './support/reference.ts';

const [older, newer, stranger] = ['older', 'newer', 'older'].map(
  (id, index) => `${id}:${Buffer.alloc(32, index + 1).toString('base64url')}`,
);
const owner = Buffer.from('alice');
const secret = Buffer.alloc(20, 0x5e);
const message = Buffer.from('alice signed in at noon');

/** The steps of rolling a key, in their order: append, move to the front, drop. */
const steps = {
  before: keyring(older),
  appended: keyring(`${older},${newer}`),
  moved: keyring(`${newer},${older}`),
  dropped: keyring(newer),
};
type Step = keyof typeof steps;

function reads(reader: Keyring, writer: Keyring): boolean {
  const envelope = writer.seal(secret, owner);
  const signatures = (['proof', 'ticket'] as const).map((purpose) =>
    reader.verify(purpose, message, writer.sign(purpose, message)),
  );
  expect(new Set(signatures).size).toBe(1);
  if (!signatures[0]) return false;
  expect(Buffer.from(reader.open(envelope, owner))).toEqual(secret);
  return true;
}

describe('a key that is rolled', () => {
  it.each<[Step, Step]>([
    ['before', 'appended'],
    ['appended', 'moved'],
    ['moved', 'dropped'],
  ])('A17 A39 breaks nothing while some processes are at "%s" and others at "%s"', (earlier, later) => {
    const [here, there] = [steps[earlier], steps[later]];
    // What the dropped key made is gone on purpose: it was re-sealed at the step before.
    expect(reads(there, here)).toBe(later !== 'dropped' || here === steps.moved);
    expect(reads(here, there)).toBe(true);
  });

  it('A17 seals and signs with the first key, and says what is to be sealed anew', () => {
    const byOlder = steps.appended.seal(secret, owner);
    const byNewer = steps.moved.seal(secret, owner);
    expect([byOlder.split('.')[1], byNewer.split('.')[1]]).toEqual(['older', 'newer']);
    expect(steps.appended.sign('proof', message).keyId).toBe('older');
    expect(steps.moved.sign('proof', message).keyId).toBe('newer');
    expect(steps.moved.isCurrent(byOlder)).toBe(false);
    expect(steps.moved.isCurrent(byNewer)).toBe(true);
    expect(steps.appended.isCurrent(byOlder)).toBe(true);
    expect(steps.appended.isCurrent(byNewer)).toBe(false);
    expect(steps.dropped.isCurrent(byOlder)).toBe(false);
  });

  it('A35 A39 and dropped opens nothing and proves nothing', async () => {
    const failure = await failureOf(() => steps.dropped.open(steps.before.seal(secret, owner), owner));
    expect(failure).toMatchObject({ code: 'unknown-key', retryable: false });
    expect(failure.message).toMatch(/"older".*node -p "/);
    expect(steps.dropped.verify('proof', message, steps.before.sign('proof', message))).toBe(false);
  });

  it('A35 A39 is not replaced by another key that has its id', async () => {
    const impostor = keyring(`${newer},${stranger}`);
    const failure = await failureOf(() => impostor.open(steps.before.seal(secret, owner), owner));
    expect(failure).toMatchObject({ code: 'corrupt-account' });
    expect(impostor.verify('proof', message, steps.before.sign('proof', message))).toBe(false);
  });
});

/** Alice's application, started anew with other keys as often as a test likes. Her proof is from before. */
async function application() {
  const storage = memoryStorage();
  const first = setUp({ storage, keys: steps.before });
  const { clock } = first;
  const alice = await enrollEarlier(first);
  const verified = await first.watchword.verify({ userId: 'alice', code: alice.code() });
  if (!verified.ok) throw new Error(verified.reason);
  let starts = 0;
  const withKeys = (keys: Keyring) => {
    starts += 1;
    return setUp({ storage, keys, clock: clock.read, random: seededRandom(`start ${starts}`) }).watchword;
  };
  const signIn = (keys: Keyring) => {
    clock.advance(30);
    return withKeys(keys).verify({ userId: 'alice', code: alice.code() });
  };
  const prove = (keys: Keyring) => withKeys(keys).requireProof({ userId: 'alice', proof: verified.proof });
  return { clock, withKeys, signIn, prove };
}

describe('an application whose key is rolled', () => {
  it('A17 A39 goes on at each step, and keeps its proofs until the old key is dropped', async () => {
    const { withKeys, signIn, prove } = await application();
    for (const step of ['before', 'appended', 'moved'] as const) {
      expect(await signIn(steps[step])).toMatchObject({ ok: true });
      expect(await prove(steps[step])).toMatchObject({ ok: true, method: 'totp' });
    }
    expect(await withKeys(steps.moved).rotateKeys()).toMatchObject({ users: 1, resealed: 1, failed: [] });
    expect(await prove(steps.moved)).toMatchObject({ ok: true });
    expect(await signIn(steps.dropped)).toMatchObject({ ok: true });
    expect(await prove(steps.dropped)).toEqual({ ok: false, reason: 'invalid' });
  });

  it('A35 without being sealed anew is told whose secrets need the dropped key', async () => {
    const { withKeys, signIn } = await application();
    expect((await failureOf(() => signIn(steps.dropped))).code).toBe('unknown-key');
    const { failed } = await withKeys(steps.dropped).rotateKeys();
    expect(failed).toEqual([{ userId: 'alice', code: 'unknown-key' }]);
    expect(await withKeys(steps.moved).rotateKeys()).toMatchObject({ resealed: 1, failed: [] });
    expect(await signIn(steps.dropped)).toMatchObject({ ok: true });
  });

  it('A35 and lost lets its users link their apps again, once the support desk has reset them', async () => {
    const { clock, withKeys } = await application();
    const watchword = withKeys(steps.dropped);
    const reset = await watchword.reset({
      userId: 'alice',
      authorization: operator({ by: 'support', reason: 'the key is lost' }),
    });
    if (!reset.ok) throw new Error(reset.reason);
    const user = { id: 'alice', name: 'alice' };
    const begun = await watchword.beginEnrollment({ user, authorization: reset.ticket });
    if (!begun.ok) throw new Error(begun.reason);
    const code = () => totp(secretIn(begun.uri), clock.read());
    const confirmation = { user, enrollmentId: begun.enrollmentId, code: code() };
    expect(await watchword.confirmEnrollment(confirmation)).toMatchObject({ ok: true });
    clock.advance(30);
    expect(await watchword.verify({ userId: 'alice', code: code() })).toMatchObject({ ok: true });
  });
});
