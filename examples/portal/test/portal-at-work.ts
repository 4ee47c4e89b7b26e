import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKey } from '@watchword/core';
import { type Centre, type NewPerson, openCentre, type PersonChanges } from '@watchword-examples/centre';
import { onTestFinished } from 'vitest';
import { createPortal } from '../src/app.ts';
import { openSessions, type SessionDatabase } from '../src/session/session-database.ts';
import { codeAt } from './authenticator.ts';
import { type Browser, browserOf, type Page } from './browser.ts';

/** The middle of a 30-second step. */
const start = 1_800_000_015_000;
const keys = generateKey();

export const mere: NewPerson = {
  login: 'mere',
  name: 'Mere Walker',
  email: 'mere@my-hpc.example',
  emailVerified: true,
  project: { name: 'Glacier melt', active: true },
  password: 'kauri-bridge-41',
};

/** A portal on real sockets and real files; only the clock is the test's. */
export interface PortalAtWork {
  readonly origin: string;
  readonly folder: string;
  readonly clock: { now: number };
  readonly centre: Centre;
  readonly sessions: SessionDatabase;
  /** What was reported as the portal's own failure. */
  readonly reported: unknown[];
  browser(): Browser;
  /** Closes the portal. A new one on the same folder goes on where it was. */
  stop(): Promise<void>;
}

interface Settings {
  readonly folder?: string;
  readonly clock?: { now: number };
  /** As browsers see it; default: where it listens. */
  readonly origin?: string;
}

export async function portalAtWork(settings: Settings = {}): Promise<PortalAtWork> {
  const { folder = testFolder(), clock = { now: start } } = settings;
  const now = (): number => clock.now;
  const centre = await openCentre({ dataFolder: folder, keys, clock: now, passwordCost: { logN: 4, r: 1, p: 1 } });
  const sessions = openSessions(join(folder, 'sessions.db'), now);
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reported: unknown[] = [];
  const origin = settings.origin ?? address;
  const options = {
    landerCommand: 'ssh {login}@lander',
    timeZone: 'UTC',
    report: (error: unknown) => void reported.push(error),
  };
  server.on('request', createPortal({ centre, sessions, origin, clock: now, ...options }));
  const stop = once(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
    sessions.close();
    await centre.close();
  });
  onTestFinished(stop);
  return { origin, folder, clock, centre, sessions, reported, browser: () => browserOf(address), stop };
}

/** Somebody with an account, and a browser that is signed in to it. */
export async function memberOf(portal: PortalAtWork, changes: PersonChanges = {}): Promise<Browser> {
  if (!(await portal.centre.people.findByLogin(mere.login))) await portal.centre.people.add({ ...mere, ...changes });
  return signedIn(portal);
}

/** A browser in which the password was typed. */
export async function signedIn(portal: PortalAtWork): Promise<Browser> {
  const browser = portal.browser();
  await browser.post('/sign-in', { login: mere.login, password: mere.password ?? '' });
  return browser;
}

export const setUpPath = '/two-factor/set-up';
export const challengePath = '/two-factor/challenge';

/** The page with the QR code, the key on it, and what its form sends along with the first code. */
export async function begin(browser: Browser) {
  const page = await browser.post(setUpPath);
  const key = /<code id="key"[^>]*>(?<key>[^<]*)</.exec(page.text)?.groups?.['key'] ?? '';
  return { page, key, hidden: hiddenFields(page) };
}

/** Links an app by its first code. */
export async function link(portal: PortalAtWork, browser: Browser) {
  const { key, hidden } = await begin(browser);
  const page = await browser.post(`${setUpPath}/confirm`, { ...hidden, code: codeAt(key, portal.clock.now) });
  return { key, page };
}

export function hiddenFields({ text }: Page): Record<string, string> {
  const fields = text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
}

/** A browser signed in with both factors, and the key of its authenticator app. The clock stands at a fresh code. */
export async function linked(portal: PortalAtWork): Promise<{ browser: Browser; key: string; page: Page }> {
  const browser = await memberOf(portal);
  const { key, page } = await link(portal, browser);
  portal.clock.now += 30_000;
  return { browser, key, page };
}

/** A browser in which the password of a person with a device was typed. */
export async function challenged(portal: PortalAtWork): Promise<{ browser: Browser; key: string; code(): string }> {
  const { key } = await linked(portal);
  return { browser: await signedIn(portal), key, code: () => codeAt(key, portal.clock.now) };
}

/** The path of an absolute address of the portal, or the path that it is. */
export function pathOf({ location }: Page): string | undefined {
  return location === undefined ? undefined : new URL(location, 'http://portal').pathname;
}

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchword-portal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
