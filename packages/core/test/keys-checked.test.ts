import { afterEach, describe, expect, it, vi } from 'vitest';
import { keyring, WatchwordError } from '../src/index.ts';
import { type CheckedKeys, checkedKeys } from '../src/sealing/checked-keys.ts';
import type { Keys, Signature } from '../src/sealing/keys.ts';
import { failureOf } from './support/failures.ts';
import { testKey } from './support/harness.ts';

const ring = keyring(testKey);
const owner = Buffer.from('alice');
const secret = Buffer.alloc(20, 0x5e);
const message = Buffer.from('alice signed in at noon');
const envelope = ring.seal(secret, owner);
const signature = ring.sign('proof', message);

/** Keys of which one method does as it likes. */
function faulty(method: keyof Keys, answer: (...given: never[]) => unknown): CheckedKeys {
  const honest: Keys = {
    seal: (...given) => ring.seal(...given),
    open: (...given) => ring.open(...given),
    isCurrent: (...given) => ring.isCurrent(...given),
    sign: (...given) => ring.sign(...given),
    verify: (...given) => ring.verify(...given),
  };
  return checkedKeys({ ...honest, [method]: answer });
}

const signatureLike = (keyId: unknown, mac: unknown) => ({ keyId, mac });

const calls: { readonly [Method in keyof Keys]: (keys: CheckedKeys) => Promise<unknown> } = {
  seal: (keys) => keys.seal(secret, owner),
  open: (keys) => keys.open(envelope, owner),
  isCurrent: (keys) => keys.isCurrent(envelope),
  sign: (keys) => keys.sign('proof', message),
  verify: (keys) => keys.verify('proof', message, signature),
};
const methods = Object.keys(calls) as (keyof Keys)[];

afterEach(() => void vi.useRealTimers());

describe('the answers of keys', () => {
  it.each([
    ['at once', ring],
    ['by promises', checkedKeys(ring)],
  ])('A17 are passed on, given %s', async (_how, given) => {
    const keys = checkedKeys(given);
    const sealed = await keys.seal(secret, owner);
    expect(Buffer.from(await keys.open(sealed, owner))).toEqual(secret);
    expect(await keys.isCurrent(sealed)).toBe(true);
    expect(await keys.sign('ticket', message)).toEqual(ring.sign('ticket', message));
    expect(await keys.verify('proof', message, signature)).toBe(true);
    expect(await keys.verify('ticket', message, signature)).toBe(false);
  });

  const nothing = [undefined, null, 0, 1, NaN, 7n, '', {}, [], [true], () => true, Symbol('x'), new Error('x')];
  const garbage: { readonly [Method in keyof Keys]: readonly unknown[] } = {
    seal: [true, 'a b', 'a\n', 'ä', '\ud800', 'x'.repeat(1025), 'x'.repeat(10_000_000), Buffer.from('x'), [envelope]],
    open: [
      true,
      'x'.repeat(20),
      Buffer.alloc(0),
      Buffer.alloc(15),
      Array(20).fill(1),
      new ArrayBuffer(20),
      { length: 20 },
    ],
    isCurrent: ['true', 'yes', new Boolean(true), { isCurrent: true }],
    sign: [
      true,
      'proof',
      ['test', signature.mac],
      signatureLike('test', undefined),
      signatureLike('test', Buffer.alloc(0)),
      signatureLike('test', signature.mac.subarray(1)),
      signatureLike('test', Buffer.alloc(33)),
      signatureLike('test', 'x'.repeat(32)),
      signatureLike('test', Array(32).fill(1)),
      signatureLike(undefined, signature.mac),
      signatureLike('', signature.mac),
      signatureLike('a.b', signature.mac),
      signatureLike('arn:aws:kms', signature.mac),
      signatureLike('x'.repeat(33), signature.mac),
    ],
    verify: ['true', 'false', 'ok', new Boolean(true), { ok: true }, { MacValid: true }, new Response('true')],
  };

  it.each(methods)('A9 A39 to %s deny if they are of another type, however true they look', async (method) => {
    for (const answer of [...nothing, ...garbage[method]]) {
      for (const given of [() => answer, () => Promise.resolve(answer)]) {
        const failure = await failureOf(() => calls[method](faulty(method, given)));
        expect(failure).toMatchObject({ code: 'keys', retryable: false });
        expect(failure.message).toContain('does not allow');
        expect(failure.cause).toBeUndefined();
      }
    }
  });

  it.each(methods)('A9 to %s that are errors deny, and the cause is kept', async (method) => {
    for (const cause of [new Error('ECONNREFUSED'), 'no', undefined] as Error[]) {
      const thrown = () => {
        throw cause;
      };
      const expected = { code: 'keys', retryable: true, cause };
      for (const given of [thrown, () => Promise.reject(cause)])
        expect(await failureOf(() => calls[method](faulty(method, given)))).toMatchObject(expected);
    }
  });

  it.each(methods)("A9 to %s that are WatchwordErrors of the keys' own stay what they are", async (method) => {
    const error = new WatchwordError('unknown-key', 'That key was dropped.');
    const own = faulty(method, () => Promise.reject(error));
    expect(await failureOf(() => calls[method](own))).toBe(error);
  });

  it.each(methods)('A9 to %s that never come deny after ten seconds', async (method) => {
    vi.useFakeTimers();
    const silent = faulty(method, () => new Promise(() => undefined));
    const failure = failureOf(() => calls[method](silent));
    let settled = false;
    void failure.then(() => (settled = true));
    await vi.advanceTimersByTimeAsync(9_999);
    expect(settled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await failure).toMatchObject({
      code: 'keys',
      retryable: true,
      cause: { message: 'No answer for 10000 ms.' },
    });
    expect((await failure).message).toContain('see the cause');
  });

  it('A17 may be as long as an envelope can be, and as short as a secret can be', async () => {
    const [longest, shortest] = ['x'.repeat(1024), Buffer.alloc(16)];
    expect(await faulty('seal', () => longest).seal(secret, owner)).toBe(longest);
    expect(await faulty('open', () => shortest).open(longest, owner)).toBe(shortest);
  });

  it.each(methods)('A9 to %s leave no timer behind, and too late they change nothing', async (method) => {
    vi.useFakeTimers();
    await calls[method](checkedKeys(ring));
    expect(vi.getTimerCount()).toBe(0);
    const late = Promise.withResolvers<unknown>();
    const failure = failureOf(() => calls[method](faulty(method, () => late.promise)));
    await vi.advanceTimersByTimeAsync(10_000);
    late.reject(new Error('late'));
    expect(await failure).toMatchObject({ code: 'keys' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('keys', () => {
  it.each(['', 'a b', 'ä', 'x'.repeat(1025), 'x'.repeat(10_000_000), undefined, null, 7, {}])(
    'A41 are not even asked about an envelope that cannot be one',
    async (other) => {
      const asked = vi.fn<() => boolean>(() => true);
      const keys = checkedKeys({ ...faulty('seal', asked), open: asked as never, isCurrent: asked });
      for (const call of [() => keys.open(other as string, owner), () => keys.isCurrent(other as string)])
        expect((await failureOf(call)).code).toBe('corrupt-account');
      expect(asked).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['key id', signatureLike('a/b', signature.mac)],
    ['key id of any length', signatureLike('x'.repeat(33), signature.mac)],
    ['mac of 32 bytes', signatureLike('test', signature.mac.subarray(1))],
    ['mac of bytes', signatureLike('test', 'x'.repeat(32))],
    ['signature', undefined],
  ])('A39 A41 are not even asked about what has no %s', async (_what, other) => {
    const asked = vi.fn<() => boolean>(() => true);
    expect(await faulty('verify', asked).verify('proof', message, other as Signature)).toBe(false);
    expect(asked).not.toHaveBeenCalled();
  });

  it('N2 may wipe the secret that they were given to seal: it is a copy', async () => {
    const wiping = faulty('seal', (plaintext: Uint8Array) => {
      const sealed = ring.seal(plaintext, owner);
      plaintext.fill(0);
      return sealed;
    });
    const given = Buffer.from(secret);
    const sealed = await wiping.seal(given, owner);
    expect(given).toEqual(secret);
    expect(Buffer.from(ring.open(sealed, owner))).toEqual(secret);
  });

  it('A17 may be an instance whose methods need their `this`', async () => {
    class Remote {
      readonly #ring = ring;
      seal = () => Promise.reject(new Error('not asked'));
      open = (text: string, associatedData: Uint8Array) => this.#ring.open(text, associatedData);
      sign = () => Promise.reject(new Error('not asked'));
      verify = () => false;
      isCurrent(text: string) {
        return this.#ring.isCurrent(text);
      }
    }
    expect(await checkedKeys(new Remote()).isCurrent(envelope)).toBe(true);
  });
});
