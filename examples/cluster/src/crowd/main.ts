import { once } from 'node:events';
import { virtualAuthenticator } from '@watchword/testkit';
import { fastClock } from '../fast-clock.ts';
import { openStore } from '../open-store.ts';
import { watchwordOn } from '../watchword.ts';
import { Crowd, type Phone } from './crowd.ts';
import type { Go, News, Order } from './orders.ts';

const tellEvery = 200;

/** One of the processes: it presents the codes of all users, as the others do at the same time. */
async function main(): Promise<void> {
  const [{ stores, keys, startedAt, users }] = (await once(process, 'message')) as [Order];
  const clock = fastClock(startedAt);
  const { storage, close } = await openStore(stores);
  const phones = await Promise.all(users.map(async ({ userId, uri }) => newPhone(userId, uri, clock)));
  const crowd = new Crowd(watchwordOn(storage, keys, clock), clock, phones);
  tell('ready');
  const [{ until }] = (await once(process, 'message')) as [Go];
  const telling = setInterval(() => tell(crowd.take()), tellEvery);
  await crowd.run(until);
  clearInterval(telling);
  tell(crowd.take());
  await close();
  process.disconnect();
}

async function newPhone(userId: string, uri: string, clock: () => number): Promise<Phone> {
  return { userId, account: await virtualAuthenticator({ clock }).scan(uri), lastStep: -1 };
}

function tell(news: News): void {
  process.send?.(news);
}

// Whoever started it has gone: a connection to a store would keep it for ever.
process.on('disconnect', () => process.exit());

await main();
