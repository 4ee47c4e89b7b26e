import { openKv } from '@deno/kv';
import { denoKvStorage } from '@watchword-examples/deno-kv';
import { whenFree } from '@watchword-examples/deno-kv/when-free';

/** What each process of the hammer opens. */
export async function connect(path: unknown) {
  const kv = await openKv(String(path));
  return { ...whenFree(denoKvStorage(kv)), close: () => kv.close() };
}
