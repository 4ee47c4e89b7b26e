import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Says whether a piece of what a client sent is the one. */
type Match = (request: Buffer) => boolean;

/** Stands between clients and a server, and does to their connections what networks do. */
export interface Proxy {
  readonly host: string;
  readonly port: number;
  /** Cuts every connection that is open now. */
  readonly cut: () => void;
  /** Keeps all answers of the server back, until `release`; requests go through. */
  readonly hold: () => void;
  readonly release: () => void;
  /** From now on each answer comes this many milliseconds late; 0 ends it. */
  readonly delay: (milliseconds: number) => void;
  /**
   * Lets the next request that matches through, swallows the server's answer to it, and cuts that connection. Resolves when
   * this has happened. A driver may send several requests in one piece, and long ones in several.
   */
  readonly loseReplyTo: (match: Match) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a proxy before a server. */
export async function startProxy(target: { readonly host: string; readonly port: number }): Promise<Proxy> {
  const state = new ProxyState();
  const server = createServer({ allowHalfOpen: false }, (client) =>
    state.join(client, connect(target.port, target.host)),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    cut: () => state.cut(),
    hold: () => state.hold(true),
    release: () => state.hold(false),
    delay: (milliseconds) => {
      state.late = milliseconds;
    },
    loseReplyTo: (match) => new Promise((resolve) => state.toLose.push({ match, lost: resolve })),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      state.cut();
      await closed;
    },
  };
}

class ProxyState {
  late = 0;
  readonly toLose: { readonly match: Match; readonly lost: () => void }[] = [];
  readonly #pairs = new Set<{ readonly client: Socket; readonly server: Socket }>();
  #held = false;

  join(client: Socket, server: Socket): void {
    const pair = { client, server };
    const cut = () => this.#cutPair(pair);
    let loses: (() => void) | undefined;
    this.#pairs.add(pair);
    if (this.#held) server.pause();
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', cut).on('close', cut);
    client.on('data', (request: Buffer) => {
      loses ??= this.#takeMatch(request);
      server.write(request);
    });
    server.on('data', (answer: Buffer) => {
      if (loses) {
        cut();
        loses();
      } else if (this.late > 0) setTimeout(() => client.write(answer), this.late);
      else client.write(answer);
    });
  }

  cut(): void {
    for (const pair of this.#pairs) this.#cutPair(pair);
  }

  hold(held: boolean): void {
    this.#held = held;
    for (const { server } of this.#pairs)
      if (held) server.pause();
      else server.resume();
  }

  #takeMatch(request: Buffer): (() => void) | undefined {
    const place = this.toLose.findIndex(({ match }) => match(request));
    return place < 0 ? undefined : this.toLose.splice(place, 1)[0]?.lost;
  }

  #cutPair(pair: { readonly client: Socket; readonly server: Socket }): void {
    this.#pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  }
}
