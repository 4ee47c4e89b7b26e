import { memoryStorage } from '@watchword/core';
import type { Storage } from '@watchword/core/storage';
import { expect, it } from 'vitest';
import { type Count, countUntilFailure, storedCount } from '../src/index.ts';

/** A storage on which a user has three numbers. */
async function counted(): Promise<Storage> {
  const storage = memoryStorage();
  const count: Count = { userId: 'alice', acknowledged: 0 };
  await countUntilFailure(storage, count, () => {
    if (count.acknowledged === 3) throw new Error('Enough.');
  });
  return storage;
}

const fourth = { userId: 'alice', next: 'fourth', account: '4', keepSince: 0 };

async function addTo(storage: Storage, events: readonly string[]): Promise<boolean> {
  const expected = (await storage.load('alice'))?.revision ?? null;
  return storage.commit({ ...fourth, expected, events: events.map((event) => ({ at: 1, event })) });
}

it('A10 counts the numbers of a user, and none of a user who is not there', async () => {
  const storage = await counted();
  expect(await storedCount(storage, 'alice')).toBe(3);
  expect(await storedCount(storage, 'bob')).toBe(0);
});

it('A10 counts a commit that comes between its reads', async () => {
  const storage = await counted();
  let comes: Promise<boolean> | undefined;
  const history: Storage['history'] = async (query) => {
    await (comes ??= addTo(storage, ['4']));
    return storage.history(query);
  };
  expect(await storedCount({ ...storage, load: storage.load.bind(storage), history }, 'alice')).toBe(4);
});

it.each([[[]], [['4', '4']], [['3']]])(
  'A10 names what is half-written: events %j for the fourth number',
  async (events) => {
    const storage = await counted();
    expect(await addTo(storage, events)).toBe(true);
    await expect(storedCount(storage, 'alice')).rejects.toThrow(/Half-written: account 4/);
  },
);
