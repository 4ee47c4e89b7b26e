import { WatchwordError } from '@watchword/core/storage';
import { isList } from '../is-list.ts';
import { assertSchema } from '../schema/schema.ts';

/** What a script answered. */
export interface Answer<Status extends string> {
  readonly status: Status;
  readonly texts: readonly string[];
}

/**
 * Reads the answer of a script: a status, then texts. Only what is expected is believed (A9); a client that queues commands for a
 * transaction of its host, or hands out buffers, answers something else.
 *
 * @param expected the statuses, and how many texts come with each
 * @throws `storage`, `newer-schema`
 */
export function answerOf<Status extends string>(
  reply: unknown,
  expected: Readonly<Record<Status, number | 'any'>>,
  store: string,
): Answer<Status> {
  const [status = '', ...texts] = isList(reply) && reply.every((part) => typeof part === 'string') ? reply : [];
  if (isStatus(status, expected) && [texts.length, 'any'].includes(expected[status])) return { status, texts };
  if (status === 'schema') assertSchema(Number(texts[0]), store);
  if (status === 'missing') throw missing(store);
  throw strange(store);
}

function isStatus<Status extends string>(
  status: string,
  expected: Readonly<Record<Status, unknown>>,
): status is Status {
  return Object.hasOwn(expected, status);
}

/** The answer of a client whose replies are not the plain texts that the scripts give. */
export function strange(store: string): WatchwordError {
  return new WatchwordError(
    'storage',
    `${store} answered something unknown. Give the storage a client that answers with strings, and that nothing else uses ` +
      'for transactions.',
  );
}

function missing(store: string): WatchwordError {
  return new WatchwordError(
    'storage',
    `${store} lists a user whose account is gone: it was evicted, expired or deleted. Nobody gets in on that. Restore a ` +
      'backup, or see "A user whose account is gone" in the guide to Redis.',
  );
}
