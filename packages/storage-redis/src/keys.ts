import { hash } from 'node:crypto';

/** Users are spread over so many buckets, and the buckets over the nodes of a cluster. Never changes: it says where a user is. */
export const bucketCount = 256;

/** Every bucket. */
export const allBuckets: readonly number[] = Array.from({ length: bucketCount }, (_, bucket) => bucket);

/** The keys of one user. Their hash tag is the bucket, so that one node has all of them and one script may use them. */
export interface UserKeys {
  /** A hash: `revision`, `account`, and `newest`, the highest time of an event. */
  readonly account: string;
  /** A stream: one entry an event, in the order of commits. */
  readonly events: string;
  /** A sorted set: events that came after one with a higher time, by their own time. */
  readonly late: string;
  /** A sorted set: the ids of all users of the bucket, and an empty member for the bucket itself. */
  readonly users: string;
}

/** By the first byte of a hash. As text it is there in a third of the time of a buffer. */
export function bucketOf(userId: string): number {
  return Number.parseInt(hash('sha256', userId, 'hex').slice(0, 2), 16);
}

/** The id is encoded: one that holds `}` would otherwise end the hash tag, or be taken for another key. */
export function userKeys(prefix: string, userId: string): UserKeys {
  const bucket = bucketOf(userId);
  const id = Buffer.from(userId).toString('base64url');
  const key = (kind: string) => `${prefix}:{${bucket}}:${kind}:${id}`;
  return { account: key('account'), events: key('events'), late: key('late'), users: usersKey(prefix, bucket) };
}

export function usersKey(prefix: string, bucket: number): string {
  return `${prefix}:{${bucket}}:users`;
}

/** The one key outside the buckets: how far `migrate` has come. */
export function schemaKey(prefix: string): string {
  return `${prefix}:schema`;
}
