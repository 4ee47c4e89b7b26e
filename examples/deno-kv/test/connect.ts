import { openKv } from '@deno/kv';
import { denoKvStorage } from '@watchword-examples/deno-kv';

/** What each process of the hammer opens. */
export async function connect(path: unknown) {
  const kv = await openKv(String(path));
  return { ...denoKvStorage(kv), close: () => kv.close() };
}
