import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWatchword, keyring, type Watchword } from '@watchword/core';
import { type TestClock, testClock } from '@watchword/testkit';
import { type Visitor, visitorOf, type WatchedStorage, watchedStorage } from '@watchword-internal/web-tests';
import type { ErrorRequestHandler, Express, Request, RequestHandler } from 'express';
import express5 from 'express';
import { onTestFinished } from 'vitest';
import { createTwoFactor, type TwoFactor, type TwoFactorOptions } from '../../src/index.ts';
import type { ExpressModule } from './express-versions.ts';
import { origin } from './origin.ts';
import { type SessionKind, type Sessions, sessionsOf } from './sessions.ts';

/** An application on a real socket; the clock is the test's. */
export interface Site {
  readonly port: number;
  readonly clock: TestClock;
  readonly storage: WatchedStorage;
  readonly watchword: Watchword;
  readonly twoFactor: TwoFactor;
  readonly sessions: Sessions;
  /** What reached the error handler of the application. */
  readonly errors: unknown[];
  /** What was told to `onError`. */
  readonly reported: unknown[];
  /** A browser in which nobody has signed in. */
  stranger(): Visitor;
  /** A browser in which the password was right. */
  visitor(userId?: string): Promise<Visitor>;
}

export interface Settings {
  readonly express?: ExpressModule;
  readonly kind?: SessionKind;
  readonly session?: Parameters<typeof sessionsOf>[1];
  readonly options?: Partial<TwoFactorOptions>;
  /** Middleware before the routes, behind the session. */
  readonly before?: readonly RequestHandler[];
  /** In place of mounting the routes at `/two-factor`. */
  readonly mount?: (app: Express, twoFactor: TwoFactor) => void;
  /** More routes, before the error handler. */
  readonly more?: (app: Express, twoFactor: TwoFactor) => void;
}

export async function openSite(settings: Settings = {}): Promise<Site> {
  const { express = express5, kind = 'express-session', options = {}, before = [] } = settings;
  const { mount = (app, twoFactor) => void app.use('/two-factor', twoFactor.routes) } = settings;
  const clock = testClock(new Date('2026-11-24T12:00:15Z'));
  const storage = watchedStorage();
  const keys = keyring(`test:${Buffer.alloc(32, 7).toString('base64url')}`);
  const watchword = createWatchword({ issuer: 'My HPC', storage, keys, clock });
  const reported: unknown[] = [];
  const errors: unknown[] = [];
  const onError = (error: unknown) => reported.push(error);
  const twoFactor = createTwoFactor({ watchword, user: userOf, origins: [origin], onError, ...options });
  const sessions = sessionsOf(kind, settings.session);
  const app = express();
  app.use(sessions.middleware);
  app.post('/sign-in/:id', signIn);
  for (const each of before) app.use(each);
  mount(app, twoFactor);
  addGuarded(app, twoFactor);
  settings.more?.(app, twoFactor);
  app.use(errorHandler(errors));
  const port = await listen(app);
  const stranger = () => visitorOf({ port, origin });
  const visitor = async (userId = 'alice') => {
    const browser = stranger();
    await browser.post(`/sign-in/${userId}`);
    return browser;
  };
  return { port, clock, storage, watchword, twoFactor, sessions, errors, reported, stranger, visitor };
}

/** As an application does it: what the session says, once the password was right. */
function userOf({ session }: Request) {
  return session.user;
}

/** The password was right. As a careless application does it, the session keeps its id and all that is in it. */
const signIn: RequestHandler<{ id: string }> = ({ session, params: { id } }, response) => {
  session.user = { id, name: id };
  session.cart ??= `cart of ${id}`;
  response.end();
};

/** What is behind the second factor, at several paths. */
function addGuarded(app: Express, twoFactor: TwoFactor): void {
  const show: RequestHandler = (request, response) => {
    const { session } = request;
    response.send(`secret of ${session.user?.id}, ${session.cart}, by ${twoFactor.provenOf(request)?.method}`);
  };
  app.get('/account', twoFactor.require(), show);
  app.post('/account', twoFactor.require(), show);
  app.get('/step-up', twoFactor.require({ maxAgeSeconds: 300 }), show);
  app.post('/step-up', twoFactor.require({ maxAgeSeconds: 300 }), show);
  app.get('/optional', twoFactor.require({ enrollment: 'optional' }), show);
}

/** Four parameters make it one. */
function errorHandler(errors: unknown[]): ErrorRequestHandler {
  return (error: { readonly status?: number }, _request, response, _next) => {
    errors.push(error);
    response.status(error.status ?? 500).send('The application says sorry.');
  };
}

async function listen(app: Express): Promise<number> {
  const server = createServer(app);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  return (server.address() as AddressInfo).port;
}
