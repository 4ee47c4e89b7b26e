import {
  createWatchword,
  keyring,
  type Policy,
  type Prerequisite,
  type SecurityEvent,
  type Watchword,
} from '@watchword/core';
import { type WatchedStorage, watchedStorage } from '@watchword-internal/web-tests';
import { createHandler, type FailedRequest, type Handler, type HandlerOptions } from '../../src/index.ts';
import { type HostSessions, hostSessions } from './host-sessions.ts';
import { origin } from './origin.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/** The middle of a step. */
const start = 1_800_000_015_000;

/** A host with a handler in it; the clock is the test's. */
export interface Site {
  readonly clock: { now: number };
  readonly storage: WatchedStorage;
  readonly watchword: Watchword;
  readonly events: SecurityEvent[];
  /** What was reported as the server's own failure. */
  readonly reported: { readonly error: unknown; readonly request: FailedRequest }[];
  readonly sessions: HostSessions;
  readonly handler: Handler;
  /** Somebody whose password was right, in a session of their own. */
  visitor(userId?: string): Visitor;
  /** Somebody of whom the host knows nothing. */
  stranger(): Visitor;
}

interface Settings {
  readonly policy?: Partial<Policy>;
  readonly prerequisites?: readonly Prerequisite[];
  readonly handler?: Partial<HandlerOptions>;
}

export function openSite({ policy = {}, prerequisites = [], handler: options = {} }: Settings = {}): Site {
  const clock = { now: start };
  const storage = watchedStorage();
  const events: SecurityEvent[] = [];
  const watchword = createWatchword({
    issuer: 'My HPC',
    storage,
    keys: keyring(`test:${Buffer.alloc(32, 7).toString('base64url')}`),
    policy,
    prerequisites,
    clock: () => clock.now,
    onEvent: (event) => events.push(event),
  });
  const reported: Site['reported'] = [];
  const sessions = hostSessions();
  const handler = createHandler({
    watchword,
    origins: [origin],
    session: sessions.of,
    clock: () => clock.now,
    onError: (error, request) => reported.push({ error, request }),
    ...options,
  });
  return {
    clock,
    storage,
    watchword,
    events,
    reported,
    sessions,
    handler,
    visitor: (userId = 'alice') => visitorOf(handler, sessions.open(userId)),
    stranger: () => visitorOf(handler, undefined),
  };
}
