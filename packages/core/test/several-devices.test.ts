import { describe, expect, it } from 'vitest';
import { codeGenerator } from '../src/codes/totp.ts';
import { judge } from '../src/decisions/replay-guard.ts';
import { noon, setUp } from './support/harness.ts';
import { linkDevice } from './support/linked.ts';
import { hotp, type Parameters, usualParameters } from './support/reference.ts';
import { seedOf, vectors } from './support/vectors.ts';

const window = { past: 1, future: 1 };
const current = noon / 30_000;

function device(name: string, seed: Uint8Array, lastStep: number, parameters: Parameters = usualParameters) {
  return { device: { name, lastStep, period: parameters.period }, codeAt: codeGenerator(seed, parameters) };
}

describe('several devices of one account', () => {
  const [one, other] = [seedOf('SHA1'), Buffer.alloc(20, 9)];

  it('N11 accept the code of any, and spend it on that one', () => {
    const devices = [device('one', one, 0), device('other', other, 0)];
    for (const [name, seed] of [
      ['one', one],
      ['other', other],
    ] as const) {
      const verdict = judge(hotp(seed, current), devices, noon, window);
      expect(verdict).toMatchObject({ kind: 'accepted', device: { name }, step: current });
    }
  });

  it('N11 keep a guard each: what one has used does not age the other', () => {
    const devices = [device('one', one, current), device('other', other, 0)];
    expect(judge(hotp(one, current), devices, noon, window)).toMatchObject({ kind: 'already-used' });
    expect(judge(hotp(other, current - 1), devices, noon, window)).toMatchObject({ kind: 'accepted' });
  });

  it('T11 refuse digits that any of them has spent, even where another shows them too', () => {
    const spent = device('spent', one, current);
    const fresh = device('fresh', one, 0);
    for (const devices of [
      [spent, fresh],
      [fresh, spent],
    ]) {
      expect(judge(hotp(one, current), devices, noon, window)).toMatchObject({ kind: 'already-used' });
    }
  });

  it('T11 spend the newest step over all of them', () => {
    const [{ counters, hotp6 }] = vectors.adjacentStepCollisions.rows as [
      (typeof vectors.adjacentStepCollisions.rows)[0],
    ];
    const time = (counters[0] + 1) * 30_000;
    const verdict = judge(hotp6, [device('one', one, 0), device('other', other, 0)], time, window);
    expect(verdict).toMatchObject({ kind: 'accepted', step: counters[1] });
  });

  it('N11 stay as they are when another is used', async () => {
    const harness = setUp();
    const { proof } = await linkDevice(harness);
    const second = await linkDevice(harness, { authorization: proof });
    const before = await harness.watchword.status({ userId: 'alice' });
    await harness.watchword.verify({ userId: 'alice', code: second.code() });
    const after = await harness.watchword.status({ userId: 'alice' });
    expect(after.devices).toEqual([before.devices[0], { ...before.devices[1], lastUsedAt: harness.clock.read() }]);
  });

  it('T4 keep their own periods and digits', () => {
    const slow: Parameters = { algorithm: 'SHA256', digits: 8, period: 60 };
    const devices = [device('one', one, 0), device('slow', other, 0, slow)];
    const code = hotp(other, noon / 60_000 + 1, slow);
    expect(judge(code, devices, noon, window)).toMatchObject({ device: { name: 'slow' }, step: noon / 60_000 + 1 });
  });
});
