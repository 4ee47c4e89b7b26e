import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Change, Storage } from '@watchword/core/storage';
import { change, wholeHistory } from './changes.ts';
import type { Cuttable, Store } from './store.ts';
import { assertStored } from './stored.ts';
import type { Suite } from './suite.ts';

/** A new connection for each round makes these slower than races, and what goes wrong here goes wrong often. */
const mostRounds = 50;

type Answer = boolean | 'rejected';

/** Sends a commit over a connection that breaks, in one way or another. */
type SendAndCut = (connection: Cuttable, sent: Change, round: number) => Promise<Answer>;

const loseTheReply: SendAndCut = async (connection, sent) => {
  await connection.loseReplies();
  return answerOf(connection.storage, sent);
};

const cutOnTheWay: SendAndCut = async (connection, sent, round) => {
  const answer = answerOf(connection.storage, sent);
  // A little later each round, so that the cut falls into every part of the exchange.
  for (let turn = 0; turn < round; turn += 1) await setImmediate();
  await connection.cut();
  return answer;
};

/** What a storage answers when its connection breaks: it may reject and it may be right, but it must never guess. */
export function cutContract<S extends Store>(suite: Suite<S>, connect: (store: S) => Promise<Cuttable>): void {
  const it = (title: string, sendAndCut: SendAndCut) =>
    suite.it(title, async (store) => {
      const observer = await store.connect();
      for (let round = 0; round < Math.min(mostRounds, suite.sizes.rounds); round += 1) {
        const connection = await connect(store);
        // Connected and prepared before the cut, which is to hit the commit.
        await connection.storage.load('alice');
        await oneCommit(observer, (sent) => sendAndCut(connection, sent, round), round);
      }
    });

  suite.describe('a commit whose connection is cut', () => {
    it(
      'A9 A10 after it was done and before its reply came, rejects or says true; sent again it is done once',
      loseTheReply,
    );
    it('A9 A10 on its way, rejects or is right; sent again it is done once', cutOnTheWay);
  });
}

async function oneCommit(observer: Storage, send: (sent: Change) => Promise<Answer>, round: number): Promise<void> {
  const expected = (await observer.load('alice'))?.revision ?? null;
  const sent = change({
    expected,
    account: String(round),
    events: [{ at: round, event: String(round) }],
    keepSince: round,
  });
  const answer = await send(sent);
  const stored = (await observer.load('alice'))?.revision;
  if (answer === true) equal(stored, sent.next, 'It answered true, and the commit was not done.');
  if (answer === false) notEqual(stored, sent.next, 'It answered false, and the commit was done.');
  equal(await observer.commit(sent), true, 'The commit was sent again, and not answered true.');
  await assertStored(observer, sent);
  deepEqual(await wholeHistory(observer), [String(round)]);
}

async function answerOf(storage: Storage, sent: Change): Promise<Answer> {
  return storage.commit(sent).catch(() => 'rejected' as const);
}
