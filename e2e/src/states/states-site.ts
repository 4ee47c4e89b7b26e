import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createWatchword, generateKey, keyring, type Policy, type Watchword } from '@watchword/core';
import { createHandler, type HostSession, type PagesOptions } from '@watchword/http';
import { type WatchedStorage, watchedStorage } from '@watchword-internal/web-tests';
import type { Page } from 'playwright-core';

/** Somebody who uses the pages. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** What a prerequisite asks for. */
  readonly hasProject: boolean;
}

/** A host with the ready-made pages and nothing else, whose clock and store a test can move. */
export interface StatesSite {
  readonly origin: string;
  readonly clock: { now: number };
  readonly watchword: Watchword<Person>;
  /** Can be lost. */
  readonly storage: WatchedStorage;
  /** Signs a browser in as somebody new, by password. */
  readonly signIn: (page: Page, changes?: Partial<Person>) => Promise<Person>;
  /** Ends all sessions. */
  readonly signEverybodyOut: () => void;
  readonly stop: () => Promise<void>;
}

/** What of a host is not as usual. */
export interface Settings {
  readonly policy?: Partial<Policy>;
  readonly pages?: PagesOptions;
}

interface Session {
  readonly user: Person;
  proof?: string;
}

const pages: PagesOptions = {
  home: '/account',
  signIn: '/sign-in',
  support: { label: 'support@my-hpc.example', href: 'mailto:support@my-hpc.example' },
  changePassword: { label: 'Passwords', href: '/password' },
  next: { label: 'Sign in to the lander', href: '/lander' },
  timeZone: 'UTC',
};

export async function openStatesSite({ policy = {}, pages: changes = {} }: Settings = {}): Promise<StatesSite> {
  const clock = { now: Date.UTC(2027, 0, 15, 9, 30, 12) };
  const sessions = new Map<string, Session>();
  const storage = watchedStorage();
  const watchword = createWatchword<Person>({
    issuer: 'My HPC',
    storage,
    keys: keyring(generateKey()),
    policy,
    prerequisites,
    clock: () => clock.now,
  });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const listener = getRequestListener(handlerOf({ watchword, sessions, origin, clock, changes }));
  server.on('request', (request, response) => void listener(request, response));
  const signIn = async (page: Page, changes: Partial<Person> = {}) => {
    const user = { id: crypto.randomUUID(), name: 'mere', hasProject: true, ...changes };
    await page.context().addCookies([{ name: 'session', value: open(sessions, { user }), url: origin }]);
    return user;
  };
  const stop = () => stopServer(server);
  return { origin, clock, watchword, storage, signIn, signEverybodyOut: () => sessions.clear(), stop };
}

interface HandlerParts extends Pick<StatesSite, 'watchword' | 'origin' | 'clock'> {
  readonly sessions: Map<string, Session>;
  readonly changes: PagesOptions;
}

function handlerOf({ watchword, sessions, origin, clock, changes }: HandlerParts) {
  return createHandler<Person>({
    watchword,
    origins: [origin],
    session: (request) => sessionOf(sessions, request),
    pages: { ...pages, ...changes },
    clock: () => clock.now,
    onError: () => undefined,
  });
}

async function stopServer(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

const prerequisites = [
  {
    id: 'account',
    description: 'Have a My HPC account, with your e-mail address confirmed.',
    check: () => true,
  },
  {
    id: 'project',
    description: 'Be a member of an active project.',
    helpUrl: '/help/projects',
    check: ({ hasProject }: Person) => hasProject,
  },
];

function open(sessions: Map<string, Session>, session: Session): string {
  const id = crypto.randomUUID();
  sessions.set(id, session);
  return id;
}

function sessionOf(sessions: Map<string, Session>, { headers }: Request): HostSession<Person> | undefined {
  const id = /session=(?<id>[^;]*)/.exec(headers.get('cookie') ?? '')?.groups?.['id'] ?? '';
  const session = sessions.get(id);
  return (
    session && {
      ...session,
      setProof(proof) {
        sessions.delete(id);
        return `session=${open(sessions, { ...session, proof })}; Path=/; HttpOnly; SameSite=Lax`;
      },
    }
  );
}
