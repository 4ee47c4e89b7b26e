/**
 * The clients that a host may hand in, by what is used of them: neither package is imported, and each host brings the version
 * that it has.
 */
export type RedisClient = NodeRedisClient | NodeRedisCluster | NodeRedisSentinel | IoRedisClient;

/** A client of the package `redis` (5 or later), of `createClient()` or `createClientPool()`. */
export interface NodeRedisClient {
  /** Commands that are sent one right after the other. */
  multi(): NodeRedisBatch & { addCommand(args: string[]): unknown };
}

/** A cluster of the package `redis`, of `createCluster()`. */
export interface NodeRedisCluster {
  readonly masters: readonly unknown[];
  /** Sends one command to the node of a key, wherever that has moved. */
  sendCommand(firstKey: string | undefined, isReadonly: boolean, args: string[]): Promise<unknown>;
  /** Commands that are sent one right after the other, to the node of one key. */
  multi(): NodeRedisBatch & { addCommand(firstKey: string | undefined, isReadonly: boolean, args: string[]): unknown };
}

/** A client of the package `redis` that asks sentinels for the primary, of `createSentinel()`. */
export interface NodeRedisSentinel {
  getMasterNode(): unknown;
  /** Commands that are sent one right after the other. */
  multi(): NodeRedisBatch & { addCommand(isReadonly: boolean, args: string[]): unknown };
}

/** Commands of the package `redis` that are sent together. */
export interface NodeRedisBatch {
  execAsPipeline(): Promise<readonly unknown[]>;
}

/** A `Redis` or `Cluster` of the package `ioredis` (5 or later). */
export interface IoRedisClient {
  readonly isCluster?: boolean;
  call(command: string, ...args: string[]): Promise<unknown>;
  /** Commands that are sent one right after the other, to one node. */
  pipeline(commands: unknown[][]): {
    exec(): Promise<readonly (readonly [error: Error | null, result: unknown])[] | null>;
  };
}
