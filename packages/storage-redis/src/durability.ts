import { WatchwordError } from '@watchword/core/storage';
import type { Command } from './client/connector.ts';
import { isList } from './is-list.ts';

/** Options `durability` of {@link redisStorage}: what must have a commit before it is acknowledged, besides the primary. */
export interface DurabilityOptions {
  /** How many replicas must have it in memory, or on the disk if `disk` is set; default 0. */
  readonly replicas?: number;
  /** Whether it must be on the disk of the primary and of those replicas. Needs Redis 7.2 or Valkey, and `appendonly`; default false. */
  readonly disk?: boolean;
  /** How long to wait for that, in milliseconds; default 1000. Then the commit is rejected, and the code denied. */
  readonly timeoutMs?: number;
}

/** {@link DurabilityOptions}, complete. */
export type Durability = Required<DurabilityOptions>;

/** The command that waits. It must follow the write on its connection: on another one it would have nothing to wait for. */
export function waitFor({ replicas, disk, timeoutMs }: Durability): readonly Command[] {
  if (disk) return [['waitaof', '1', String(replicas), String(timeoutMs)]];
  return replicas > 0 ? [['wait', String(replicas), String(timeoutMs)]] : [];
}

/** @throws `storage` if fewer than demanded have the commit: it may be lost, so it does not count (A9) */
export function assertDurable(reply: unknown, { replicas, disk, timeoutMs }: Durability, store: string): void {
  if (!disk && replicas === 0) return;
  const [onDisk, copies] = disk && isList(reply) ? reply : [disk ? 0 : 1, reply];
  if (Number(onDisk) >= 1 && Number(copies) >= replicas) return;
  throw new WatchwordError(
    'storage',
    `${store} did not confirm a commit within ${timeoutMs} ms: ${count(copies)} of ${replicas} replicas have it` +
      `${disk ? `, and the disk of the primary has ${Number(onDisk) >= 1 ? 'it' : 'it not'}` : ''}. It may be lost, so it is ` +
      'denied. Look at the replicas, or try again.',
    { retryable: true },
  );
}

function count(copies: unknown): string {
  return Number.isInteger(Number(copies)) ? String(Number(copies)) : 'none';
}
