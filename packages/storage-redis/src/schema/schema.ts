import { WatchwordError } from '@watchword/core/storage';

/** The version of {@link redisSchema}, kept in every bucket and looked at by every script. */
export const schemaVersion = 1;

/**
 * What the storage keeps, for those who write access rules, look at it or back it up. `{b}` is one of 256 buckets: the first byte of the
 * SHA-256 of the user id; `id` is the user id in base64url.
 */
export const redisSchema = {
  version: schemaVersion,
  keys: {
    'watchword:schema': 'string: the version, once migrate() has made every bucket',
    'watchword:{b}:users': 'sorted set: the user ids of the bucket and an empty member; their score is the version',
    'watchword:{b}:account:id': 'hash: revision, account (text that only core reads), newest',
    'watchword:{b}:events:id': 'stream: at, event (text that only core reads)',
    'watchword:{b}:late:id': 'sorted set: events that came after one with a higher time, by their own time',
  },
  /** The commands that the storage sends, as an access rule. With `durability`, `+wait` or `+waitaof` too. */
  commands:
    '+evalsha +eval +exists +get +set +persist +hget +hmget +hset +del +xadd +xdel +xrange +xrevrange +zadd +zcard ' +
    '+zrangebylex +zrangebyscore +zrem +zscore +config|get',
} as const;

/** @throws `storage` unless the version is the one that this package knows; `newer-schema` */
export function assertSchema(version: number, store: string): void {
  if (version === schemaVersion) return;
  if (version > schemaVersion) {
    throw new WatchwordError(
      'newer-schema',
      `${store} has keys of version ${version}, and this @watchword/storage-redis knows version ${schemaVersion}. ` +
        'Update the package.',
    );
  }
  throw new WatchwordError(
    'storage',
    `${store} has no Watchword keys, or not all of them. If it is new, call migrate() of the storage once. If it has been in ` +
      'use, its data is gone: restore a backup.',
  );
}
