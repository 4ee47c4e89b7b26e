/**
 * The clients that a host may hand in, by what is used of them: neither package is imported, and each host brings the version
 * that it has.
 */
export type RedisClient = NodeRedisClient | NodeRedisCluster | NodeRedisSentinel | IoRedisClient;

/** A client of the package `redis` (5.9 or later), of `createClient()` or `createClientPool()`. */
export interface NodeRedisClient {
  /** Commands that are sent one right after the other. */
  multi(): NodeRedisBatch<[args: string[]]>;
}

/** A cluster of the package `redis`, of `createCluster()`. */
export interface NodeRedisCluster {
  /** Tells it apart. */
  readonly masters: readonly unknown[];
  /** Sends one command to the node of a key, wherever that has moved. */
  sendCommand(firstKey: string | undefined, isReadonly: boolean, args: string[]): Promise<unknown>;
  /** Commands that are sent one right after the other, to the node of one key. */
  multi(): NodeRedisBatch<[firstKey: string | undefined, isReadonly: boolean, args: string[]]>;
}

/** A client of the package `redis` that asks sentinels for the primary, of `createSentinel()`. */
export interface NodeRedisSentinel {
  /** Tells it apart. */
  getMasterNode(): unknown;
  /** Commands that are sent one right after the other. */
  multi(): NodeRedisBatch<[isReadonly: boolean, args: string[]]>;
}

/** Commands of the package `redis` that are sent together. */
export interface NodeRedisBatch<Command extends unknown[]> {
  /** Adds one. */
  addCommand(...command: Command): unknown;
  /** Sends them, and gives their replies. */
  execAsPipeline(): Promise<readonly unknown[]>;
}

/** A `Redis` or `Cluster` of the package `ioredis` (5 or later). */
export interface IoRedisClient {
  /** Tells a `Cluster` apart. */
  readonly isCluster?: boolean;
  /** Sends one command. */
  call(command: string, ...args: string[]): Promise<unknown>;
  /** Commands that are sent one right after the other, to one node. */
  pipeline(commands: unknown[][]): IoRedisBatch;
}

/** Commands of the package `ioredis` that are sent together. */
export interface IoRedisBatch {
  /** Sends them, and gives an error or a reply for each. */
  exec(): Promise<readonly (readonly [error: Error | null, result: unknown])[] | null>;
}
