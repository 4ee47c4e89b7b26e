import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { memoryStorage, operator } from '../src/index.ts';
import { type Harness, setUp, told } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';
import { linkDevice } from './support/linked.ts';

const user = { id: 'alice', name: 'alice' };
const desk = operator({ by: 'maria', reason: 'phone lost' });

/** Everything a logger could write down of a value. A proof is read by name where it is to be used, and left out here. */
function everythingIn(value: unknown): string {
  const shown = typeof value === 'object' && value !== null ? { ...value, proof: undefined } : value;
  const error = value instanceof Error ? `${value.message}${value.stack}${everythingIn(value.cause)}` : '';
  return [inspect(shown, { depth: null }), JSON.stringify(shown), error].join('\n');
}

/** As it is written, without groups, as it is typed by hand, and as it may be encoded on its way. */
function spellingsOf(code: string): string[] {
  const plain = code.replaceAll('-', '');
  const encodings = (['hex', 'base64', 'base64url'] as const).map((each) => Buffer.from(plain).toString(each));
  return [code, plain, code.toLowerCase(), plain.toLowerCase(), code.replaceAll('-', ' '), ...encodings];
}

/** A store that keeps a copy of all that was ever written to it. */
function recorded() {
  const seen: unknown[] = [];
  const storage = intercepted(memoryStorage());
  storage.taps.commit = (next, change) => {
    seen.push(change);
    return next();
  };
  return { seen, harness: setUp({ storage }) };
}

async function stored({ watchword, storage, events }: Harness): Promise<unknown[]> {
  await told();
  const kept = await watchword.history({ userId: 'alice', limit: 1000 });
  return [events, kept, await storage.load('alice'), await watchword.status({ userId: 'alice' }), watchword];
}

/** Walks every way that makes, uses or refuses recovery codes, proofs and tickets; gathers what comes out of it. */
async function fullFlow() {
  const { seen, harness } = recorded();
  const { watchword, clock } = harness;
  const keep = async <T>(call: Promise<T>): Promise<T> => {
    const answer = await call;
    seen.push(answer);
    return answer;
  };
  const context = { channel: 'ssh', ip: '192.0.2.7', userAgent: 'x' };
  const userId = 'alice';
  const { deviceId, code, recoveryCodes, proof } = await linkDevice(harness, { binding: 'session of alice' });
  const present = (typed: string) => keep(watchword.verify({ userId, code: typed, context, known: proof }));
  for (const each of recoveryCodes.slice(0, 8)) await present(each);
  await present(recoveryCodes[0]!);
  await present(`${recoveryCodes[9]!}U`);
  for (let n = 0; n < 7; n += 1) await present('2'.repeat(24));
  const fresh = await present(code());
  const authorization = fresh.ok ? fresh.proof : '';
  const made = await keep(watchword.regenerateRecoveryCodes({ userId, authorization, context }));
  await keep(watchword.regenerateRecoveryCodes({ userId, authorization: proof, context }));
  await keep(watchword.renameDevice({ userId, deviceId, name: 'Tablet', authorization, context }));
  await keep(watchword.requireProof({ userId, proof: authorization }));
  await keep(watchword.requireProof({ userId, proof: `${authorization}x` }));
  const removed = await keep(watchword.removeDevice({ userId, deviceId, authorization, context }));
  const reset = await keep(watchword.reset({ userId, authorization: desk, context }));
  const ticket = reset.ok ? reset.ticket : '';
  await keep(watchword.beginEnrollment({ user, authorization: ticket, context }));
  clock.advance(86_400);
  await keep(watchword.beginEnrollment({ user, authorization: ticket, context }));
  seen.push(...(await stored(harness)));
  return {
    seen: seen.map(everythingIn).join('\n'),
    codes: [...recoveryCodes, ...(made.ok ? made.recoveryCodes : [])],
    tokens: [proof, authorization, removed.ok ? (removed.proof ?? '') : '', ticket],
  };
}

describe('nothing that opens an account', () => {
  it('V18 A32 N2 N18 leaves in an answer, event or history, or reaches the store: no code, proof or ticket', async () => {
    const { seen, codes, tokens } = await fullFlow();
    const markers = ['recovery-code-accepted', 'recovery-code-wrong', 'recovery-codes-low', 'recovery-codes-issued'];
    for (const marker of [...markers, 'factors-reset', 'device-removed', 'throttled', 'malformed', 'maria', 'hashes']) {
      expect(seen).toContain(marker);
    }
    expect(codes).toHaveLength(20);
    for (const spelling of codes.flatMap(spellingsOf)) expect(seen).not.toContain(spelling);
    for (const token of tokens) {
      const [, , payload = '', mac = ''] = token.split('.');
      expect(mac).toHaveLength(43);
      for (const part of [token, payload, mac]) expect(seen).not.toContain(part);
    }
  });

  it('V18 A39 tells the session that a proof was made for: the proof holds a hash, the store nothing', async () => {
    const { harness, seen } = recorded();
    const binding = 'session-id-of-alice';
    const { proof } = await linkDevice(harness, { binding });
    const payload = Buffer.from(proof.split('.')[2]!, 'base64url').toString();
    const texts = [payload, seen.map(everythingIn).join(), (await stored(harness)).map(everythingIn).join()];
    for (const text of texts) expect(text).not.toContain(binding);
  });

  it('A32 is shown by the answer that holds new codes, unless they are read by name', async () => {
    const harness = setUp();
    const first = await linkDevice(harness);
    const fresh = await harness.watchword.verify({ userId: 'alice', code: first.code() });
    const authorization = fresh.ok ? fresh.proof : '';
    const made = await harness.watchword.regenerateRecoveryCodes({ userId: 'alice', authorization });
    if (!made.ok) throw new Error(made.reason);
    expect(made.recoveryCodes).toHaveLength(10);
    for (const text of [inspect(made), inspect([made]), JSON.stringify({ made }), JSON.stringify({ ...made })]) {
      expect(text).toContain('ok');
      for (const code of made.recoveryCodes) expect(text).not.toContain(code);
    }
    expect(structuredClone(made)).not.toHaveProperty('recoveryCodes');
  });

  it('V18 is quoted by the error of a call that holds it and fails', async () => {
    const storage = intercepted(memoryStorage());
    const harness = setUp({ storage });
    const { recoveryCodes, proof } = await linkDevice(harness);
    storage.taps.commit = () => Promise.reject(new Error('no room'));
    const errors = await Promise.all(
      [
        harness.watchword.verify({ userId: 'alice', code: recoveryCodes[0] }),
        harness.watchword.erase({ userId: 'alice', authorization: desk }),
      ].map((call) => call.catch((error: unknown) => error)),
    );
    const text = errors.map(everythingIn).join('\n');
    expect(text).toContain('no room');
    for (const spelling of [...recoveryCodes.flatMap(spellingsOf), proof]) expect(text).not.toContain(spelling);
  });
});
