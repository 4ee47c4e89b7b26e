import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kv, openKv } from '@deno/kv';
import { storageContract } from '@watchword/testkit';
import { denoKvStorage } from '@watchword-examples/deno-kv';
import { whenFree } from '@watchword-examples/deno-kv/when-free';
import { describe, it } from 'vitest';

/** A new database in a file; every connection opens it as another process would. */
async function makeStore() {
  const folder = await mkdtemp(join(tmpdir(), 'watchword-deno-kv-'));
  const opened: Kv[] = [];
  return {
    async connect() {
      const kv = await openKv(join(folder, 'kv.db'));
      opened.push(kv);
      return whenFree(denoKvStorage(kv));
    },
    async remove() {
      for (const kv of opened) kv.close();
      await rm(folder, { recursive: true });
    },
  };
}

// Deno KV holds values of up to 64 KiB, and commits of up to 1000 changes.
storageContract({ describe, it }, makeStore, { rounds: 50, largestAccountBytes: 60_000, mostEvents: 900 });
