import { describe, expect, it } from 'vitest';
import { type StorageContractOptions, type Store, storageContract } from '../src/index.ts';
import {
  Cached,
  EraseLater,
  ForgetsResends,
  GetThenSet,
  RepeatsResends,
  SaysTrue,
  Upsert,
} from './plants/concurrency.ts';
import { Connection, SwallowsErrors } from './plants/connection.ts';
import {
  CutsTexts,
  DropsNul,
  FoldsIds,
  IgnoresKeepSince,
  KeepsArguments,
  LiveObjects,
  LosesEvents,
  TrimsByNumber,
  TrimsOneTooMany,
} from './plants/keeping.ts';
import { CursorOpensAll, NeedsTheCursorsUser, NextAfterTheLast, PagesByOffset, Unbounded } from './plants/paging.ts';
import { PlainStore } from './plants/plain-store.ts';
import { recordingRunner } from './support/recording-runner.ts';

interface PlantedStore extends Store {
  readonly server: PlainStore;
}

const small = { rounds: 10, racers: 10, largestAccountBytes: 2 ** 20, mostEvents: 1500 };

/** Every connection is the store itself, unless told otherwise. */
async function failures(
  make: () => PlainStore,
  options: StorageContractOptions<PlantedStore> = {},
  connect: (server: PlainStore) => PlainStore = (server) => server,
): Promise<readonly string[]> {
  const runner = recordingRunner();
  const makeStore = async (): Promise<PlantedStore> => {
    const server = make();
    return { server, connect: async () => connect(server), remove: async () => undefined };
  };
  storageContract(runner, makeStore, { ...small, ...options });
  return runner.failures();
}

const overConnections = { connectCuttable: async ({ server }: PlantedStore) => new Connection(server) };

const swallowing = (answer: boolean) => ({
  connectCuttable: async ({ server }: PlantedStore) => new SwallowsErrors(server, answer),
});

const copyOfLoad = 'a copy: A1 is what load gives: changing it changes nothing that is stored';
const copyOfHistory = 'a copy: A1 is what history gives, and what commit keeps';
const resent = 'a commit that is sent again: A10 answers true and changes nothing';
const stale = 'erasing: A8 ends every revision from before: a late commit does not reach the account made anew';
const erased = 'erasing: N16 takes the account and its events, and nobody else’s';
const lateRead = 'an account: A19 is seen by another connection as soon as its commit is acknowledged';
const wrongRevision = 'an account: is replaced at the revision that is stored, and at no other';
const order = 'history: gives events newest first, in the order of their commits whatever their times say';
const goesOn = 'history: goes on where it ended, whatever is added and dropped meanwhile';
const foreign = 'history: shows nobody else’s events, whatever cursor it is given';
const trimmed = 'history: N15 drops what is older than keepSince, of this user, by age and never by number';
const trimmedAtEdge = 'history: N15 keeps an event of exactly keepSince';
const badHistory = 'history: refuses what is no cursor and no limit';
const boundedList = 'list: gives at most 1000 users at once, whatever limit is asked for';
const listGoesOn = 'list: goes on where it ended, also if the user there has been erased';
const lastPage = 'list: gives 3 users in 1 pages of 3, in a stable order';
const idsApart = 'user ids: A14 A21 are never taken for one another';
const nul = 'a text: of an account comes back as it was, NUL and lone surrogates included';
const wholeText =
  'a text: of an account of 1048576 bytes comes back whole, after it was made and after it was replaced';
const creationRace = 'races on one connection: A1 A18 one of many creates the account';
const resendRace = 'races on one connection: A10 a commit that is sent many times at once is done once';

const contract = (options: object) => () =>
  storageContract(recordingRunner(), async () => ({}) as Store, options as StorageContractOptions);

describe('the contract suite', () => {
  it('passes a store that is right', async () => {
    expect(await failures(() => new PlainStore(), overConnections)).toEqual([]);
  });

  it('tells a store that reads and then writes by its races, and by nothing else', async () => {
    const failed = await failures(() => new GetThenSet());
    expect(failed).toHaveLength(12);
    expect(failed.filter((title) => !title.startsWith('races on '))).toEqual([]);
  });

  it.each([
    { fault: 'creates where it should replace', Planted: Upsert, caught: [stale] },
    { fault: 'keeps the events of the erased', Planted: EraseLater, caught: [erased] },
    { fault: 'does not know a commit again', Planted: ForgetsResends, caught: [resent, resendRace] },
    { fault: 'does a commit again', Planted: RepeatsResends, caught: [resent, resendRace] },
    { fault: 'says true whatever came of it', Planted: SaysTrue, caught: [wrongRevision, creationRace] },
    { fault: 'hands out live objects', Planted: LiveObjects, caught: [copyOfLoad] },
    { fault: 'keeps the objects of its caller', Planted: KeepsArguments, caught: [copyOfHistory] },
    { fault: 'loses an event', Planted: LosesEvents, caught: [order, trimmed] },
    { fault: 'folds user ids', Planted: FoldsIds, caught: [idsApart] },
    { fault: 'ignores keepSince', Planted: IgnoresKeepSince, caught: [trimmed, trimmedAtEdge] },
    { fault: 'trims by number', Planted: TrimsByNumber, caught: [trimmed] },
    { fault: 'trims one event too many', Planted: TrimsOneTooMany, caught: [trimmedAtEdge] },
    { fault: 'drops NUL', Planted: DropsNul, caught: [nul] },
    { fault: 'cuts long texts', Planted: CutsTexts, caught: [wholeText] },
    { fault: 'counts pages from the newest event', Planted: PagesByOffset, caught: [goesOn, badHistory] },
    { fault: 'opens everything to a cursor', Planted: CursorOpensAll, caught: [foreign] },
    { fault: 'has a page after the last', Planted: NextAfterTheLast, caught: [lastPage] },
    { fault: 'goes on at a user who is gone', Planted: NeedsTheCursorsUser, caught: [listGoesOn] },
    { fault: 'gives as much as is asked for', Planted: Unbounded, caught: [badHistory, boundedList] },
  ])('catches a store that $fault', async ({ Planted, caught }) => {
    const failed = await failures(() => new Planted());
    expect(failed).toEqual(expect.arrayContaining(caught));
  });

  it('catches a connection that remembers what it read', async () => {
    const failed = await failures(
      () => new PlainStore(),
      {},
      (server) => new Cached(server),
    );
    expect(failed).toContain(lateRead);
  });

  it.each([
    { says: true, caught: ['on its way'] },
    { says: false, caught: ['after it was done', 'on its way'] },
  ])('catches an adapter that says $says when it cannot know', async ({ says, caught }) => {
    const failed = await failures(() => new PlainStore(), swallowing(says));
    const start = 'a commit whose connection is cut: A9 A10 ';
    expect(failed.every((title) => title.startsWith(start))).toBe(true);
    expect(failed.map((title) => caught.find((when) => title.startsWith(start + when)))).toEqual(caught);
  });

  it('catches a store that does not know a commit again, also by its connections', async () => {
    const failed = await failures(() => new ForgetsResends(), overConnections);
    expect(failed.filter((title) => title.startsWith('a commit whose connection is cut'))).toHaveLength(2);
  });

  it('refuses sizes that are none, and options that it does not know', () => {
    for (const size of [0, -1, 1.5, Number.NaN, '9', null]) {
      for (const name of Object.keys(small)) {
        expect(contract({ [name]: size })).toThrow(expect.objectContaining({ code: 'misuse' }));
      }
    }
    expect(contract({ round: 5 })).toThrow(expect.objectContaining({ code: 'unknown-option' }));
  });

  it('removes the store of a test that failed', async () => {
    const runner = recordingRunner();
    let removed = 0;
    storageContract(
      runner,
      async () => ({ connect: () => Promise.reject(new Error('down')), remove: async () => void (removed += 1) }),
      small,
    );
    expect((await runner.failures()).length).toBe(runner.titles.length);
    expect(removed).toBe(runner.titles.length);
  });
});
