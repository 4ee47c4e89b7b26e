import { describe, expect, it } from 'vitest';
import { type Keyring, keyring } from '../src/index.ts';
import { failureOf } from './support/failures.ts';

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
