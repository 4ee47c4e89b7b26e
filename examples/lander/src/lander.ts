import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Centre, listen } from '@watchword-examples/centre';
import ssh2 from 'ssh2';
import type { Door } from './authentication.ts';
import { serveConnection } from './connection.ts';
import { createGate, type Gate, type GateLimits } from './gate.ts';
import { loadHostKey } from './host-key.ts';

/** What a lander is started with. */
export interface LanderOptions extends Partial<GateLimits> {
  readonly centre: Centre;
  /** Where an authenticator app can be linked. */
  readonly portalOrigin: string;
  /** Where the host key is kept. */
  readonly dataFolder: string;
  /** On 127.0.0.1; 0 lets the system choose. */
  readonly port: number;
  /** Default: two seconds after the call. */
  readonly refusalDue?: Door['refusalDue'];
  /** Takes one line for each attempt to sign in; default standard output. */
  readonly log?: (line: string) => void;
}

/** A lander at work. */
export interface Lander {
  readonly port: number;
  /** Of the host key, as `ssh` shows it. */
  readonly fingerprint: string;
  /** As in a `known_hosts` file: type and key. */
  readonly publicKey: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

const host = '127.0.0.1';
const mostConnections = 512;

/** RFC 4256 §3.4 suggests two seconds. scrypt takes a fraction of one, so that nothing shows through. */
const twoSeconds = (): Promise<void> => delay(2000, undefined, { ref: false });

const signInLimits: GateLimits = { mostUnauthenticated: 64, graceMilliseconds: 120_000 };

/** @throws {SetupError} if the port or the host key cannot be used */
export async function startLander(options: LanderOptions): Promise<Lander> {
  const { centre, portalOrigin, refusalDue = twoSeconds, log = console.log } = options;
  const hostKey = loadHostKey(options.dataFolder);
  const gate = createGate({ ...signInLimits, ...options });
  const waysOut = { portalOrigin, supportContact: centre.supportContact };
  const parts = { door: { centre, refusalDue }, waysOut, gate, log };
  // Compression before sign-in would let a stranger make small packets into large ones.
  const ssh = new ssh2.Server({ hostKeys: [hostKey.privateKey], ident: 'lander', algorithms: { compress: ['none'] } });
  ssh.on('connection', (connection, info) => void serveConnection(connection, info, parts));
  const server = openServer(gate, ssh);
  const port = await listen(server.net, { host, port: options.port, variable: 'LANDER_PORT' });
  return { port, fingerprint: hostKey.fingerprint, publicKey: hostKey.publicKey, close: () => server.close() };
}

/** The connections are ours rather than ssh2's, so that limits hold before a client has said anything at all. */
function openServer(gate: Gate, ssh: ssh2.Server): { net: Server; close(): Promise<void> } {
  const sockets = new Set<Socket>();
  const net = createServer({ noDelay: true }, (socket) => {
    // Errors of a connection are ssh2's to handle; one that is not admitted has nobody else.
    socket.on('error', () => socket.destroy());
    if (!gate.admit(socket)) return;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    ssh.injectSocket(socket);
  });
  net.maxConnections = mostConnections;
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => void net.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { net, close };
}
