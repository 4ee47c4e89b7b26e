import { allBuckets, schemaKey, usersKey } from '../keys.ts';
import { answerOf, strange } from '../scripts/answer.ts';
import { run, type Script } from '../scripts/script.ts';
import { advanceScript, checkBucketScript, makeBucketScript } from '../scripts/scripts.ts';
import type { Store } from '../store.ts';
import { assertSchema, schemaVersion } from './schema.ts';

const made = String(schemaVersion);
const making = `making ${made}`;

/**
 * Makes the buckets of a new store. Many processes may do so at once, and one that was killed may be followed by another.
 *
 * A store is new only if there is nothing of it. If any part is left, the rest has been lost, such as by a node of a cluster that
 * came back empty; made anew, the users there would be without a second factor (A9).
 *
 * @throws `storage`, `newer-schema`
 */
export async function migrate(store: Store): Promise<void> {
  const state = await stateOf(store);
  if (state === '') await begin(store);
  if (state === '' || state === making) await makeBuckets(store);
  await assertMade(store);
}

/** @throws `storage` unless the store was made, and no bucket has been lost since; `newer-schema` */
export async function assertMade(store: Store): Promise<void> {
  const state = await stateOf(store);
  assertSchema(state === making ? 0 : Number(state), store.name);
  const states = await onBuckets(store, checkBucketScript);
  for (const version of states) assertSchema(version, store.name);
}

/** From the first change of the state on, buckets may be made; so if one is there before it, the state has been lost. */
async function begin(store: Store): Promise<void> {
  const states = await onBuckets(store, checkBucketScript);
  if (states.some((version) => version > 0) && (await stateOf(store)) === '') assertSchema(0, store.name);
  await advance(store, '', making);
}

async function makeBuckets(store: Store): Promise<void> {
  for (const version of await onBuckets(store, makeBucketScript)) assertSchema(version, store.name);
  await advance(store, making, made);
}

async function stateOf({ connector, prefix, name }: Store): Promise<string> {
  const key = schemaKey(prefix);
  const [state] = await connector.send(key, [['get', key]]);
  if (state === null || typeof state === 'string') return state ?? '';
  throw strange(name);
}

async function advance({ connector, prefix, name }: Store, from: string, to: string): Promise<void> {
  const [reply] = await run(connector, advanceScript, { keys: [schemaKey(prefix)], args: [from, to] });
  answerOf(reply, { state: 1 }, name);
}

/** The version of each bucket, 0 for one that is not there. */
async function onBuckets({ connector, prefix, name }: Store, script: Script): Promise<readonly number[]> {
  const input = (bucket: number) => ({ keys: [usersKey(prefix, bucket)] as const, args: [made] });
  const replies = await Promise.all(allBuckets.map((bucket) => run(connector, script, input(bucket))));
  return replies.map(([reply]) => {
    const { status, texts } = answerOf(reply, { ready: 0, schema: 1 }, name);
    return status === 'ready' ? schemaVersion : Number(texts[0]);
  });
}
