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
  /** The same for the next answer on each connection that is open now, whatever it answers. */
  readonly loseReplies: () => void;
  readonly stop: () => Promise<void>;
}

/** Starts a proxy before a server. */
export async function startProxy(target: { readonly host: string; readonly port: number }): Promise<Proxy> {
  const state = new ProxyState();
  const server = createServer((client) => state.join(client, connect(target.port, target.host)));
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
    loseReplies: () => state.loseReplies(),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      state.cut();
      await closed;
    },
  };
}

/** A client's connection and the one to the server behind it. */
interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** Set if the server's next answer is to be lost: tells that it was. */
  loses?: (() => void) | undefined;
}

class ProxyState {
  late = 0;
  readonly toLose: { readonly match: Match; readonly lost: () => void }[] = [];
  readonly #pairs = new Set<Pair>();
  #held = false;

  join(client: Socket, server: Socket): void {
    const pair: Pair = { client, server };
    this.#pairs.add(pair);
    const cut = () => this.#cutPair(pair);
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', cut).on('close', cut);
    if (this.#held) server.pause();
    client.on('data', (request: Buffer) => {
      pair.loses ??= this.#takeMatch(request);
      server.write(request);
    });
    server.on('data', (answer: Buffer) => this.#answer(pair, answer));
  }

  cut(): void {
    for (const pair of this.#pairs) this.#cutPair(pair);
  }

  hold(held: boolean): void {
    this.#held = held;
    for (const { server } of this.#pairs) {
      if (held) server.pause();
      else server.resume();
    }
  }

  loseReplies(): void {
    for (const pair of this.#pairs) pair.loses ??= () => undefined;
  }

  #answer(pair: Pair, answer: Buffer): void {
    if (pair.loses) {
      this.#cutPair(pair);
      pair.loses();
    } else if (this.late > 0) setTimeout(() => pair.client.write(answer), this.late);
    else pair.client.write(answer);
  }

  #takeMatch(request: Buffer): (() => void) | undefined {
    const place = this.toLose.findIndex(({ match }) => match(request));
    return place < 0 ? undefined : this.toLose.splice(place, 1)[0]?.lost;
  }

  #cutPair(pair: Pair): void {
    this.#pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  }
}
