import { pathOf } from './page-route.ts';
import { withReturn } from './return-address.ts';
import type { Site } from './site.ts';

type Based = Pick<Site, 'basePath'>;

/** The page about a user's devices is the handler's own address. */
export function managePath({ basePath }: Based): string {
  return pathOf(basePath, '');
}

/** Where the set-up begins, and what its further pages are under. */
export function setUpPath({ basePath }: Based): string {
  return pathOf(basePath, '/set-up');
}

export function challengePath({ basePath }: Based): string {
  return pathOf(basePath, '/challenge');
}

/** Asks for a code first, and comes back to an address. */
export function challengeFor(site: Based, address: string): string {
  return withReturn(challengePath(site), address);
}

/** What is done to a device. */
export function devicePath({ basePath }: Based, id: string, action: 'rename' | 'remove'): string {
  return pathOf(basePath, `/devices/:id/${action}`, id);
}
