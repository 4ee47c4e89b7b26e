import { type HammerOptions, hammer } from '@watchword/testkit';
import { describe, expect, it } from 'vitest';
import { migrated, sharedUrl } from './support/database.ts';

const worker = new URL('support/hammered.ts', import.meta.url);

/** What a run did: the invariants of a run that did nothing hold as well. */
async function hammered(options: Partial<HammerOptions>) {
  const { prefix } = await migrated();
  const { violations, killed, answers } = await hammer({ worker, target: { url: sharedUrl(), prefix }, ...options });
  return { violations, killed, accepted: answers['accepted'], unknown: answers['unknown'] ?? 0 };
}

describe('four processes on one server', { timeout: 300_000 }, () => {
  it('A1 A6 A10 A11 A18 accept each code once and lose no failure, in 200 rounds', async () => {
    expect(await hammered({ rounds: 200 })).toEqual({ violations: [], killed: 0, accepted: 400, unknown: 0 });
  });

  it('A1 A10 A18 do so while one of them is killed in every third round', async () => {
    const { violations, killed, accepted, unknown } = await hammered({ rounds: 42, killEvery: 3 });
    expect({ violations, killed }).toEqual({ violations: [], killed: 14 });
    // Of each race one is accepted; who was killed did not tell.
    expect(accepted).toBeGreaterThan(56);
    expect(unknown).toBeGreaterThan(0);
  });

  it.each([30, 90])('A1 A7 do so with clocks that are %i s apart', async (clocksApartSeconds) => {
    expect(await hammered({ rounds: 60, clocksApartSeconds })).toMatchObject({ violations: [], accepted: 120 });
  });
});
