import { type HammerOptions, hammer } from '@watchword/testkit';
import { type Server, startPostgres } from '@watchword-internal/services';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrated, poolOn } from './support/database.ts';
import type { Target } from './support/hammered.ts';

const worker = new URL('support/hammered.ts', import.meta.url);

let server: Server;
beforeAll(async () => {
  server = await startPostgres({ durable: true });
});
afterAll(() => server.stop());

/** What a run did: the invariants of a run that did nothing hold as well. */
async function hammered(options: Partial<HammerOptions>, isolation = 'read committed') {
  const { pool, prefix } = await migrated({}, poolOn(server.url));
  await pool.query(`ALTER ROLE watchword SET default_transaction_isolation = '${isolation}'`);
  const target: Target = { connectionString: `${server.url}?application_name=hammer`, prefix };
  const { violations, killed, answers } = await hammer({ worker, target, ...options });
  return {
    violations,
    killed,
    accepted: answers['accepted'],
    unknown: answers['unknown'] ?? 0,
    denied: answers['storage'] ?? 0,
  };
}

describe('four processes', { timeout: 300_000 }, () => {
  it('A1 A6 A10 A11 A18 accept each code once and lose no failure, in 200 rounds', async () => {
    expect(await hammered({ rounds: 200 })).toEqual({
      violations: [],
      killed: 0,
      accepted: 400,
      unknown: 0,
      denied: 0,
    });
  });

  it('A1 A10 A18 do so while one of them is killed in every third round, with clocks that are apart', async () => {
    const { violations, killed, accepted, unknown } = await hammered({
      rounds: 42,
      killEvery: 3,
      clocksApartSeconds: 60,
    });
    expect({ violations, killed }).toEqual({ violations: [], killed: 14 });
    // Of each race one is accepted; who was killed did not tell.
    expect(accepted).toBeGreaterThan(56);
    expect(unknown).toBeGreaterThan(0);
  });

  it.each(['repeatable read', 'serializable'])('A1 A10 A18 do so at %s', async (isolation) => {
    expect(await hammered({ rounds: 40 }, isolation)).toMatchObject({ violations: [], accepted: 80 });
  });

  it('A1 A9 A10 A18 T9 do so while the server ends all their connections, again and again', async () => {
    const pool = poolOn(server.url);
    const others = 'FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = $1';
    const ended: Promise<unknown>[] = [];
    const { violations, accepted, denied } = await hammered({
      rounds: 60,
      // It falls into the next round. The fifth and sixth of ten are far from where the next user is made.
      onProgress: ({ round }) => {
        if (round % 10 === 5) ended.push(pool.query(`SELECT pg_terminate_backend(pid) ${others}`, ['hammer']));
      },
    });
    await Promise.all(ended);
    expect(violations).toEqual([]);
    expect(accepted).toBeGreaterThan(60);
    expect(denied).toBeGreaterThan(0);
  });
});
