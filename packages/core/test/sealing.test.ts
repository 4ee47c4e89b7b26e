import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { keyring } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { begin, enroll, enrollEarlier, setUp, testKey } from './support/harness.ts';
import { seededRandom } from './support/random.ts';
import { totp } from './support/reference.ts';
import { alterRecord, readRecord, type StoredRecord } from './support/stored-account.ts';

const [otherKey, thirdKey] = [8, 9].map((fill) => `key-${fill}:${Buffer.alloc(32, fill).toString('base64url')}`);

async function verifyAltered(alter: (record: StoredRecord) => void) {
  const harness = setUp();
  const { userId, code } = await enrollEarlier(harness);
  await alterRecord(harness.storage, userId, alter);
  return failureOf(() => harness.watchword.verify({ userId, code: code() }));
}

function flip(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}

describe('a sealed secret', () => {
  it('A35 N2 does not open for another user', async () => {
    const harness = setUp();
    const mallory = await enroll(harness, 'mallory');
    await enroll(harness, 'alice');
    harness.clock.advance(90);
    const { devices } = await readRecord(harness.storage, 'mallory');
    await alterRecord(harness.storage, 'alice', (record) => {
      record.devices[0]!.sealedSecret = devices[0]!.sealedSecret;
    });
    const stolen = () => harness.watchword.verify({ userId: 'alice', code: mallory.code() });
    expect(await failureOf(stolen)).toMatchObject({ code: 'corrupt-account' });
    await alterRecord(harness.storage, 'alice', (record) => {
      record.devices = devices;
    });
    expect(await failureOf(stolen)).toMatchObject({ code: 'corrupt-account' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['device', { id: 'another' }],
    ['hash', { algorithm: 'SHA256' }],
    ['number of digits', { digits: 7 }],
    ['period', { period: 3600 }],
  ])('A35 does not open for another %s', async (_what, changed) => {
    const failure = await verifyAltered(({ devices }) => Object.assign(devices[0]!, changed));
    expect(failure).toMatchObject({ code: 'corrupt-account' });
  });

  it('A35 of a pending enrollment does not open for another user or enrollment', async () => {
    const harness = setUp();
    const mallory = await begin(harness.watchword, 'mallory');
    const alice = await begin(harness.watchword, 'alice');
    const { pending } = await readRecord(harness.storage, 'mallory');
    await alterRecord(harness.storage, 'alice', (record) => {
      record['pending'] = { ...(pending as object), enrollmentId: alice.enrollmentId };
    });
    const user = { id: 'alice', name: 'alice' };
    const code = totp(mallory.secret, harness.clock.read());
    const confirm = () => harness.watchword.confirmEnrollment({ user, enrollmentId: alice.enrollmentId, code });
    expect(await failureOf(confirm)).toMatchObject({ code: 'corrupt-account' });
  });

  const tampered: [string, (parts: { format: string; id: string; body: string }) => string, string][] = [
    ['the format', ({ id, body }) => `ww2.${id}.${body}`, 'corrupt-account'],
    ['the key id', ({ format, body }) => `${format}.else.${body}`, 'unknown-key'],
    ['the nonce', ({ format, id, body }) => `${format}.${id}.${flip(body, 3)}`, 'corrupt-account'],
    ['the secret', ({ format, id, body }) => `${format}.${id}.${flip(body, 20)}`, 'corrupt-account'],
    ['the tag', ({ format, id, body }) => `${format}.${id}.${flip(body, body.length - 4)}`, 'corrupt-account'],
    ['its end', ({ format, id, body }) => `${format}.${id}.${body.slice(0, -4)}`, 'corrupt-account'],
    ['all but the nonce', ({ format, id, body }) => `${format}.${id}.${body.slice(0, 16)}`, 'corrupt-account'],
    ['the body', ({ format, id }) => `${format}.${id}.`, 'corrupt-account'],
    ['the number of parts', ({ format, id }) => `${format}.${id}`, 'corrupt-account'],
    ['a part more', ({ format, id, body }) => `${format}.${id}.${body}.more`, 'corrupt-account'],
    [
      'characters that base64url does not have',
      ({ format, id, body }) => `${format}.${id}.${body}!`,
      'corrupt-account',
    ],
    ['the key id, to one with a dot', ({ format, id, body }) => `${format}.${id}.x.${body}`, 'corrupt-account'],
    ['the key id, to none', ({ format, body }) => `${format}..${body}`, 'corrupt-account'],
    ['the key id, to one too long', ({ format, body }) => `${format}.${'x'.repeat(33)}.${body}`, 'corrupt-account'],
    ['the case of the format', ({ id, body }) => `WW1.${id}.${body}`, 'corrupt-account'],
    ['its edges', ({ format, id, body }) => `${format}.${id}.${body}\n`, 'corrupt-account'],
    ['its length, to 10 MB', ({ format, id, body }) => `${format}.${id}.${body.repeat(150_000)}`, 'corrupt-account'],
    ['its length, to 10 MB of dots', ({ format }) => format.padEnd(10_000_000, '.'), 'corrupt-account'],
    ['everything', () => 'nonsense', 'corrupt-account'],
    ['a key id that objects have', ({ format, body }) => `${format}.__proto__.${body}`, 'unknown-key'],
  ];

  it.each(tampered)('V17 A35 does not open once someone changed %s', async (_what, tamper, code) => {
    const failure = await verifyAltered(({ devices }) => {
      const [format = '', id = '', body = ''] = devices[0]!.sealedSecret.split('.');
      devices[0]!.sealedSecret = tamper({ format, id, body });
    });
    expect(failure).toMatchObject({ code, retryable: false });
  });

  it('V17 is sealed anew each time: no nonce comes twice', () => {
    const keys = keyring(testKey);
    const sealed = Array.from({ length: 1000 }, () => keys.seal(Buffer.alloc(20), Buffer.from('x')));
    expect(new Set(sealed.map((text) => text.split('.')[2]!.slice(0, 16))).size).toBe(1000);
  });
});

describe('a key ring', () => {
  it('V17 seals with its first key, and opens what an older one sealed', async () => {
    const before = setUp({ keys: keyring(otherKey) });
    const { userId, code } = await enroll(before);
    const after = setUp({
      storage: before.storage,
      random: seededRandom('after'),
      keys: keyring(`${thirdKey}, ${otherKey}`),
    });
    after.clock.advance(30);
    before.clock.advance(30);
    expect(await after.watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
    await enroll(after, 'bob');
    const envelopeOf = async (id: string) => (await readRecord(before.storage, id)).devices[0]!.sealedSecret;
    expect(await envelopeOf('alice')).toMatch(/^ww1\.key-8\./);
    expect(await envelopeOf('bob')).toMatch(/^ww1\.key-9\./);
  });

  it('A35 never falls back from an unknown key id, and says what to do', async () => {
    const before = setUp({ keys: keyring(otherKey) });
    const { userId, code } = await enroll(before);
    const after = setUp({ storage: before.storage, random: seededRandom('after'), keys: keyring(thirdKey) });
    before.clock.advance(30);
    const failure = await failureOf(() => after.watchword.verify({ userId, code: code() }));
    expect(failure).toMatchObject({ code: 'unknown-key' });
    expect(failure.message).toMatch(/"key-8".* Add that key after the first one\..*node -p "/);
  });

  it('A35 opens nothing with another key of the same id', async () => {
    const before = setUp({ keys: keyring(testKey) });
    const { userId, code } = await enroll(before);
    const sameId = `test:${Buffer.alloc(32, 1).toString('base64url')}`;
    const after = setUp({ storage: before.storage, random: seededRandom('after'), keys: keyring(sameId) });
    before.clock.advance(30);
    expect(await failureOf(() => after.watchword.verify({ userId, code: code() }))).toMatchObject({
      code: 'corrupt-account',
    });
  });

  it('A32 shows nothing of itself to inspect, JSON or spread', () => {
    const keys = keyring(testKey);
    const [, key = ''] = testKey.split(':');
    const shown = [
      inspect(keys, { depth: 9, showHidden: true }),
      JSON.stringify(keys),
      inspect(Object.assign({}, keys)),
    ];
    for (const text of shown) {
      expect(text).not.toContain(key);
      expect(text).not.toMatch(/07 07|7, 7/);
    }
  });
});
