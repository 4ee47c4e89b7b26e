import type { Config } from '../options/options.ts';
import { returnTo } from '../security/return-to.ts';

/** The name under which pages and forms carry the address to go on to. */
export const returnName = 'return_to';

/**
 * The origin of this site that the sender is on. A request may come through a proxy, so its own address counts only where
 * the host has named no origins.
 */
export function originOf({ url, headers }: Request, origins: ReadonlySet<string>): string {
  const own = new URL(url).origin;
  const [first] = origins;
  if (first === undefined || origins.has(own)) return own;
  const sender = headers.get('origin');
  return sender !== null && origins.has(sender) ? sender : first;
}

/** What `return_to` holds, if that is an address of this site, or the host's home (A44). */
export function returnAddress(
  config: Config,
  request: Request,
  given: string | null | undefined,
  home: string,
): string {
  return returnTo(given, originOf(request, config.origins), home);
}

/** An address below this site, which may have a query, with the one to come back to. */
export function withReturn(path: string, address: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ [returnName]: address }).toString()}`;
}
