import type { Request } from 'express';

/**
 * The origin of this site that a request came to. What it says itself, or a proxy says for it, counts only if it is one of
 * the site's own. Where the host has named none, which production refuses, it is believed: there is nothing to go by.
 */
export function originOf({ protocol, headers: { host = '' } }: Request, origins: readonly string[]): string {
  const claimed = `${protocol}://${host}`;
  const [first] = origins;
  if (first === undefined) return URL.canParse(claimed) ? new URL(claimed).origin : 'http://localhost';
  return origins.includes(claimed) ? claimed : first;
}
