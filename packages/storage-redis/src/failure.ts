import { WatchwordError } from '@watchword/core/storage';
import type { Connector } from './client/connector.ts';
import type { Store } from './store.ts';
import { messageOf, toldBy } from './told-by.ts';

interface Advice {
  readonly text: string;
  /** Whether it may pass by itself. */
  readonly passing?: true;
}

/** What to tell about an error, by the word that Redis begins it with. */
const advice: Readonly<Record<string, Advice>> = {
  NOAUTH: { text: 'asks for a password, and the client has none. Give it one.' },
  WRONGPASS: { text: 'refuses the name or the password of the client. Correct them.' },
  NOPERM: { text: 'does not allow this user a command or a key. redisSchema.commands lists what it needs.' },
  READONLY: {
    text: 'is a replica. Connect to the primary; after a failover, let the client connect again.',
    passing: true,
  },
  MASTERDOWN: { text: 'is a replica that has lost its primary. Connect to the primary.', passing: true },
  CLUSTERDOWN: {
    text: 'is a cluster that does not serve this part of its keys. Look for a node that is down.',
    passing: true,
  },
  TRYAGAIN: { text: 'is a cluster that is moving these keys. Try again.', passing: true },
  MOVED: { text: 'is a node of a cluster. Give the storage a cluster client.' },
  ASK: { text: 'is a node of a cluster. Give the storage a cluster client.' },
  CROSSSLOT: {
    text: 'has the keys of one user on several nodes. Leave key prefixes with braces away from the client.',
  },
  LOADING: { text: 'is still reading its data from the disk. Try again.', passing: true },
  BUSY: { text: 'is held up by a script of somebody else. Find it.', passing: true },
  OOM: { text: 'is full. Raise maxmemory or make room; nothing was written.' },
  MISCONF: { text: 'cannot write to its disk, and takes no writes. Make room there or look at its log.' },
  NOREPLICAS: {
    text: 'has too few replicas, and takes no writes (min-replicas-to-write). Look at them.',
    passing: true,
  },
  WRONGTYPE: {
    text: 'has a key of another type. Something else uses the same names: give the storage a prefix of its own.',
  },
  UNKNOWN: {
    text: 'lacks a command. The storage needs Lua scripts: EVALSHA and EVAL. redisSchema.commands lists the rest.',
  },
  CLOSED: {
    text: 'cannot be reached: the client is not connected, or was closed. Call connect() of node-redis before.',
  },
  NETWORK: {
    text: 'cannot be reached, or the connection broke. Look whether it runs. Nothing was accepted.',
    passing: true,
  },
};

/** What Redis says without such a word, and what the clients say by themselves. */
const byText: readonly (readonly [RegExp, string])[] = [
  [/unknown command/i, 'UNKNOWN'],
  [/user executing the script can't/, 'NOPERM'],
  [/client is closed|ClientClosed/, 'CLOSED'],
  [/\bE(CONN|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)/, 'NETWORK'],
  [/socket|connection|offline|disconnect|max retries|isn't writeable|slots cache|timed? ?out|aborted/i, 'NETWORK'],
];

/** An error that names the store and the way out, made of one of a client. What the client was asked is left out. */
export function storageFailure(cause: unknown, store: Pick<Store, 'name' | 'connector'>): WatchwordError {
  if (cause instanceof WatchwordError) return cause;
  const message = messageOf(cause);
  const known = advice[passingWord(wordOf(message), store.connector)];
  const { text, passing = false } = known ?? { text: 'failed. See the cause.' };
  const told = known || /^[A-Z]{3,} /.test(message) ? message : 'The message is withheld: it may quote what was sent.';
  return new WatchwordError('storage', `${store.name} ${text}`, { cause: toldBy(cause, told), retryable: passing });
}

/** A cluster client that gives up following has met nodes that do not agree yet. */
function passingWord(word: string, { clustered }: Connector): string {
  return clustered && (word === 'MOVED' || word === 'ASK') ? 'TRYAGAIN' : word;
}

/** Redis 6 puts the word of an error inside of a script into the middle. */
function wordOf(message: string): string {
  const word = message.match(/\b[A-Z]{3,}\b/g)?.find((candidate) => Object.hasOwn(advice, candidate));
  return word ?? byText.find(([pattern]) => pattern.test(message))?.[1] ?? '';
}
