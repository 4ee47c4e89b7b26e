import { deepEqual, equal } from 'node:assert/strict';
import type { Change, Storage } from '@watchword/core/storage';
import { change, commit, wholeHistory } from './changes.ts';
import { assertStored } from './stored.ts';
import type { Suite } from './suite.ts';

const ways = [
  { connections: 1, where: 'on one connection' },
  { connections: 4, where: 'on four connections' },
];

/** A round of a race. `race` sends the changes of all racers at once, and gives back those that were answered true. */
interface Round {
  readonly number: number;
  readonly storage: Storage;
  /** The connection that is farthest from the first. */
  readonly other: Storage;
  readonly race: (make: (racer: number) => Change) => Promise<readonly Change[]>;
}

type DefineRace = (title: string, round: (round: Round) => Promise<void>) => void;

/** Fifty at once, two hundred times: one wins, and what is stored is the winner's. */
export function raceContract(suite: Suite): void {
  for (const { connections, where } of ways) {
    suite.describe(`races ${where}`, () => {
      const racing = racesOver(suite, connections);
      creationRace(racing);
      replacementRace(racing);
      erasureRace(racing);
      staleRace(racing);
      resendRaces(racing);
    });
  }
}

function racesOver({ it, sizes }: Suite, connections: number): DefineRace {
  return (title, round) =>
    it(title, async (store) => {
      const storages = await Promise.all(Array.from({ length: connections }, () => store.connect()));
      for (let number = 0; number < sizes.rounds; number += 1) await round(roundOf(storages, number, sizes.racers));
    });
}

function roundOf(storages: readonly Storage[], number: number, racers: number): Round {
  const at = (place: number) => storages[place % storages.length] as Storage;
  return {
    number,
    storage: at(0),
    other: at(storages.length - 1),
    async race(make) {
      const sent = Array.from({ length: racers }, (_, racer) => make(racer));
      const answers = await Promise.all(sent.map((one, racer) => at(racer).commit(one)));
      return sent.filter((_, racer) => answers[racer]);
    },
  };
}

/** The one change that won. */
function winnerOf(won: readonly Change[]): Change {
  equal(won.length, 1, `${won.length} of the racers won instead of one`);
  return won[0] as Change;
}

function creationRace(it: DefineRace): void {
  it('A1 A18 one of many creates the account', async ({ number, storage, other, race }) => {
    const userId = `user ${number}`;
    const won = winnerOf(
      await race((racer) => change({ userId, account: String(racer), events: [{ at: 1, event: String(racer) }] })),
    );
    await assertStored(other, won);
    deepEqual(await wholeHistory(storage, userId), [won.account]);
  });
}

function replacementRace(it: DefineRace): void {
  it('A1 A18 one of many replaces it', async ({ number, storage, other, race }) => {
    const userId = 'alice';
    const expected = (await storage.load(userId))?.revision ?? null;
    const won = winnerOf(
      await race((racer) =>
        change({
          userId,
          expected,
          account: `${number} ${racer}`,
          events: [{ at: number, event: `${number} ${racer}` }],
          keepSince: number,
        }),
      ),
    );
    await assertStored(other, won);
    deepEqual(await wholeHistory(storage, userId), [won.account]);
  });
}

function erasureRace(it: DefineRace): void {
  it('A8 A18 erasing and replacing exclude each other', async ({ number, storage, other, race }) => {
    const userId = `user ${number}`;
    const { next: expected } = await commit(storage, { userId, events: [{ at: 1, event: 'old' }] });
    const won = winnerOf(
      await race((racer) =>
        change({
          userId,
          expected,
          account: racer % 2 === 0 ? null : String(racer),
          events: [{ at: 1, event: String(racer) }],
        }),
      ),
    );
    await assertStored(other, won);
    deepEqual(await wholeHistory(storage, userId), won.account === null ? [] : [won.account, 'old']);
  });
}

function staleRace(it: DefineRace): void {
  it('A8 a stale change never reaches an account that is erased and made anew', async ({
    number,
    storage,
    other,
    race,
  }) => {
    const userId = `user ${number}`;
    const { next: old } = await commit(storage, { userId, account: 'old' });
    const anew = async () => {
      await storage.commit(change({ userId, expected: old, account: null }));
      return storage.commit(change({ userId, account: 'new' }));
    };
    const [made, won] = await Promise.all([anew(), race(() => change({ userId, expected: old, account: 'stale' }))]);
    equal(won.length, made ? 0 : 1);
    equal((await other.load(userId))?.account, made ? 'new' : 'stale');
  });
}

function resendRaces(it: DefineRace): void {
  it('A10 a commit that is sent many times at once is done once', async ({ number, storage, race }) => {
    const userId = `user ${number}`;
    const same = change({ userId, events: [{ at: 1, event: 'only' }] });
    let sent = 0;
    const won = await race(() => {
      sent += 1;
      return same;
    });
    equal(won.length, sent);
    deepEqual(await wholeHistory(storage, userId), ['only']);
  });

  it('A10 two commits that are each sent many times at once: one is done, once, and every copy of it says so', async ({
    number,
    storage,
    other,
    race,
  }) => {
    const userId = `user ${number}`;
    const two = ['a', 'b'].map((event) => change({ userId, account: event, events: [{ at: 1, event }] })) as [
      Change,
      Change,
    ];
    const sentOf = new Map<Change, number>();
    const won = await race((racer) => {
      const one = two[racer % 2] as Change;
      sentOf.set(one, (sentOf.get(one) ?? 0) + 1);
      return one;
    });
    const winner = winnerOf([...new Set(won)]);
    equal(won.length, sentOf.get(winner));
    await assertStored(other, winner);
    deepEqual(await wholeHistory(storage, userId), [winner.account]);
  });
}
