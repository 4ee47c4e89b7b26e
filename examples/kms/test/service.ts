import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchword-kms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

type Closable = Server & { readonly closeAllConnections?: () => void };

/** Has a server listen on a path until the test ends, or until it is stopped. */
export async function listenOn(socketPath: string, server: Closable): Promise<() => Promise<void>> {
  server.listen(socketPath);
  await once(server, 'listening');
  const stop = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections?.();
    await once(server, 'close');
  };
  onTestFinished(stop);
  return stop;
}

/** A service that answers every request as it likes. Its socket's path. */
export async function answering(listener: RequestListener): Promise<string> {
  const socketPath = join(temporaryFolder(), 'keys.sock');
  await listenOn(socketPath, createServer(listener));
  return socketPath;
}
