import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { keyring, memoryStorage, WatchwordError } from '../src/index.ts';
import { begin, enroll, secretIn, setUp, testKey, told } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';
import { encodeBase32, totp } from './support/reference.ts';

const user = { id: 'alice', name: 'alice' };

/** Everything a logger could write down of a value. */
function everythingIn(value: unknown): string {
  const spread = typeof value === 'object' ? { ...value } : value;
  const error = value instanceof Error ? `${value.message}${value.stack}${everythingIn(value.cause)}` : '';
  return [
    inspect(value, { depth: null }),
    JSON.stringify(value),
    inspect(spread),
    JSON.stringify(spread),
    String(value),
    error,
  ].join('\n');
}

/** Every spelling in which a secret could leave. */
function spellingsOf(secret: Buffer): string[] {
  const base32 = encodeBase32(secret);
  const grouped = base32.replace(/.{4}(?=.)/g, '$& ');
  const bytes = [Array.from(secret).join(','), Array.from(secret).join(', ')];
  const encodings = (['latin1', 'hex', 'base64', 'base64url'] as const).map((encoding) => secret.toString(encoding));
  return [
    base32,
    base32.toLowerCase(),
    grouped,
    ...bytes,
    ...encodings,
    secret.toString('hex').toUpperCase(),
    'otpauth:',
  ];
}

interface Flow {
  readonly seen: string;
  readonly secrets: readonly Buffer[];
  readonly codes: ReadonlySet<string>;
}

/** Walks every way through core, and gathers whatever comes out or goes into the store. */
async function fullFlow(): Promise<Flow> {
  const seen: unknown[] = [];
  const codes = new Set<string>();
  const storage = intercepted(memoryStorage());
  storage.taps.commit = (next, change) => {
    seen.push(change, change.account, change.events);
    return next();
  };
  const harness = setUp({ storage });
  const submit = (code: string) => {
    codes.add(code);
    return code;
  };
  const keep = async (call: Promise<unknown>) => {
    seen.push(await call.catch((error: unknown) => error));
  };
  const { watchword, clock } = harness;
  const first = await begin(watchword);
  const second = await watchword.beginEnrollment({ user });
  if (!second.ok) throw new Error(second.reason);
  seen.push(second);
  const { enrollmentId } = second;
  const secret = secretIn(second.uri);
  const code = (seconds = 0) => submit(totp(secret, clock.read() + seconds * 1000));
  const confirm = (code: string) => keep(watchword.confirmEnrollment({ user, enrollmentId, code }));
  const verify = (code: string) => keep(watchword.verify({ userId: 'alice', code }));
  await confirm(submit('135791'));
  await confirm(code(-300));
  await confirm(code());
  await confirm(code());
  clock.advance(90);
  await verify(code());
  await verify(code());
  await verify(`${code().slice(0, 3)} x`);
  await verify(code(-300));
  for (let n = 0; n < 7; n += 1) await verify(submit('135791'));
  await keep(watchword.status({ userId: 'alice' }));
  clock.advance(-86_400);
  await verify(code());
  clock.advance(86_400 + 3600);
  storage.taps.commit = (_next, change) =>
    Promise.reject(new Error(`no room for ${change.account?.length} characters`));
  await verify(code());
  storage.taps.commit = undefined;
  const other = setUp({
    storage,
    keys: keyring(`other:${Buffer.alloc(32, 1).toString('base64url')}`),
    start: clock.read(),
  });
  await keep(other.watchword.verify({ userId: 'alice', code: code() }));
  await told();
  seen.push(
    harness.events,
    other.events,
    harness.watchword,
    (await storage.history({ userId: 'alice', limit: 99 })).items,
  );
  seen.push((await storage.load('alice'))?.account);
  return { seen: seen.map(everythingIn).join('\n'), secrets: [first.secret, secret], codes };
}

describe('nothing secret', () => {
  it('V18 A32 U11 N2 leaves core or reaches the store in any spelling', async () => {
    const { seen, secrets, codes } = await fullFlow();
    for (const marker of [
      'already-used',
      'wrong-code',
      'throttled',
      'unknown-key',
      'clock',
      'no room',
      'device-added',
      'sealedSecret',
    ]) {
      expect(seen).toContain(marker);
    }
    for (const spelling of secrets.flatMap(spellingsOf)) expect(seen).not.toContain(spelling);
    expect(codes.size).toBeGreaterThan(5);
    for (const code of codes) expect(seen).not.toMatch(new RegExp(`(?<![0-9])${code}(?![0-9])`));
    expect(seen).not.toContain(testKey.split(':')[1]);
  });

  it('A32 is shown by a begun enrollment unless it is read by name', async () => {
    const { watchword } = setUp();
    const begun = await watchword.beginEnrollment({ user });
    if (!begun.ok) throw new Error(begun.reason);
    const { uri, manualKey } = begun;
    expect([uri.slice(0, 15), manualKey.length]).toEqual(['otpauth://totp/', 39]);
    for (const text of [everythingIn(begun), inspect([begun]), JSON.stringify({ begun })]) {
      expect(text).toContain(begun.enrollmentId);
      expect(text).not.toContain('otpauth');
      expect(text).not.toContain(manualKey);
      expect(text).not.toContain(manualKey.replaceAll(' ', ''));
    }
    expect(structuredClone(begun)).not.toHaveProperty('uri');
  });

  it('A32 can be read once the device is linked', async () => {
    const harness = setUp();
    const { secret } = await enroll(harness);
    const again = await harness.watchword.beginEnrollment({ user });
    const status = await harness.watchword.status({ userId: 'alice' });
    expect(again).not.toHaveProperty('uri');
    for (const spelling of spellingsOf(secret)) expect(everythingIn([again, status])).not.toContain(spelling);
    expect(Object.keys(status.devices[0]!)).toEqual(['id', 'name', 'createdAt']);
  });

  it('V18 is enumerable in an error: no message, no cause', () => {
    const error = new WatchwordError('storage', 'x', { cause: 'y' });
    expect(JSON.parse(JSON.stringify(error))).toEqual({ name: 'WatchwordError', code: 'storage', retryable: false });
  });
});
