import type { Change, Storage } from '@watchword/core/storage';
import { describe, expect, it } from 'vitest';
import { change, commit, revision, wholeHistory } from './changes.ts';
import { type MakeStore, type Store, withStore } from './store.ts';

/** A race that goes wrong once in twenty is still missed by a dozen clean rounds. */
const rounds = 200;
const racers = 50;
const timeout = 120_000;

const ways = [
  { connections: 1, where: 'on one connection' },
  { connections: 4, where: 'on four connections' },
];

interface Raced {
  readonly sent: readonly Change[];
  readonly won: readonly Change[];
}

/** Commits a change for every racer at the same time, each on the next connection. */
async function race(storages: readonly Storage[], make: (racer: number) => Change): Promise<Raced> {
  const sent = Array.from({ length: racers }, (_, racer) => make(racer));
  const answers = await Promise.all(sent.map((one, racer) => storages[racer % storages.length]!.commit(one)));
  return { sent, won: sent.filter((_, racer) => answers[racer]) };
}

async function connectAll(store: Store, connections: number): Promise<Storage[]> {
  return Promise.all(Array.from({ length: connections }, () => store.connect()));
}

/** Fifty at once, two hundred times: one wins, and what is stored is the winner's. */
export function raceContract(makeStore: MakeStore): void {
  describe.each(ways)('A1 A18 races $where', ({ connections }) => {
    const racing = (round: (storages: readonly Storage[], number: number) => Promise<void>) =>
      withStore(makeStore, async (store) => {
        const storages = await connectAll(store, connections);
        for (let number = 0; number < rounds; number += 1) await round(storages, number);
      });

    it('one of many creates the account', { timeout }, () =>
      racing(async (storages, number) => {
        const userId = `user ${number}`;
        const { won } = await race(storages, (racer) =>
          change({ userId, account: String(racer), events: [{ at: 1, event: String(racer) }] }),
        );
        expect(won).toHaveLength(1);
        expect(await storages.at(-1)!.load(userId)).toEqual({ revision: won[0]!.next, account: won[0]!.account });
        expect(await wholeHistory(storages[0]!, userId)).toEqual([won[0]!.account]);
      })(),
    );

    it('one of many replaces it', { timeout }, () => {
      let expected: string | null = null;
      return racing(async (storages, number) => {
        const { won } = await race(storages, (racer) => change({ expected, account: `${number} ${racer}` }));
        expect(won).toHaveLength(1);
        expected = won[0]!.next;
        expect(await storages.at(-1)!.load('alice')).toEqual({ revision: expected, account: won[0]!.account });
      })();
    });

    it('erasing and replacing exclude each other', { timeout }, () =>
      racing(async (storages, number) => {
        const userId = `user ${number}`;
        const { next: expected } = await commit(storages[0]!, { userId });
        const { won } = await race(storages, (racer) =>
          change({ userId, expected, account: racer % 2 === 0 ? null : String(racer) }),
        );
        expect(won).toHaveLength(1);
        const left = await storages.at(-1)!.load(userId);
        expect(left?.account ?? null).toBe(won[0]!.account);
      })(),
    );

    it('A8 a stale change never reaches an account that is erased and made anew', { timeout }, () =>
      racing(async (storages, number) => {
        const userId = `user ${number}`;
        const { next: old } = await commit(storages[0]!, { userId, account: 'old' });
        const anew = async () => {
          await storages[0]!.commit(change({ userId, expected: old, account: null }));
          return storages[0]!.commit(change({ userId, account: 'new' }));
        };
        const [made, { won }] = await Promise.all([
          anew(),
          race(storages, () => change({ userId, expected: old, account: 'stale' })),
        ]);
        expect(made ? won : won.slice(1)).toEqual([]);
        expect((await storages.at(-1)!.load(userId))?.account).toBe(made ? 'new' : 'stale');
      })(),
    );

    it('a commit that is sent many times at once is done once', { timeout }, () =>
      racing(async (storages, number) => {
        const userId = `user ${number}`;
        const same = change({ userId, next: revision(), events: [{ at: 1, event: 'only' }] });
        const { sent, won } = await race(storages, () => same);
        expect(won).toEqual(sent);
        expect(await wholeHistory(storages[0]!, userId)).toEqual(['only']);
      })(),
    );
  });
}
