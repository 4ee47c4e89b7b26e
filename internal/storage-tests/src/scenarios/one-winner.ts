import type { Storage } from '@watchword/core/storage';
import { change, wholeHistory } from '@watchword/testkit';
import { expect } from 'vitest';
import type { Worker } from '../worker/workers.ts';

const commitsEach = 13;

/** Every process sends commits at one revision at the same time: one of all wins, round after round. */
export async function expectOneWinner(workers: readonly Worker[], storage: Storage, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const expected = (await storage.load('alice'))?.revision ?? null;
    const done = await Promise.all(
      workers.map((worker, place) => {
        const account = `${round} by ${place}`;
        const sent = () => change({ expected, account, events: [{ at: 1, event: account }] });
        return worker.order({ what: 'commit', changes: Array.from({ length: commitsEach }, sent) });
      }),
    );
    const winners = done.flatMap((answers, place) => answers.filter(Boolean).map(() => `${round} by ${place}`));
    expect(winners).toEqual([(await storage.load('alice'))?.account]);
  }
  expect(await wholeHistory(storage)).toHaveLength(rounds);
}
