import { freePorts } from './free-ports.ts';
import { launch, type Running, StartError } from './launch.ts';
import { PrivateFolder } from './private-folder.ts';
import type { Server } from './server.ts';

const host = '127.0.0.1';
const tries = 5;

/** What one kind of server needs. */
export interface ServerKind {
  /** What messages call it. */
  readonly name: string;
  /** How many ports it listens on; the first is the one for clients. Default 1. */
  readonly ports?: number;
  /** The signal that ends it in good order without waiting for its clients. */
  readonly endSignal: NodeJS.Signals;
  /** A line of its log. */
  readonly ready: RegExp;
  /** Fills the folder before the first start. */
  readonly prepare?: (folder: PrivateFolder) => Promise<void>;
  readonly command: (folder: string, ports: readonly number[]) => readonly [string, ...string[]];
  readonly url: (port: number) => string;
}

/**
 * Starts a server in a folder of its own on free ports.
 *
 * @throws `Error` with the end of the server's log if it does not start
 */
export async function startServer(kind: ServerKind): Promise<Server> {
  const folder = new PrivateFolder(kind.name.toLowerCase().replaceAll(' ', '-'), kind.endSignal);
  try {
    await kind.prepare?.(folder);
    const { ports, running } = await startOnFreePorts(kind, folder);
    return managed(kind, folder, ports, running);
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

async function startOnFreePorts(kind: ServerKind, folder: PrivateFolder) {
  for (let attempt = 1; ; attempt += 1) {
    const ports = await freePorts(kind.ports ?? 1);
    try {
      return { ports, running: await startOn(kind, folder, ports) };
    } catch (error) {
      // Somebody else took one of them in the meantime.
      if (attempt === tries || !(error instanceof StartError && error.portTaken)) throw error;
    }
  }
}

function startOn(kind: ServerKind, folder: PrivateFolder, ports: readonly number[]): Promise<Running> {
  const [command, ...args] = kind.command(folder.path, ports);
  return launch(folder, { name: kind.name, command, args, ready: kind.ready });
}

function managed(kind: ServerKind, folder: PrivateFolder, ports: readonly number[], first: Running): Server {
  const [port = 0] = ports;
  let running = first;
  return {
    host,
    port,
    url: kind.url(port),
    get pid() {
      return running.pid;
    },
    log: () => running.log(),
    kill: () => running.end('SIGKILL'),
    async stop() {
      await running.end(kind.endSignal);
      await folder.remove();
    },
    async restart() {
      await running.end(kind.endSignal);
      running = await startOn(kind, folder, ports);
    },
  };
}
