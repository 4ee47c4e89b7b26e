import { type HammerOptions, hammer } from '@watchword/testkit';
import { describe, expect, it } from 'vitest';
import { redisClusterUrls, redisUrls } from './support/servers.ts';
import { newPrefix } from './support/store.ts';
import { connect, type Target } from './support/target.ts';

const worker = new URL('support/target.ts', import.meta.url);

/** What a run did: the invariants of a run that did nothing hold as well. */
async function hammered(place: Omit<Target, 'prefix'>, options: Partial<HammerOptions>) {
  const target = { ...place, prefix: newPrefix() };
  const storage = await connect(target);
  await storage.migrate();
  const { violations, killed, answers } = await hammer({ worker, target, ...options });
  return { violations, killed, accepted: answers['accepted'], unknown: answers['unknown'] ?? 0 };
}

describe.each([
  { open: 'nodeRedis', urls: redisUrls },
  { open: 'ioRedisCluster', urls: redisClusterUrls },
] as const)('four processes by $open', { timeout: 300_000 }, (place) => {
  it('A1 A6 A10 A11 A18 accept each code once and lose no failure, in 200 rounds', async () => {
    const run = await hammered(place, { rounds: 200 });
    expect(run).toEqual({ violations: [], killed: 0, accepted: 400, unknown: 0 });
  });

  it('A1 A10 A18 do so while one of them is killed in every third round', async () => {
    const { violations, killed, accepted, unknown } = await hammered(place, { rounds: 42, killEvery: 3 });
    expect({ violations, killed }).toEqual({ violations: [], killed: 14 });
    // Of each race one is accepted; who was killed did not tell.
    expect(accepted).toBeGreaterThan(56);
    expect(unknown).toBeGreaterThan(0);
  });
});
