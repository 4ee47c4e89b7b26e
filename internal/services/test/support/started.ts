import { onTestFinished } from 'vitest';

/** What a test started; it is stopped after it. */
export async function started<T extends { readonly stop: () => Promise<void> }>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  onTestFinished(server.stop);
  return server;
}
