import type { Socket } from 'node:net';

/** How much a stranger may take up. */
export interface GateLimits {
  /** Connections that have not signed in yet, all together; further ones are dropped. */
  readonly mostUnauthenticated: number;
  /** Milliseconds to sign in, from the first byte on; then the connection is dropped. */
  readonly graceMilliseconds: number;
}

/** Connections that are not signed in are few and short. */
export interface Gate {
  /** False: there is no room, and the connection is gone. */
  admit(socket: Socket): boolean;
  /** Signed in: from now on the gate leaves the connection alone. */
  passed(address: RemoteAddress): void;
}

/** Both ends of a live connection being fixed, these two tell it from every other one. */
interface RemoteAddress {
  readonly ip: string | undefined;
  readonly port: number | undefined;
}

export function createGate({ mostUnauthenticated, graceMilliseconds }: GateLimits): Gate {
  const waiting = new Map<string, NodeJS.Timeout>();
  const release = (key: string): void => {
    clearTimeout(waiting.get(key));
    waiting.delete(key);
  };
  return {
    admit(socket) {
      if (waiting.size >= mostUnauthenticated) {
        socket.destroy();
        return false;
      }
      const key = keyOf({ ip: socket.remoteAddress, port: socket.remotePort });
      waiting.set(
        key,
        setTimeout(() => socket.destroy(), graceMilliseconds),
      );
      socket.once('close', () => release(key));
      return true;
    },
    passed: (address) => release(keyOf(address)),
  };
}

function keyOf({ ip, port }: RemoteAddress): string {
  return `${ip} ${port}`;
}
