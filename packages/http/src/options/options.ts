import type { User, Watchword } from '@watchword/core';
import { checkKeys, type KnownKeys, WatchwordError } from '@watchword/core/storage';
import { type PagesConfig, type PagesOptions, parsePages } from '../pages/options/pages-options.ts';
import { codeOf } from '../problems/code-of.ts';
import type { HostSession } from '../session/host-session.ts';
import { parseBasePath } from './base-path.ts';
import { parseOrigins } from './origins.ts';

/** What {@link createHandler} is made from. */
export interface HandlerOptions<U extends User = User> {
  /** What decides. */
  readonly watchword: Watchword<U>;
  /**
   * Who sends a request: the session of somebody whose first factor, usually a password, was right; `undefined` for anybody
   * else. It is asked once a request and must leave the body unread. If it throws, the answer is 500.
   */
  readonly session: (
    request: Request,
  ) => HostSession<U> | null | undefined | Promise<HostSession<U> | null | undefined>;
  /**
   * Scheme, host and port of the pages that may change anything, as browsers see them: `['https://my.my-hpc.example']`.
   * Required when NODE_ENV is `production`, where each must begin with `https:` or name this machine. It is never derived
   * from a request: its Host and X-Forwarded headers are what the sender says (A45).
   */
  readonly origins?: readonly string[];
  /** Where the handler lives, as it sees the path of a request; default `/two-factor`. `/` for a host of its own. */
  readonly basePath?: string;
  /**
   * Told of every failure that is the server's own, with its cause; default a process warning that names the code alone. The
   * client is told nothing of it. It cannot change the answer, and is not awaited.
   */
  readonly onError?: (error: unknown, request: FailedRequest) => unknown;
  /** How the ready-made pages look and where they lead; `false` leaves them out, and only the API is served. */
  readonly pages?: PagesOptions | false;
  /** Milliseconds since the Unix epoch, the same as of `createWatchword`; default `Date.now`. Pages tell times by it. */
  readonly clock?: () => number;
}

/** The request that a failure belongs to, without anything that the client wrote. */
export interface FailedRequest {
  readonly method: string;
  /** The path as it is documented, such as `/devices/{id}`. */
  readonly path: string;
}

/** The options, complete and checked: all that the rest of the package reads. */
export interface Config extends Required<Pick<HandlerOptions, 'watchword' | 'session' | 'onError' | 'clock'>> {
  readonly origins: ReadonlySet<string>;
  /** Empty for the root; no slash at the end. */
  readonly basePath: string;
  /** Absent if there are no pages. */
  readonly pages: PagesConfig | undefined;
}

const known: KnownKeys<HandlerOptions> = {
  watchword: true,
  session: true,
  origins: true,
  basePath: true,
  onError: true,
  pages: true,
  clock: true,
};

/** @throws `misuse`, `unknown-option` */
export function parseOptions<U extends User>(options: HandlerOptions<U>): Config {
  checkKeys<HandlerOptions<U>>(options, known, 'createHandler');
  const { watchword, session, onError = warn, pages = {}, clock = Date.now } = options;
  check(typeof watchword?.verify === 'function', 'watchword must be what createWatchword() makes');
  check(
    typeof session === 'function',
    'session must be a function that answers the session of a request, or undefined',
  );
  check(typeof onError === 'function', 'onError must be a function');
  check(typeof clock === 'function', 'clock must be a function that answers milliseconds');
  return {
    watchword,
    session,
    origins: parseOrigins(options.origins),
    basePath: parseBasePath(options.basePath),
    onError,
    clock,
    pages: pages === false ? undefined : parsePages(pages, watchword.issuer),
  };
}

function check(fits: boolean, rule: string): void {
  if (!fits) throw new WatchwordError('misuse', `createHandler: ${rule}.`);
}

/** Names the code and nothing else: what a driver says may quote the parameters of its statement. */
function warn(error: unknown, { method, path }: FailedRequest): void {
  const code = codeOf(error) ?? 'an error of the host';
  process.emitWarning(
    `${method} ${path} failed: ${code}. Pass onError to createHandler to see why.`,
    'WatchwordWarning',
  );
}
