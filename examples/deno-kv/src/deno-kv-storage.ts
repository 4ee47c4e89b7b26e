import type { AtomicOperation, Kv } from '@deno/kv';
import type { Change, Storage, StoredEvent } from '@watchword/core/storage';
import { eventCursor, pageOf, pageSize, userCursor } from '@watchword/core/storage';

/** What is kept of a user under `['account', userId]`; the events are under `['event', userId, 1]`, 2 and so on. */
interface Kept {
  readonly revision: string;
  readonly account: string;
  readonly lastEvent: number;
}

/** Keeps accounts in a Deno KV, which the host opens and closes. */
export function denoKvStorage(kv: Kv): Storage {
  return {
    load: (userId) => load(kv, userId),
    commit: (change) => commit(kv, change),
    history: (query) => history(kv, query),
    list: (query) => list(kv, query),
  };
}

async function load(kv: Kv, userId: string) {
  const { value } = await kv.get<Kept>(['account', userId]);
  return value === null ? undefined : { revision: value.revision, account: value.account };
}

async function commit(kv: Kv, change: Change): Promise<boolean> {
  const entry = await kv.get<Kept>(['account', change.userId]);
  const current = entry.value?.revision ?? null;
  if (current === change.next) return true;
  if (current !== change.expected) return false;
  const atomic = kv.atomic().check(entry);
  await dropEvents(kv, atomic, change);
  if (change.account === null) atomic.delete(['account', change.userId]);
  else put(atomic, change, change.account, entry.value?.lastEvent ?? 0);
  const { ok } = await atomic.commit();
  // Somebody was faster: maybe the same commit, sent once more.
  return ok || (await load(kv, change.userId))?.revision === change.next;
}

async function dropEvents(kv: Kv, atomic: AtomicOperation, { userId, account, keepSince }: Change): Promise<void> {
  for await (const { key, value } of kv.list<StoredEvent>({ prefix: ['event', userId] })) {
    if (account === null || value.at < keepSince) atomic.delete(key);
  }
}

function put(atomic: AtomicOperation, { userId, next, events }: Change, account: string, lastEvent: number): void {
  for (const [place, { at, event }] of events.entries()) {
    atomic.set(['event', userId, lastEvent + place + 1], { at, event } satisfies StoredEvent);
  }
  atomic.set(['account', userId], { revision: next, account, lastEvent: lastEvent + events.length } satisfies Kept);
}

async function history(kv: Kv, { userId, before, limit }: Parameters<Storage['history']>[0]) {
  const size = pageSize(limit);
  const end = before === undefined ? Number.MAX_SAFE_INTEGER : eventCursor.read(before);
  const selector = { prefix: ['event', userId], end: ['event', userId, end] };
  const rows = await Array.fromAsync(kv.list<StoredEvent>(selector, { limit: size + 1, reverse: true }));
  return pageOf(rows, size, { item: ({ value }) => value.event, cursor: ({ key }) => eventCursor.of(Number(key[2])) });
}

async function list(kv: Kv, { after, limit }: Parameters<Storage['list']>[0]) {
  const size = pageSize(limit);
  // No user id holds NUL, so this is where the first key behind the user may be.
  const start = after === undefined ? {} : { start: ['account', `${userCursor.read(after)}\0`] };
  const rows = await Array.fromAsync(kv.list<Kept>({ prefix: ['account'], ...start }, { limit: size + 1 }));
  const userIds = rows.map(({ key }) => String(key[1]));
  return pageOf(userIds, size, { item: (userId) => userId, cursor: userCursor.of });
}
