import type { User } from '@watchword/core';
import { checkKeys, type KnownKeys, WatchwordError } from '@watchword/core/storage';
import type { FailedRequest, HandlerOptions } from '@watchword/http';
import type { Request } from 'express';
import type { SessionAdapter } from '../sessions/session-adapter.ts';
import { sessionOf } from '../sessions/session-of.ts';

/** What {@link createTwoFactor} is made from: the options of `createHandler`, but for the session, which Express has. */
export interface TwoFactorOptions<U extends User = User> extends Omit<HandlerOptions<U>, 'session'> {
  /**
   * Whose password was right in the session of a request; `undefined` for anybody else. If it throws, what it threw goes to
   * `next`.
   */
  readonly user: (request: Request) => U | null | undefined | Promise<U | null | undefined>;
  /** Where proofs are kept; default {@link sessionOf}, the session of express-session or cookie-session. */
  readonly session?: (request: Request) => SessionAdapter;
  /** Any earlier proof of this user, such as one in a cookie that outlives the session; default that of the session. */
  readonly known?: (request: Request) => unknown;
}

/** The options, complete and checked: all that the rest of the package reads. */
export interface Config {
  /** Those that the handler itself is made from. */
  readonly handler: Omit<HandlerOptions, 'session' | 'onError'>;
  readonly user: TwoFactorOptions['user'];
  readonly session: (request: Request) => SessionAdapter;
  readonly known: ((request: Request) => unknown) | undefined;
  readonly onError: (error: unknown, request: FailedRequest) => unknown;
  readonly origins: readonly string[];
  /** Empty for the root; no slash at the end. */
  readonly basePath: string;
  /** Whether there is a page to send people to. */
  readonly hasPages: boolean;
  /** The path of the host's own sign-in, if it is known. */
  readonly signIn: string | undefined;
}

const known: KnownKeys<TwoFactorOptions> = {
  watchword: true,
  user: true,
  origins: true,
  basePath: true,
  session: true,
  known: true,
  onError: true,
  pages: true,
  clock: true,
};

/**
 * What `createHandler` checks is left to it.
 *
 * @throws `misuse`, `unknown-option`
 */
export function parseOptions<U extends User>(options: TwoFactorOptions<U>): Config {
  checkKeys<TwoFactorOptions<U>>(options, known, 'createTwoFactor');
  const { user, session = sessionOf, known: knownOf, onError = warn, ...handler } = options;
  checkFunction(user, 'user', 'that answers whose session a request is, or undefined');
  checkFunction(session, 'session', 'that answers the adapter of the session of a request');
  checkFunction(onError, 'onError', '');
  if (knownOf !== undefined) checkFunction(knownOf, 'known', 'that answers an earlier proof, or undefined');
  const { basePath = '/two-factor', origins = [] } = handler;
  return {
    handler,
    user,
    session,
    known: knownOf,
    onError,
    origins,
    basePath: basePath === '/' ? '' : basePath,
    hasPages: handler.pages !== false,
    signIn: handler.pages === false ? undefined : handler.pages?.signIn,
  };
}

function checkFunction(value: unknown, name: string, what: string): void {
  if (typeof value === 'function') return;
  throw new WatchwordError('misuse', `createTwoFactor: ${name} must be a function ${what}`.trimEnd().concat('.'));
}

/** Names the operation and nothing else: what a driver says may quote the parameters of its statement. */
function warn(_error: unknown, { method, path }: FailedRequest): void {
  process.emitWarning(`${method} ${path} failed. Pass onError to createTwoFactor to see why.`, 'WatchwordWarning');
}
