import { type Change, WatchwordError } from '@watchword/core/storage';
import { assertDurable, waitFor } from './durability.ts';
import { userKeys } from './keys.ts';
import { schemaVersion } from './schema/schema.ts';
import { answerOf } from './scripts/answer.ts';
import { run, type Script } from './scripts/script.ts';
import { commitScript, eraseScript } from './scripts/scripts.ts';
import type { Store } from './store.ts';

/** One commit: one script on one node, and, if so asked for, the wait for what it wrote. */
export async function commit(store: Store, change: Change): Promise<boolean> {
  const { account, users, events, late } = userKeys(store.prefix, change.userId);
  const { script, args } = orderOf(change);
  const [reply, waited] = await run(store.connector, script, {
    keys: [users, account, events, late],
    args: [String(schemaVersion), change.userId, change.expected ?? '', ...args],
    after: waitFor(store.durability),
  });
  const { status } = answerOf(reply, { committed: 0, lost: 0 }, store.name);
  if (status === 'lost') return false;
  assertDurable(waited, store.durability, store.name);
  return true;
}

function orderOf({ next, account, keepSince, events }: Change): { readonly script: Script; readonly args: string[] } {
  if (account === null) return { script: eraseScript, args: [] };
  const kept = events.flatMap(({ at, event }) => [time(at), event]);
  return { script: commitScript, args: [next, account, time(keepSince), ...kept] };
}

/** What Lua does not take for a number would end the script in its middle. */
function time(milliseconds: number): string {
  if (Number.isFinite(milliseconds)) return String(milliseconds);
  throw new WatchwordError('misuse', 'Times of events, and keepSince, must be numbers.');
}
