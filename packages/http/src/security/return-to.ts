import { WatchwordError } from '@watchword/core/storage';
import { parseOrigin } from '../options/origins.ts';

/** Characters. What is longer is no address of a page to come back to. */
const longestAddress = 2048;

/**
 * Where to go on after a sign-in: the address that was asked for if it is one of this site, the fallback if it is anything
 * else. The answer is absolute, so that no browser can read it as another site's (A44): redirecting to path and query alone
 * would lead to evil.example for `/..//evil.example`.
 *
 * @param value from a request: whatever it is, and of whatever type
 * @param origin the site's own, from configuration
 * @param fallback an address of this site, such as `/`
 * @throws `WatchwordError` `misuse` if the origin is none, or the fallback leads elsewhere
 */
export function returnTo(value: unknown, origin: string, fallback: string): string {
  const base = parseOrigin(origin);
  const address = own(value, base) ?? own(fallback, base);
  if (address !== undefined) return address;
  throw new WatchwordError('misuse', 'The fallback of returnTo must be an address of the origin itself, such as "/".');
}

function own(value: unknown, base: URL): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > longestAddress || !isPlain(value)) return undefined;
  if (!URL.canParse(value, base.href)) return undefined;
  const url = new URL(value, base.href);
  // The protocol as well: the origin of blob:https://… is that of the site.
  const isOwn = url.origin === base.origin && url.protocol === base.protocol;
  return isOwn && url.username === '' && url.password === '' ? url.href : undefined;
}

/** Browsers and servers disagree about backslashes, and drop control characters and spaces at different places. */
function isPlain(value: string): boolean {
  return !/[\\\s\p{Cc}]/u.test(value) && value.isWellFormed();
}
